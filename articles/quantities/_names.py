"""Telling numbers that are part of a name from figures, by the word before them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from articles.quantities import _reasons as why
from articles.quantities._listed import listed
from articles.quantities._phrases import BEFORE, LABELS, NEUTRAL, ON_TOP
from articles.quantities._tokens import Kind, Token
from articles.quantities._units import CODES, MEASURES, SCALES, SIGNS
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
_HOUR = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
_BEFORE_HOUR = {"at", "until", "till", "since"}
_SCORE = re.compile(r"\d{1,2}[-–]\d{1,2}")
_REACH = 3
_GAMES = frozenset(
    listed(
        "won win wins winning lost lose loses losing beat beats beaten beating drew draw draws led lead "
        "leads leading trail trails trailed score scores scored defeat defeats defeated victory loss "
        "thriller thrashing tie tied final finals game games match matches goal goals aggregate vote votes "
        "voted ruling ruled decision set sets"
    )
)
_NOUNS_TOO = frozenset({"dead", "missing", "hurt"})
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
    if _is_hour(before, token, after):
        return replace(token, kind=Kind.ODD, numeral=None, reason=why.PERHAPS_CLOCK.format(token.text))
    if _is_score(tokens, place):
        reason = why.PERHAPS_SCORE.format(token.text)
        return replace(token, kind=Kind.ODD, numeral=None, until=None, reason=reason)
    return token if before is None else _behind(tokens, place, before, after)


def _is_hour(before: Token | None, token: Token, after: Token | None) -> bool:
    """Say whether a number may be a time of day with a point: "at 5.30"."""
    if before is None or before.low not in _BEFORE_HOUR or not _HOUR.fullmatch(token.text):
        return False
    return after is None or not (_is_measured(after) or after.low in SCALES)


def _is_score(tokens: list[Token], place: int) -> bool:
    """Say whether two small numbers with a dash between may be those of two sides: "won 2-3",
    "a 1-2 defeat".
    """
    token = tokens[place]
    if not _SCORE.fullmatch(token.text):
        return False
    if any(other.low in MONTHS for other in tokens[max(0, place - 1) : place + 2]):
        return False
    around = {other.low for other in tokens[max(0, place - _REACH) : place + _REACH + 1]}
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return (
        not around.isdisjoint(_GAMES)
        or after is None
        or not after.is_word
        or (after.low in ENDS and after.low not in _NOUNS_TOO)
    )


def _behind(tokens: list[Token], place: int, before: Token, after: Token | None) -> Token:
    """Judge a number by the token before it."""
    token = tokens[place]
    if _is_age(tokens, place, before, after):
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


def _is_age(tokens: list[Token], place: int, before: Token, after: Token | None) -> bool:
    """Say whether a number may be somebody's age: "Kim, 41, said", "Kim, 41", "aged 41"; no day of "5,
    6 and 7".
    """
    token = tokens[place]
    if token.numeral is None or not token.numeral.is_plain or token.numeral.value > _OLDEST:
        return False
    if before.low in {"aged", "age"}:
        return True
    named = tokens[place - 2] if place > 1 else None
    if before.text != "," or (named is not None and (named.numeral or named.kind is Kind.ORDINAL)):
        return False
    return (after is not None and after.text == ",") or (
        after is None and named is not None and named.is_word and named.is_capital
    )


def _may_name(token: Token) -> bool:
    """Say whether a number is short and bare enough to be part of a name."""
    return len(token.text) <= _LONGEST_LABEL and token.text.replace(".", "", 1).isdigit()


def _is_known(word: Token) -> bool:
    """Say whether a word with a capital is one that does not make names of numbers."""
    return word.low in _KNOWN or word.text in CODES or word.text in SIGNS or word.low.endswith("ed")


def _is_measured(after: Token | None) -> bool:
    """Say whether a unit follows: "Brent 70 dollars" is no name."""
    return after is not None and (after.low,) in MEASURES
