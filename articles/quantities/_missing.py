"""Years that may be numbers, and saying why there is no number at all."""

from __future__ import annotations

from articles.quantities import _reasons as why
from articles.quantities._amounts import Amount, Unreadable
from articles.quantities._joins import modality_before
from articles.quantities._periods import Period
from articles.quantities._phrases import MULTIPLES, VAGUE
from articles.quantities._tokens import Kind, Token
from articles.quantities._words import ARTICLES, ENDS, OWNERS


def without_years(tokens: list[Token], amounts: list[Amount]) -> list[Amount]:
    """Leave out four digits that are a year ("the 2024 election"); refuse those that may be one or may be a count."""
    return [
        amount for amount in amounts if not amount.maybe_year or not _is_year(tokens, amount, len(amounts))
    ]


def _is_year(tokens: list[Token], amount: Amount, count: int) -> bool:
    """Decide about four digits between 1900 and 2099 without a comma, unit or scale."""
    before = tokens[amount.first - 1] if amount.first else None
    after = tokens[amount.last] if amount.last < len(tokens) else None
    is_counting = after is not None and after.is_word and after.low not in ENDS
    if is_counting and modality_before(tokens, amount.first) is not None:
        return False
    shown = tokens[amount.first].text
    points = before is not None and (before.low in OWNERS | ARTICLES or before.low.endswith(("'s", "s'")))
    if count > 1 and points:
        return True
    raise Unreadable((why.PERHAPS_YEAR if count > 1 or is_counting else why.YEAR).format(shown))


def why_no_number(tokens: list[Token], periods: list[Period], rest: list[Token]) -> str:
    """Say what there is instead of a number."""
    if not rest and periods and periods[0].is_bare_year:
        return why.YEAR.format(tokens[periods[0].last - 1].text)
    for token in rest:
        if token.kind in {Kind.NAME, Kind.ORDINAL, Kind.DECADE}:
            return token.reason or why.ORDINAL.format(token.text)
    for token in rest:
        if token.low in MULTIPLES:
            return why.TIMES.format(token.text)
        if token.low in VAGUE:
            return why.NO_BOUND.format(token.text)
    return why.NO_NUMBER
