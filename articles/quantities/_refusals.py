"""Words that change what a number means, so that it is not read at all."""

from __future__ import annotations

import itertools

from articles.quantities import _reasons as why
from articles.quantities._amounts import Amount, Unreadable
from articles.quantities._phrases import COMPARED, MULTIPLES
from articles.quantities._tokens import Kind, Token, lows
from articles.quantities._units import EXTENDED, NAMES, SCALES
from articles.quantities._words import FRACTIONS

_UNKNOWN_PARTS = {"some", "none", "most", "many", "few", "any", "neither", "part", "much", "majority"}
_DENIALS = {"not", "isn't", "wasn't", "aren't", "weren't"}


def refuse_comparisons(tokens: list[Token], amounts: list[Amount]) -> None:
    """Refuse "three times as many", "half as many", "doubled to 12", "between 10" and the rest of "6ft
    2in".
    """
    after = [lows(tokens, amount.last, amount.last + 2) for amount in amounts]
    compares = any(
        words[:1] == ("as",) or (words[:1] == ("times",) and words[1:] in COMPARED) for words in after
    )
    if compares or any(token.low in MULTIPLES for token in tokens):
        raise Unreadable(why.TIMES.format(why.shown(" ".join(token.text for token in tokens))))
    for amount in amounts:
        if not amount.is_range and lows(tokens, amount.first - 1, amount.first) == ("between",):
            raise Unreadable(why.HALF_RANGE)
        rest = tokens[amount.last] if amount.last < len(tokens) else None
        if rest is not None and _goes_on(amount, rest):
            raise Unreadable(why.UNREADABLE.format(why.shown(f"{tokens[amount.last - 1].text} {rest.text}")))


def _goes_on(amount: Amount, rest: Token) -> bool:
    """Say whether what looks like a name or noun belongs to the number: "6ft 2in", "12 million-strong"."""
    head, hyphen, _ = rest.low.partition("-")
    if rest.kind is not Kind.NAME:
        return rest.low in FRACTIONS or (bool(hyphen) and (head,) in NAMES and head.endswith("s"))
    return head in SCALES or (head,) in NAMES or bool(amount.unit in EXTENDED and rest.text[0].isdigit())


def refuse_denied(tokens: list[Token], place: int) -> None:
    """Refuse a number whose qualifiers begin at a place behind "not"."""
    if place and tokens[place - 1].low in _DENIALS:
        raise Unreadable(why.DENIED)


def refuse_unknown_part(tokens: list[Token], amount: Amount) -> None:
    """Refuse "some of the 300": the number is that of the whole, and the part has none."""
    words = lows(tokens, amount.first - 4, amount.first)
    for part, of in itertools.pairwise(words):
        if of == "of" and part in _UNKNOWN_PARTS:
            raise Unreadable(why.NO_BOUND.format(part))
