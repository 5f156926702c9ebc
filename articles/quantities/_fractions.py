"""Shares in words: "a third", "two thirds", "half of", and halves of units: "half an hour"."""

from __future__ import annotations

from decimal import Decimal

from articles.quantities._tokens import Token
from articles.quantities._units import MEASURES, SCALES, TIMES
from articles.quantities._words import ARTICLES, CARDINALS, ENDS, FRACTIONS, ORDINALS, OWNERS

PLACES = Decimal(1).scaleb(-12)
_HALF = Decimal("0.5")


def share(part: Decimal, whole: Decimal) -> Decimal:
    """Give a part of a whole, rounded to twelve places."""
    return (part / whole).quantize(PLACES)


def read_fraction(tokens: list[Token], place: int) -> tuple[Decimal, str, int] | None:
    """Read a share that begins at a token; give value, unit and the index behind it."""
    words = [token.low if token.is_word else "" for token in tokens[place : place + 4]] + [""] * 4
    if words[0] == "half" or (words[0] in ARTICLES and words[1] == "half"):
        return _half(tokens, place, words)
    if words[0] not in ARTICLES and words[0] not in CARDINALS:
        return None
    parts, whole = CARDINALS.get(words[0], 1), FRACTIONS.get(words[1])
    if whole is None or parts > whole or not parts:
        return None
    is_plural = words[1].endswith(("s", "halves"))
    if is_plural != (parts > 1) or words[2] in SCALES:
        return None
    # "A third soldier" is one more soldier; "a third of them" is a share.
    if not is_plural and not _ends(tokens, place + 2):
        return None
    return share(Decimal(parts), Decimal(whole)), "share", place + 2


def _half(tokens: list[Token], place: int, words: list[str]) -> tuple[Decimal, str, int] | None:
    """Read "half of", "half the", "half an hour"; not "half a million", "the first half" or "in half"."""
    before = tokens[place - 1].low if place else ""
    article = words[0] in ARTICLES
    after = place + 1 + article
    rest = words[1 + article :]
    if before in ORDINALS or before in {"in", "other"} or rest[0] in SCALES:
        return None
    skip = rest[0] in ARTICLES
    unit = MEASURES.get((rest[skip],))
    if unit is not None and (skip or article or unit in TIMES):
        return _HALF, unit, after + 1 + skip
    if rest[0] in ARTICLES and rest[1] in SCALES:
        return None
    return (_HALF, "share", after) if _ends(tokens, after) or rest[0] in OWNERS else None


def _ends(tokens: list[Token], place: int) -> bool:
    """Say whether the share ends here: no noun follows that would make an ordinal of it."""
    if place >= len(tokens) or not tokens[place].is_word:
        return True
    return tokens[place].low in ENDS or tokens[place].low in {
        "of",
        "or",
        "and",
        "more",
        "less",
        "higher",
        "lower",
    }
