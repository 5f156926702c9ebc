"""How content is written down in the ledger, and whether two writings say the same."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

import orjson

from articles.ledger.types import Change, Snapshot

# What a redaction puts in the place of a letter; the others tell two names apart that would look the same and
# mustn't.
FILLER = "█"
FILLERS = "█▇▆▅▄▃▂▁"


def snapshot(content: Any) -> Snapshot:
    """Return a frozen dataclass (or a dict) as the plain JSON object that the ledger stores and compares.

    Ids become strings, times RFC 3339, decimals their digits as a string, tuples lists: the form in which the
    database gives them back.
    """
    plain: Snapshot = orjson.loads(orjson.dumps(content, default=_digits))
    return plain


def _digits(value: Any) -> str:
    """Return a decimal as a string. Raises `TypeError` for whatever else JSON has no form for."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    raise TypeError(f"{type(value).__name__} has no form in the ledger")


def says_the_same(written: Snapshot | None, sent: Snapshot) -> bool:
    """Tell whether a create that was written down is the one that is sent now.

    A field that came into being since the entry was written is absent there, which says as much as empty.
    Where words were redacted since, any letters count as the same: whoever sends them again gets the row as
    it is.
    """
    if written is None:
        return False
    if written.keys() <= sent.keys():
        return all(
            _same(written[name], value) if name in written else not value for name, value in sent.items()
        )
    return _same(written, sent)


def covered(text: str, blanked: str) -> bool:
    """Tell whether `blanked` is this text with fillers in it: as long, and otherwise the same."""
    return len(text) == len(blanked) and all(
        old == new or new in FILLERS for old, new in zip(text, blanked, strict=True)
    )


def _same(written: Any, sent: Any) -> bool:
    """Tell whether two JSON values are the same, but for what was redacted in the one that was written
    down.
    """
    if written == sent:
        return True
    if isinstance(written, str) and isinstance(sent, str):
        return covered(sent, written)
    if isinstance(written, list) and isinstance(sent, list):
        return len(written) == len(sent) and all(map(_same, written, sent))
    if isinstance(written, dict) and isinstance(sent, dict):
        return len(written) == len(sent) and all(
            any((name == one or covered(one, name)) and _same(value, sent[one]) for one in sent)
            for name, value in written.items()
        )
    return False


def merge_changes(noun: str, ids: Sequence[UUID], *, into: UUID) -> list[Change]:
    """Return what the ledger says of a merge: the first id became a tombstone, the others, its own, follow
    it.

    A reader who keeps the survivor of every id so hears of each that resolves to another one now.
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
    """Return what the ledger says of a split: the first id, which was merged `into` that record, stands for
    itself.

    The others, its own tombstones, resolved to `survivor` and follow it.
    """
    first, *below = ids
    moved = {"before": {"survivor": str(survivor)}, "after": {"survivor": str(first)}}
    return [
        Change(f"{noun}.split", first, before={"into": str(into)}, after=None),
        *(Change(f"{noun}.resolved", id, before=moved["before"], after=moved["after"]) for id in below),
    ]


def judgement_change(noun: str, id: UUID, pair: tuple[UUID, UUID], answer: str) -> Change:
    """Return what the ledger says of a judgement about a pair of records."""
    return Change(
        f"{noun}_judgement.created", id, after={"pair": [str(one) for one in pair], "answer": answer}
    )
