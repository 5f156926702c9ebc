"""What one run of characters with a digit in it is: a number, two with a dash between, a name, a date, or
odd.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from articles.quantities import _reasons as why
from articles.quantities._fold import GROUP, RIDDLE
from articles.quantities._tokens import Kind, Numeral
from articles.quantities._units import GLUED, HEAT, MONEY_SCALES, SHORT_SCALES, SIGNS

_VULGAR = {
    "½": "0.5",
    "¼": "0.25",
    "¾": "0.75",
    "⅛": "0.125",
    "⅜": "0.375",
    "⅝": "0.625",
    "⅞": "0.875",
    "⅕": "0.2",
}
_MONEY = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
_ONE = re.compile(
    rf"(?P<sign>[+-]?)(?P<money>(?:{_MONEY})?)(?P<digits>\.?\d[\d.,{GROUP}]{{0,2000}}|(?=[½¼¾⅛⅜⅝⅞⅕]))"
    r"(?P<vulgar>[½¼¾⅛⅜⅝⅞⅕]?)(?P<letters>(?:%|°?[CF](?![A-Za-z])|°|[A-Za-zµ]{1,4}[²³]?|(?:km|m)[23])?)"
    r"(?P<money_after>[€£₽₴]?)"
)
_WELL_FORMED = re.compile(
    rf"(?:\d+|\d{{1,3}}(?:,\d{{3}})+|\d{{1,3}}(?:{GROUP}\d{{2,3}})*{GROUP}\d{{3}})(?:\.\d+)?|\.\d+"
)
_SPECIAL = (
    (re.compile(r"\d{4}-\d\d-\d\d"), Kind.DATE, ""),
    (
        re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?:[ap]\.?m\.?)?|\d{1,2}(?:\.\d\d)?[ap]\.?m\.?", re.IGNORECASE),
        Kind.NAME,
        why.CLOCK,
    ),
    (re.compile(r"\d{1,6}(?:st|nd|rd|th)", re.IGNORECASE), Kind.ORDINAL, why.ORDINAL),
    (re.compile(r"(?:1[5-9]|20)\d0'?s"), Kind.DECADE, why.YEAR),
    (re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}"), Kind.ODD, why.DAYS),
    (re.compile(r"[vV]?\d{1,6}(?:\.\d{1,6}){2,9}"), Kind.ODD, why.VERSION),
    (re.compile(r"v\d{1,6}(?:\.\d{1,6})?"), Kind.ODD, why.VERSION),
    (re.compile(r"\+?\d{1,9}(?:[-–]\d{1,9}){2,9}|\(\d+\)[\d-]+"), Kind.ODD, why.CODE),
    (re.compile(r"\d{3}[-–]\d{4}"), Kind.ODD, why.CODE),
    (re.compile(r"[$]?0\d+(?:\.\d+)?"), Kind.ODD, why.CODE),
    (re.compile(r"\d{1,4}/\d{1,4}(?:/\d{1,4})?"), Kind.ODD, why.DAYS),
)
_DASHES = "-–"
_RATE = re.compile(r"/[A-Za-z]{1,10}")
_COMPOUND = re.compile(r"-[A-Za-z]{1,20}(?:-[A-Za-z]{1,20}){0,3}")
_HAS_LETTER = re.compile(r"[^\W\d_]")
_HEAT_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Chunk:
    """What was found. `rest` begins with a hyphen or a slash, and is words that touch the number."""

    kind: Kind
    numeral: Numeral | None = None
    until: Numeral | None = None
    reason: str = ""
    rest: str = ""


def read_chunk(chunk: str) -> Chunk:
    """Tell what a run of characters with a digit in it is."""
    for pattern, kind, reason in _SPECIAL:
        if pattern.fullmatch(chunk):
            return Chunk(kind, reason=reason.format(why.shown(chunk)))
    first = _ONE.match(chunk)
    if first is None:
        return _no_number(chunk)
    numeral = _numeral(first)
    if isinstance(numeral, str):
        return Chunk(Kind.ODD, reason=numeral)
    rest = chunk[first.end() :]
    if numeral is None:
        return _no_number(chunk)
    if not rest or _RATE.fullmatch(rest) or _COMPOUND.fullmatch(rest):
        return Chunk(Kind.NUMBER, numeral, rest=rest)
    return _range(chunk, numeral, rest)


def _range(chunk: str, numeral: Numeral, rest: str) -> Chunk:
    """Read the words after a dash as the end of a range."""
    second = _ONE.match(rest, 1) if rest[0] in _DASHES and rest[1:2] not in {"-", "+"} else None
    until = _numeral(second) if second is not None else None
    if isinstance(until, str):
        return Chunk(Kind.ODD, reason=until)
    if second is None or until is None:
        return _no_number(chunk)
    left = rest[second.end() :]
    if left and not _RATE.fullmatch(left):
        return _no_number(chunk)
    if not until.letters and not until.money and until.value <= numeral.value and numeral.is_plain:
        return Chunk(Kind.ODD, reason=why.SCORE.format(why.shown(chunk)))
    return Chunk(Kind.NUMBER, numeral, until, rest=left)


def _no_number(chunk: str) -> Chunk:
    """Take what has letters for a name, and refuse all else."""
    if RIDDLE in chunk:
        return Chunk(Kind.ODD, reason=why.LANGUAGE)
    if _HAS_LETTER.search(chunk):
        return Chunk(Kind.NAME, reason=why.NAME.format(why.shown(chunk)))
    reason = why.CODE if chunk.startswith(("+", "#", "0", "(")) else why.UNREADABLE
    return Chunk(Kind.ODD, reason=reason.format(why.shown(chunk)))


def _numeral(found: re.Match[str]) -> Numeral | str | None:
    """Check the digits and what touches them; give a reason for wrong digits, None for part of a name."""
    digits, letters = found["digits"].rstrip(GROUP) if found["vulgar"] else found["digits"], found["letters"]
    money = SIGNS.get(found["money"], "") or SIGNS.get(found["money_after"], "")
    if digits and not _WELL_FORMED.fullmatch(digits):
        shown = why.shown(digits.replace(GROUP, " "))
        if "," in digits:
            return why.COMMA.format(shown)
        return (why.VERSION if digits.count(".") > 1 else why.UNREADABLE).format(shown)
    value = Decimal(re.sub(rf"[,{GROUP}]", "", digits) or 0) + Decimal(_VULGAR.get(found["vulgar"], "0"))
    if not _fits(letters, value, money=bool(money)):
        return None
    signed = -value if found["sign"] == "-" else value
    # A fraction sign makes the digits alone no year and no day.
    return Numeral(signed, digits + found["vulgar"], found["sign"], money, letters)


def _fits(letters: str, value: Decimal, *, money: bool) -> bool:
    """Say whether letters that touch the digits are a scale or a unit."""
    if letters in HEAT:
        return value <= _HEAT_LIMIT and not money
    if money:
        return letters in MONEY_SCALES or not letters
    return not letters or letters in SHORT_SCALES or letters.lower() in GLUED
