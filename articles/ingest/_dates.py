"""Dates as newspapers write them, in English, German, French and ISO form, with times and zones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo

_MONTH_NAMES = (
    "january januar jänner janvier jan janv",
    "february februar février fevrier feb févr fév",
    "march märz mars mar mrz",
    "april avril apr avr",
    "may mai",
    "june juni juin jun",
    "july juli juillet jul juil",
    "august août aout aug",
    "september septembre sept sep",
    "october oktober octobre oct okt",
    "november novembre nov",
    "december dezember décembre decembre dec dez déc",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}

# Only names that mean one offset: "ET" changes with the season and "IST" with the country.
_ZONES = {
    **dict.fromkeys(("z", "utc", "gmt", "wet"), 0),
    **dict.fromkeys(("cet", "mez", "bst"), 1),
    **dict.fromkeys(("cest", "mesz", "eet"), 2),
    **dict.fromkeys(("eest", "msk"), 3),
    **dict.fromkeys(("kst", "jst"), 9),
    "edt": -4,
    "est": -5,
    "pdt": -7,
    "pst": -8,
}

_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|mo|di|mi|do|fr|sa|so"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\.?,?\s++(?:(?:den|le)\s++)?"
)
_LABEL = (
    r"(?:(?:first\s+)?published|(?:last\s+)?(?:updated|modified)|posted|issued|date|stand|datum"
    r"|veröffentlicht|aktualisiert|erschienen|publié|mis\s+à\s+jour|modifié)\s*+[:\-–]?\s*+"
    r"(?:(?:on|am|le|at)\b\s*+)?:?\s*+"
)
# No newspaper is older than these centuries, and a house number is no year.
_YEAR = r"(?:1[6-9]|2[01])\d\d"
_DAY_MONTH_YEAR = (
    rf"(?P<year0>{_YEAR})-(?P<month0>\d\d)-(?P<day0>\d\d)"
    rf"|(?P<month1>{_MONTH})\.?\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year1>{_YEAR})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+)?(?P<month2>{_MONTH})\.?,?\s+(?P<year2>{_YEAR})"
    rf"|(?P<day3>\d{{1,2}})\.\s?(?P<month3>\d{{1,2}})\.\s?(?P<year3>{_YEAR})"
    rf"|(?P<left>\d{{1,2}})/(?P<right>\d{{1,2}})/(?P<year4>{_YEAR})"
)
_TIME = (
    r"(?:(?:\s*[,|•·\-–]\s*|\s+|t)(?:at\s+|um\s+|à\s+)?"
    r"(?P<hour>\d{1,2})(?:(?:[:.]|\s?h\s?)(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?)?"
    r"(?P<word>\s*[ap]\.?m\.?|\s?h(?=\W|$)|\s*uhr)?"
    r"\s*+\(?(?P<zone>[a-z]{1,4}|(?:utc|gmt)?[+\-]\d\d?(?::?\d\d)?)?\)?)?"
)
_LINE = re.compile(rf"(?P<label>{_LABEL})?(?:{_WEEKDAY})?(?:{_DAY_MONTH_YEAR}){_TIME}\s*\.?", re.IGNORECASE)
_OFFSET = re.compile(r"(?:utc|gmt)?(?P<sign>[+\-])(?P<hours>\d\d?):?(?P<minutes>\d\d)?")
_LONGEST = 80
_NOON, _LAST_MONTH = 12, 12


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date that a line gives, None when it cannot be told. `doubts` are sentences about what was
    assumed.
    """

    moment: datetime | None
    doubts: tuple[str, ...] = ()


def date_line(text: str) -> FoundDate | None:
    """Read a line that holds nothing but a date, with an optional label, weekday, time and zone.

    A date without a time is midnight UTC; a time without a known zone is taken as UTC and doubted.
    """
    match = _LINE.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if match is None:
        return None
    doubts: list[str] = []
    day = _day(match, doubts)
    clock = _clock(match)
    if clock is None:
        return None
    if day is None:
        return FoundDate(None, tuple(doubts))
    zone = _zone(match["zone"], doubts) if match["hour"] else UTC
    try:
        moment = datetime(*day, *clock, tzinfo=zone)
    except ValueError:
        return None
    return FoundDate(moment, tuple(doubts))


def _day(match: re.Match[str], doubts: list[str]) -> tuple[int, int, int] | None:
    """Read year, month and day, in whichever order they are."""
    for form in "0123":
        name = match[f"month{form}"]
        if name:
            month = _MONTHS.get(name.lower()) or int(name)
            return int(match[f"year{form}"]), month, int(match[f"day{form}"])
    left, right, year = int(match["left"]), int(match["right"]), int(match["year4"])
    if left > _LAST_MONTH:
        return year, right, left
    if right > _LAST_MONTH or left == right:
        return year, left, right
    doubts.append(
        f"The date {left}/{right}/{year} can be read in two ways, so it was left out. Give the date yourself."
    )
    return None


def _clock(match: re.Match[str]) -> tuple[int, int, int] | None:
    """Read the time of day; None if the number there is not a time."""
    if not match["hour"]:
        return 0, 0, 0
    hour, word = int(match["hour"]), (match["word"] or "").strip().lower()
    if not match["minute"] and not word:
        return None
    if word[:1] in {"a", "p"}:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if word[0] == "p" else 0)
    return hour, int(match["minute"] or 0), int(match["second"] or 0)


def _zone(name: str | None, doubts: list[str]) -> tzinfo:
    """Read a zone, and say so when none can be read."""
    known = _ZONES.get((name or "").lower())
    if known is not None:
        return timezone(timedelta(hours=known)) if known else UTC
    offset = _OFFSET.fullmatch(name.lower()) if name else None
    if offset is not None:
        minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
        if minutes < 24 * 60:
            return timezone(timedelta(minutes=-minutes if offset["sign"] == "-" else minutes))
    named = f"The time zone {name} is not certain" if name else "The time names no zone"
    doubts.append(f"{named}; it was read as UTC. Correct it if it is not.")
    return UTC
