"""Making two records one, and taking one out again, within the transaction of the room that owns them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from articles.foundation.errors import BadMerge, Merged
from articles.foundation.models import Mergeable
from articles.foundation.operations.rows import lock, touch


def refuse_merged(row: Mergeable) -> None:
    """Raise `Merged` if the record is a tombstone: nothing more is said of it."""
    if row.merged_into_id is not None:
        noun = row._meta.verbose_name
        raise Merged(
            f"This {noun} was merged into the {noun} {row.survivor_id}. Do it there, or split this one off first."
        )


def merge[M: Mergeable](rows: QuerySet[M], *, id: UUID, version: int, into: UUID, now: datetime) -> list[M]:
    """Turn the record `id`, still at `version`, into a tombstone of the record `into`, within the caller's transaction.

    Return the rows that changed: the record first, then those that had been merged into it before and resolve to
    another survivor now. Raises `Missing`, `Stale`, `BadMerge` (into itself, in a ring, tombstones).
    """
    if id == into:
        raise BadMerge("A record can't be merged into itself. Choose another one.", field="into")
    group = _locked_groups(rows, id, into)
    row = lock(rows, id=id, version=version)
    noun = rows.model._meta.verbose_name
    target = group.get(into)
    if target is None:
        raise BadMerge(f"There is no {noun} with the id {into}.", field="into")
    if target.survivor_id == id:
        message = f"That {noun} was merged into this one: this would make a ring. Split it off first."
        raise BadMerge(message, field="into")
    if target.survivor_id is not None:
        message = f"That {noun} was merged into the {noun} {target.survivor_id}. Merge into that one."
        raise BadMerge(message, field="into")
    refuse_merged(row)
    row.merged_into_id = into
    return _resolve(group, row, to=into, now=now)


def split[M: Mergeable](rows: QuerySet[M], *, id: UUID, version: int, now: datetime) -> list[M]:
    """Make the tombstone `id`, still at `version`, a record of its own again, within the caller's transaction.

    What had been merged into it before it was merged goes with it. Return the rows that changed, the record first.
    Raises `Missing`, `Stale`, `BadMerge` (it is no tombstone).
    """
    old = rows.filter(id=id).values_list("survivor", flat=True).first()
    group = _locked_groups(rows, id, old) if old else {}
    row = lock(rows, id=id, version=version)
    if row.merged_into_id is None or row.id not in group:
        noun = rows.model._meta.verbose_name
        raise BadMerge(f"This {noun} is not merged into another: there is nothing to split.", field="id")
    row.merged_into_id = None
    return _resolve(group, row, to=None, now=now)


def _locked_groups[M: Mergeable](rows: QuerySet[M], *ids: UUID) -> dict[UUID, M]:
    """Return the records and all tombstones that resolve to them, by id, locked in the order of their ids."""
    found = rows.model._default_manager.filter(Q(id__in=ids) | Q(survivor__in=ids)).order_by("id")
    return {row.id: row for row in found.select_for_update(of=("self",), no_key=True)}


def _resolve[M: Mergeable](group: dict[UUID, M], row: M, *, to: UUID | None, now: datetime) -> list[M]:
    """Let the row, and what was merged into it, resolve `to` this survivor, or to the row itself. Save and return them."""
    changed, seen = [row], {row.id}
    for one in changed:
        below = [other for other in group.values() if other.merged_into_id == one.id and other.id not in seen]
        seen |= {other.id for other in below}
        changed += below
    for one in changed:
        one.survivor_id = to if one is row else to or row.id
        touch(one, now)
        one.save(update_fields=["merged_into", "survivor", "version", "modified"])
    return changed
