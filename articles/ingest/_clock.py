"""The time of day in a date line: "10.15 Uhr MESZ", "1259 GMT", "a las 10:15 horas", "오전 10:15"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_AT = (
    r"(?:at|um|à|a\s{1,3}las|as|às|alle(?:\s{1,3}ore)?|ore|kl|kl\.|klo|om|o\s{1,3}godz\.?|godz\.?|saat|pukul|jam|v|ve|в|о"
    r"|u|la\s{1,3}ora|ora|klokken)(?![^\W\d_])\s{0,3}"
)
_NUMBERS = (
    r"(?:(?P<half>오전|오후|上午|下午|午前|午後)\s{0,2})?"
    r"(?:(?P<hour>\d{1,2})(?:(?:[:.]|\s?h\s?|時|时|点|點|시\s?)(?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d{1,9})?)?"
    r"(?:分|분)?)?|(?P<four>\d{4})(?=\s{0,3}(?:gmt|utc|z\b|hrs|hours|[ecmp][sd]t\b|[ecmp]t\b|[a-z]{0,2}e?st\b|mez|mesz|msk|local)))"
)
_WORD = r"(?:\s{0,3}(?P<word>[ap]\.?m\.?|uhr|uur|hs|hrs|hours|horas|hod\.?|kor|ч\.?|год\.?|h)(?![^\W\d_]))?"
_ZONE = r"(?:\s{0,3}[(,]?\s{0,3}(?P<zone>(?:utc|gmt)?\s?[+\-−]\d\d?(?::?\d\d)?|[^\W\d_][^\d():,|]{0,28})\)?)?"
_TIME = re.compile(rf"[(]?(?:{_AT})?{_NUMBERS}{_WORD}{_ZONE}[).]?", re.IGNORECASE)
_NOON = 12
_AFTERNOON = frozenset({"오후", "下午", "午後"})


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `zone` is its name as written, or empty."""

    hour: int
    minute: int
    second: int
    zone: str


def clock_of(text: str) -> Clock | None:
    """Read a text that is nothing but a time of day; None if it is none, or no number of a clock."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    word = (match["word"] or "").lower()
    if match["four"]:
        hour, minute = int(match["four"][:2]), int(match["four"][2:])
    else:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if not (match["minute"] or word or match["half"]):
            return None
    if word[:1] in {"a", "p"} or match["half"]:
        if not 1 <= hour <= _NOON:
            return None
        afternoon = word[:1] == "p" or match["half"] in _AFTERNOON
        hour = hour % _NOON + (_NOON if afternoon else 0)
    second = int(match["second"] or 0)
    in_range = hour < 24 and minute < 60 and second < 60  # noqa: PLR2004 - what a clock shows
    return Clock(hour, minute, second, (match["zone"] or "").strip()) if in_range else None
