"""Years that may be numbers, and saying why there is no number at all."""

from __future__ import annotations

from articles.quantities import _reasons as why
from articles.quantities._amounts import Amount, Unreadable
from articles.quantities._day_lists import Period
from articles.quantities._joins import modality_before
from articles.quantities._phrases import MULTIPLES, VAGUE
from articles.quantities._tokens import Kind, Token
from articles.quantities._words import ARTICLES, CARDINALS, ENDS, ORDINALS, OWNERS

_NEVER_DATED = {"people", "persons", "men", "women", "children", "soldiers", "civilians"}


def without_years(tokens: list[Token], amounts: list[Amount]) -> list[Amount]:
    """Leave out four digits that are a year ("the 2024 election"); refuse those that may be one or may be a
    count.
    """
    return [
        amount for amount in amounts if not amount.maybe_year or not _is_year(tokens, amount, len(amounts))
    ]


def _is_year(tokens: list[Token], amount: Amount, count: int) -> bool:
    """Decide about four digits between 1900 and 2099 without a comma, unit or scale."""
    before = tokens[amount.first - 1] if amount.first else None
    after = tokens[amount.last] if amount.last < len(tokens) else None
    is_counting = after is not None and after.is_word and after.low not in ENDS
    if after is not None and after.low in _NEVER_DATED:
        return False
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
    return next((reason for token in rest if (reason := _why_word(token))), why.NO_NUMBER)


def _why_word(token: Token) -> str:
    """Say what keeps a word from being a number, if it looks like one."""
    reasons = (
        (token.low in ORDINALS, why.ORDINAL),
        (token.low in CARDINALS and token.low != "one", why.NAME),
        (token.low in MULTIPLES, why.TIMES),
        (token.low in VAGUE, why.NO_BOUND),
    )
    return next((reason.format(token.text) for holds, reason in reasons if holds), "")
