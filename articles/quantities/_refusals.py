"""Words that change what a number means, so that it is not read at all."""

from __future__ import annotations

from articles.quantities import _reasons as why
from articles.quantities._amounts import Amount, Unreadable
from articles.quantities._phrases import COMPARED, MULTIPLES
from articles.quantities._tokens import Kind, Token, lows

_DENIALS = {"not", "isn't", "wasn't", "aren't", "weren't"}


def refuse_comparisons(tokens: list[Token], amounts: list[Amount]) -> None:
    """Refuse "three times as many", "half as many", "doubled to 12", "between 10" and the rest of "6ft 2in"."""
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
        if amount.unit and rest is not None and rest.kind is Kind.NAME and rest.text[0].isdigit():
            raise Unreadable(why.TWO_NUMBERS)


def refuse_denied(tokens: list[Token], place: int) -> None:
    """Refuse a number whose qualifiers begin at a place behind "not"."""
    if place and tokens[place - 1].low in _DENIALS:
        raise Unreadable(why.DENIED)
