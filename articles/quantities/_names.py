"""Telling numbers that are part of a name from figures, by the word before them."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from articles.quantities import _reasons as why
from articles.quantities._listed import listed
from articles.quantities._phrases import BEFORE, LABELS, NEUTRAL, ON_TOP
from articles.quantities._tokens import Kind, Token
from articles.quantities._units import CODES, MEASURES
from articles.quantities._words import CARDINALS, ENDS, FALLS, LEADS, MONTHS, OWNERS, RISES, WEEKDAYS

_LONGEST_NAME = 4
_LONGEST_LABEL = 6
_SHORTEST_CODE = 3
_THOUSANDS = 3
_OLDEST = 120
_CLOCK = {"a.m", "p.m", "a.m.", "p.m.", "am", "pm", "o'clock", "noon", "midnight"}
_KNOWN = frozenset(
    {
        *ENDS,
        *LEADS,
        *OWNERS,
        *RISES,
        *FALLS,
        *ON_TOP,
        *NEUTRAL,
        *MONTHS,
        *WEEKDAYS,
        *CARDINALS,
        *(word for phrase in BEFORE for word in phrase),
        *listed("kill kills killed wound wounds wounded injured rescued and or minus between"),
    }
)
_CALIBRE = "mm"


def without_names(tokens: list[Token]) -> list[Token]:
    """Turn the numbers that belong to names into names, and those that may into oddities."""
    return [
        _judged(tokens, place) if tokens[place].numeral else tokens[place] for place in range(len(tokens))
    ]


def why_a_code(tokens: list[Token]) -> str:
    """Say why numbers in a row with nothing between them are none: a telephone number, or groups of
    thousands.
    """
    for place in range(len(tokens)):
        run = list(takewhile(_is_bare, tokens[place:]))
        shown = why.shown(" ".join(token.text for token in run))
        if len(run) >= _SHORTEST_CODE:
            return why.CODE.format(shown)
        if len(run) == _SHORTEST_CODE - 1 and all(len(token.text) == _THOUSANDS for token in run[1:]):
            return why.SPACES.format(shown)
    return ""


def _is_bare(token: Token) -> bool:
    """Say whether a token is only digits, perhaps with a sign before them."""
    return token.numeral is not None and token.until is None and token.text.lstrip("+").isdigit()


def _judged(tokens: list[Token], place: int) -> Token:
    """Judge one number by its neighbours."""
    token, before = tokens[place], tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if token.numeral is None:
        return token
    if (
        token.numeral.letters.lower() == _CALIBRE
        and after is not None
        and after.is_word
        and after.low != "of"
    ):
        # 170mm guns: the calibre names the gun. 40mm of rain is a measure.
        return _as_name(token, why.NAME, token.text)
    if after is not None and after.low in _CLOCK:
        return _as_name(token, why.CLOCK, f"{token.text} {after.text}")
    return token if before is None else _behind(tokens, place, before, after)


def _behind(tokens: list[Token], place: int, before: Token, after: Token | None) -> Token:
    """Judge a number by the token before it."""
    token = tokens[place]
    if _is_age(before, token, after):
        return replace(token, kind=Kind.ODD, numeral=None, reason=why.AGE.format(token.text))
    if not before.is_word or not _may_name(token):
        return token
    shown = f"{before.text} {token.text}"
    if before.low in LABELS or [word.text for word in tokens[max(0, place - 2) : place]] == ["Group", "of"]:
        return _as_name(token, why.NAME, shown)
    if (
        before.is_capital
        and len(token.text) <= _LONGEST_NAME
        and not _is_known(before)
        and not _is_measured(after)
    ):
        reason = why.PERHAPS_NAME.format(why.shown(shown))
        return replace(token, kind=Kind.ODD, numeral=None, reason=reason)
    return token


def _as_name(token: Token, reason: str, shown: str) -> Token:
    return replace(token, kind=Kind.NAME, numeral=None, reason=reason.format(why.shown(shown)))


def _is_age(before: Token, token: Token, after: Token | None) -> bool:
    """Say whether a number may be somebody's age: "Kim, 41, said", "aged 41"."""
    if token.numeral is None or not token.numeral.is_plain or token.numeral.value > _OLDEST:
        return False
    between_commas = before.text == "," and after is not None and after.text == ","
    return between_commas or before.low in {"aged", "age"}


def _may_name(token: Token) -> bool:
    """Say whether a number is short and bare enough to be part of a name."""
    return len(token.text) <= _LONGEST_LABEL and token.text.replace(".", "", 1).isdigit()


def _is_known(word: Token) -> bool:
    """Say whether a word with a capital is one that does not make names of numbers."""
    return word.low in _KNOWN or word.text in CODES or word.low.endswith("ed")


def _is_measured(after: Token | None) -> bool:
    """Say whether a unit follows: "Brent 70 dollars" is no name."""
    return after is not None and (after.low,) in MEASURES
