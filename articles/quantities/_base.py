"""The number that another comes on top of: "3,000 more troops, on top of 11,000"."""

from __future__ import annotations

from dataclasses import dataclass

from articles.quantities._amounts import Amount
from articles.quantities._joins import modality_before
from articles.quantities._tokens import Token, lows
from articles.quantities._words import OWNERS

_PHRASES: tuple[tuple[str, ...], ...] = (("on", "top", "of"), ("in", "addition", "to"))
_BOTH = 2


@dataclass(frozen=True, slots=True)
class Base:
    """The number that the figure comes on top of, with the first token of the words that say so."""

    amount: Amount
    first: int


def find_base(tokens: list[Token], amounts: list[Amount]) -> Base | None:
    """Find the base among two numbers, if the words say plainly which of them it is.

    None where it can't be told: a hedged base, one of another unit, a year, or a range.
    """
    if len(amounts) != _BOTH:
        return None
    for base, figure in (amounts[::-1], amounts):
        first = _phrase_before(tokens, base.first)
        if first is None or base.unit != figure.unit or not base.is_value or base.maybe_year:
            continue
        # Before the figure, its words end at a comma: "On top of 11,000, 3,000 were sent".
        is_apart = base.first > figure.first or any(
            token.text == "," for token in tokens[base.last : figure.first]
        )
        if is_apart and modality_before(tokens, base.first) is None:
            return Base(base, first)
    return None


def _phrase_before(tokens: list[Token], place: int) -> int | None:
    """Return where a phrase that ends at the place begins; between them there may be "the"."""
    if place and tokens[place - 1].low in OWNERS:
        place -= 1
    for phrase in _PHRASES:
        if lows(tokens, place - len(phrase), place) == phrase:
            return place - len(phrase)
    return None
