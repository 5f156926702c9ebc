"""How content is written in the ledger, and how two entries are compared."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import orjson

from articles.ledger.types import Snapshot

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
    """Return a decimal as a string. Raises `TypeError` for anything else that JSON can't hold."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    raise TypeError(f"{type(value).__name__} has no form in the ledger")


def says_the_same(written: Snapshot | None, sent: Snapshot) -> bool:
    """Tell whether a recorded create and the one that is sent now are the same.

    A field that was added to the draft later is missing in an old entry, which counts as empty. Where words
    were redacted, any letters count as the same: a client that sends them again gets the row as it is.
    """
    if written is None:
        return False
    if written.keys() <= sent.keys():
        return all(
            _same(written[name], value) if name in written else not value for name, value in sent.items()
        )
    return _same(written, sent)


def covered(text: str, blanked: str) -> bool:
    """Tell whether `blanked` is this text with some letters blanked: equally long, and otherwise the same."""
    return len(text) == len(blanked) and all(
        old == new or new in FILLERS for old, new in zip(text, blanked, strict=True)
    )


def _same(written: Any, sent: Any) -> bool:
    """Tell whether two JSON values are the same, apart from what was redacted in the recorded one."""
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
