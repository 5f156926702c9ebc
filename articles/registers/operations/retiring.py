"""Putting a record out of use that nothing names, and back, within the transaction of its room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from articles.foundation.operations import lock, touch
from articles.foundation.types import Actor
from articles.ledger import operations as ledger
from articles.registers._entries import retirement_change
from articles.registers.errors import BadMerge, InUse
from articles.registers.models import CanonicalRecord
from articles.registers.operations.merging import noun_of, refuse_merged

# What names the record `id`, in words, such as "2 marks". Empty if nothing does.
type Uses = Callable[[UUID], Sequence[str]]


def retire[M: CanonicalRecord](
    actor: Actor, rows: QuerySet[M], *, id: UUID, version: int, uses: Uses, now: datetime
) -> M:
    """Put the record `id`, still at `version`, out of use, within the caller's transaction; return it.

    It keeps its id and its content. Raises `Missing`, `Stale`, `Merged`, `Retired`, `InUse` (with what names
    it).
    """
    row = lock(rows, id=id, version=version)
    refuse_merged(row)
    noun = rows.model._meta.verbose_name
    # Whoever links something to the row waits for this lock, or is seen here.
    if found := uses(id):
        raise InUse(f"This {noun} is in use: {_listed(found)}. Only one that nothing names can be retired.")
    row.retired = now
    return _written(actor, row, now, retired=True)


def restore[M: CanonicalRecord](
    actor: Actor, rows: QuerySet[M], *, id: UUID, version: int, now: datetime
) -> M:
    """Put a retired record, still at `version`, back into use, within the caller's transaction; return it.

    Raises `Missing`, `Stale`, `BadMerge` (it isn't retired).
    """
    row = lock(rows, id=id, version=version)
    if row.retired is None:
        noun = rows.model._meta.verbose_name
        raise BadMerge(f"This {noun} is not retired, so there is nothing to restore.", field="id")
    row.retired = None
    return _written(actor, row, now, retired=False)


def _written[M: CanonicalRecord](actor: Actor, row: M, now: datetime, *, retired: bool) -> M:
    """Save the row and tell the ledger."""
    touch(row, now, by=actor)
    row.save(update_fields=["retired", "version", "modified", "modified_by"])
    change = retirement_change(noun_of(type(row)), row.id, name=row.name, retired=retired)
    ledger.record(actor, change, at=now)
    return row


def _listed(words: Sequence[str]) -> str:
    """Return words as a sentence lists them."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
