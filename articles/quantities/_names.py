"""Telling numbers that are part of a name from figures, by the word before them."""

from __future__ import annotations

from dataclasses import replace

from articles.quantities import _reasons as why
from articles.quantities._listed import listed
from articles.quantities._phrases import BEFORE, LABELS, NEUTRAL, ON_TOP
from articles.quantities._tokens import Kind, Token
from articles.quantities._units import CODES, MEASURES
from articles.quantities._words import CARDINALS, ENDS, FALLS, LEADS, MONTHS, OWNERS, RISES, WEEKDAYS

_LONGEST_LABEL = 4
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
        _judged(tokens, place) if token.numeral is not None else token for place, token in enumerate(tokens)
    ]


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
        return replace(token, kind=Kind.NAME, numeral=None, reason=why.NAME.format(token.text))
    if before is None or not before.is_word or not token.numeral.is_plain or len(token.text) > _LONGEST_LABEL:
        return token
    shown = f"{before.text} {token.text}"
    if before.low in LABELS:
        return replace(token, kind=Kind.NAME, numeral=None, reason=why.NAME.format(why.shown(shown)))
    if before.is_capital and not _is_known(before) and not _is_measured(after):
        return replace(token, kind=Kind.ODD, numeral=None, reason=why.PERHAPS_NAME.format(why.shown(shown)))
    return token


def _is_known(word: Token) -> bool:
    """Say whether a word with a capital is one that does not make names of numbers."""
    return word.low in _KNOWN or word.text in CODES or word.low.endswith("ed")


def _is_measured(after: Token | None) -> bool:
    """Say whether a unit follows: "Brent 70 dollars" is no name."""
    return after is not None and (after.low,) in MEASURES
