"""The ledger's entries for merges, splits and judgements."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from articles.ledger.types import Change, Snapshot


def merge_changes(noun: str, ids: Sequence[UUID], *, into: UUID) -> list[Change]:
    """Return the ledger's changes for a merge. The first id became a tombstone; the others, its own
    tombstones, follow it.

    So a reader who keeps the survivor of every id learns of each id that now leads elsewhere.
    """
    first, *below = ids
    moved = {"before": {"survivor": str(first)}, "after": {"survivor": str(into)}}
    return [
        Change(f"{noun}.merged", first, after={"into": str(into)}),
        *(Change(f"{noun}.resolved", id, before=moved["before"], after=moved["after"]) for id in below),
    ]


def split_changes(
    noun: str, ids: Sequence[UUID], *, into: UUID | None, survivor: UUID | None
) -> list[Change]:
    """Return the ledger's changes for a split. The first id, which was merged `into` that record, is its own
    record again.

    The others, its own tombstones, led to `survivor` and now follow it.
    """
    first, *below = ids
    moved = {"before": {"survivor": str(survivor)}, "after": {"survivor": str(first)}}
    return [
        Change(f"{noun}.split", first, before={"into": str(into)}, after=None),
        *(Change(f"{noun}.resolved", id, before=moved["before"], after=moved["after"]) for id in below),
    ]


def retirement_change(noun: str, id: UUID, *, name: str, retired: bool) -> Change:
    """Return the ledger's change for a record that was put out of use, or back, with its name."""
    told: Snapshot = {"name": name}
    return Change(
        f"{noun}.{'retired' if retired else 'restored'}",
        id,
        before=told if retired else None,
        after=None if retired else told,
    )


def judgement_change(noun: str, id: UUID, pair: tuple[UUID, UUID], answer: str) -> Change:
    """Return the ledger's change for a judgement about a pair of records."""
    return Change(
        f"{noun}_judgement.created", id, after={"pair": [str(one) for one in pair], "answer": answer}
    )
