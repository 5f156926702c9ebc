"""Making two records one, taking one out again, and judging pairs, within the transaction of the room that
owns them.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from articles.foundation.operations import lock, one_at_a_time, require_rows, touch
from articles.foundation.types import Actor
from articles.ledger import operations as ledger
from articles.registers._entries import judgement_change, merge_changes, split_changes
from articles.registers.errors import BadJudgement, BadMerge, Merged, Retired
from articles.registers.models import CanonicalRecord, Judgement, Mergeable
from articles.registers.types import Sameness


def refuse_merged(row: Mergeable) -> None:
    """Raise `Merged` if the record is a tombstone, `Retired` if it is out of use: no more is said of it."""
    if row.merged_into_id is not None:
        noun = row._meta.verbose_name
        raise Merged(
            f"This {noun} was merged into the {noun} {row.survivor_id}. Make the change there, or split this "
            "one off first."
        )
    if isinstance(row, CanonicalRecord) and row.retired is not None:
        raise Retired(f"This {row._meta.verbose_name} was retired. Put it back into use first.")


def merge[M: Mergeable](
    actor: Actor, rows: QuerySet[M], *, id: UUID, version: int, into: UUID, now: datetime
) -> list[M]:
    """Turn the record `id`, still at `version`, into a tombstone of the record `into`, within the caller's
    transaction.

    Return the rows that changed: the record first, then those that were merged into it earlier and now have
    another survivor. Raises `Missing`, `Stale`, `Merged`, `BadMerge` (into itself, in a circle, into a
    tombstone).
    """
    one_at_a_time(rows.model)
    row = lock(rows, id=id, version=version)
    refuse_merge(rows, row, into=into)
    below = _below(rows, row, survivor=id)
    row.merged_into_id = into
    changed = [row, *below]
    _resolve(actor, changed, to=into, now=now)
    ledger.record_all(
        actor, merge_changes(noun_of(rows.model), [one.id for one in changed], into=into), at=now
    )
    return changed


def refuse_merge[M: Mergeable](rows: QuerySet[M], row: M, *, into: UUID) -> None:
    """Raise the error that prevents merging the row into the record `into`: `Merged`, `BadMerge`."""
    if row.id == into:
        raise BadMerge("A record can't be merged into itself. Choose another.", field="into")
    noun = rows.model._meta.verbose_name
    target = rows.filter(id=into).first()
    if target is None:
        raise BadMerge(f"There is no {noun} with the id {into}.", field="into")
    if target.survivor_id == row.id:
        message = f"That {noun} was merged into this one, so this would make a circle. Split it off first."
        raise BadMerge(message, field="into")
    refuse_merged(row)
    if isinstance(target, CanonicalRecord) and target.retired is not None:
        raise BadMerge(f"That {noun} was retired. Put it back into use first.", field="into")
    if target.survivor_id is not None:
        message = f"That {noun} was merged into the {noun} {target.survivor_id}. Merge into that one instead."
        raise BadMerge(message, field="into")


def split[M: Mergeable](actor: Actor, rows: QuerySet[M], *, id: UUID, version: int, now: datetime) -> list[M]:
    """Make the tombstone `id`, still at `version`, a record of its own again, within the caller's
    transaction.

    Records that were merged into it before go with it. Return the rows that changed, the record
    first. Raises `Missing`, `Stale`, `BadMerge` (it is no tombstone).
    """
    one_at_a_time(rows.model)
    row = lock(rows, id=id, version=version)
    if row.survivor_id is None:
        noun = rows.model._meta.verbose_name
        raise BadMerge(f"This {noun} is not merged into another, so there is nothing to split.", field="id")
    into, survivor = row.merged_into_id, row.survivor_id
    below = _below(rows, row, survivor=survivor)
    row.merged_into_id = None
    _resolve(actor, [row], to=None, now=now)
    _resolve(actor, below, to=id, now=now)
    changed = [row, *below]
    changes = split_changes(noun_of(rows.model), [one.id for one in changed], into=into, survivor=survivor)
    ledger.record_all(actor, changes, at=now)
    return changed


def judge[J: Judgement](
    actor: Actor,
    *,
    records: QuerySet[Mergeable],
    judgements: QuerySet[J],
    a: UUID,
    b: UUID,
    answer: str,
    now: datetime,
) -> tuple[J, bool]:
    """Record what the actor says about a pair of records, within the caller's transaction.

    Return the judgement, and whether this call made it: repeating one's last judgement adds nothing.
    Raises `BadJudgement`, and `Dangling` for a record that isn't there.
    """
    require_rows(records, [("a", a), ("b", b)])
    if a == b:
        raise BadJudgement("A pair needs two different records. Choose another.", field="b")
    if answer not in Sameness.values:
        message = f"Unknown answer. Choose one of: {', '.join(Sameness.values)}."
        raise BadJudgement(message, field="answer")
    one_at_a_time(judgements.model)
    canonical = set(records.filter(id__in=(a, b)).values_list("canonical", flat=True))
    if len(canonical) == 1 and answer != Sameness.SAME:
        raise BadJudgement("These two were merged. Split one off first.", field="answer")
    low, high = sorted((a, b))
    last = judgements.filter(low=low, high=high).order_by("-created", "-id").first()
    if last and (last.answer, last.created_by_id) == (answer, actor.user_id):
        return last, False
    row = judgements.model(low_id=low, high_id=high, answer=answer, created=now, created_by_id=actor.user_id)
    row.save(force_insert=True)
    change = judgement_change(noun_of(records.model), row.id, (low, high), answer)
    ledger.record(actor, change, at=now)
    return row, True


def noun_of(table: type[Mergeable]) -> str:
    """Return what the ledger calls a record of the table: `source`, `entity`, `claim`."""
    return str(table._meta.model_name)


def _below[M: Mergeable](rows: QuerySet[M], row: M, *, survivor: UUID) -> list[M]:
    """Return the tombstones that were merged into the row, directly or not, locked in the order of their ids.

    All of them, whatever the actor may know of: one that was left out would resolve to a tombstone.
    """
    everything = rows.model._default_manager.filter(survivor=survivor)
    locked = everything.order_by("id").select_for_update(of=("self",))
    children: dict[UUID | None, list[M]] = {}
    for one in locked:
        children.setdefault(one.merged_into_id, []).append(one)
    found = [*children.get(row.id, ())]
    for one in found:
        found += children.get(one.id, ())
    return found


def _resolve[M: Mergeable](actor: Actor, changed: list[M], *, to: UUID | None, now: datetime) -> None:
    """Let the rows resolve to this survivor, or to themselves, and save them."""
    for one in changed:
        one.survivor_id = to
        touch(one, now, by=actor)
        one.save(update_fields=["merged_into", "survivor", "version", "modified", "modified_by"])
