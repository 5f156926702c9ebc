"""Dates as newspapers and agencies write them, in some thirty languages, with times and zones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from articles.ingest._clock import Clock, clock_of
from articles.ingest._months import MONTHS, WEEKDAYS, any_of
from articles.ingest._zones import zone_of

# Hundreds of names are only tried where a letter stands.
_MONTH = rf"(?=[^\W\d_]){any_of(MONTHS)}"
# No newspaper is older than these centuries, and a house number is no year.
_YEAR = r"(?:1[6-9]|2[01])\d\d"
_OF = r"(?:\s{0,3}(?:of|de|di|del|d['’])(?![^\W\d_])|[-–/])?\s{0,3}"
_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|°|\.)?"
_DATE = re.compile(
    rf"(?<!\d)(?:(?P<year0>{_YEAR})(?P<mark0>[-/.])\s?(?P<month0>\d\d?)(?P=mark0)\s?(?P<day0>\d\d?)\.?"
    rf"|(?P<month1>{_MONTH})\.?\s{{1,3}}(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s{{0,3}}|\s{{1,3}})(?P<year1>{_YEAR})"
    rf"|(?P<day2>\d{{1,2}}){_ORDINAL}{_OF}(?P<month2>{_MONTH})\.?,?{_OF}(?P<year2>{_YEAR})"
    rf"|(?P<day3>\d{{1,2}})(?P<mark3>[.\-])\s?(?P<month3>\d{{1,2}})(?P=mark3)\s?(?P<year3>{_YEAR})"
    rf"|(?P<left>\d{{1,2}})/(?P<right>\d{{1,2}})/(?P<year4>{_YEAR})"
    rf"|(?P<year5>{_YEAR})\s?[年년]\s?(?P<month5>\d\d?)\s?[月월]\s?(?P<day5>\d\d?)\s?[日일]"
    rf"|(?P<year6>{_YEAR})\.\s(?P<month6>{_MONTH})\s(?P<day6>\d\d?)\.?)"
    r"(?!\d)(?:\s(?:г\.|года|року|р\.))?",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"(?<![\w.])(?:(?P<month1>{_MONTH})\.?\s{{1,3}}(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}}){_ORDINAL}{_OF}(?P<month2>{_MONTH})"
    r"|(?P<month5>\d\d?)\s?[月월]\s?(?P<day5>\d\d?)\s?[日일]"
    r"|(?P<day3>\d{1,2})\.\s?(?P<month3>\d{1,2})\."
    r"|(?P<day4>\d{2})/(?P<month4>\d{2})(?=\s|$))(?![\w])\.?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    rf"(?:(?:le|el|il|am|on|den)\s{{1,3}})?(?P<name>{any_of(WEEKDAYS)})\.?,?(?:\s{{1,3}}(?:den|le|el|il|the|der|dia|día|de))?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:\s{0,3}(?:(?:first|originally|last|story|article|page)\s{1,3})?"
    r"(?:published|updated?|modified|posted|issued|released|date|created|filed|stand|datum|veröffentlicht|aktualisiert"
    r"|erschienen|letzte\s{1,3}aktualisierung|publiée?|mis\s{1,3}à\s{1,3}jour|modifiée?|publicado|actualizado|publicación"
    r"|actualización|atualizado|publicada|fecha|data|pubblicato|aggiornato|modificato|modifica|gepubliceerd|bijgewerkt"
    r"|gewijzigd|laatste\s{1,3}update|publicerad|uppdaterad|publisert|oppdatert|publiceret|udgivet|opdateret|julkaistu"
    r"|päivitetty|opublikowano|aktualizacja|data\s{1,3}publikacji|publikováno|aktualizováno|objavljeno|ažurirano|publicat"
    r"|actualizat|közzétéve|frissítve|опубликовано|обновлено|опубліковано|оновлено|yayınlanma|güncelleme|diterbitkan"
    r"|입력|수정|등록|发布时间|更新时间|更新|公開)(?![^\W\d_])"
    r"(?:\s{1,3}(?:on|am|le|el|il|em|op|den|at|tarihi|la)(?![^\W\d_]))?\s{0,3}[:\-–]?\s{0,3})",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?P<before>(?:about|over|vor|il\s{1,3}y\s{1,3}a|hace|há)\s{1,3})?\d{1,2}\s{0,2}"
    r"(?:h|m|min|minutes?|mins?|hours?|hrs?|days?|stunden?|minuten|tagen?|heures?|jours?|horas?|minutos?|días?|dias)"
    r"(?P<ago>\s{1,3}(?:ago|fa|geleden|sedan|siden))?",
    re.IGNORECASE,
)
_TRIMMED = " \t\xa0\u202f,|•·-–—/;"
_LONGEST = 100
_LAST_MONTH = 12
# A day this far ahead is still today somewhere.
_AHEAD = timedelta(days=1)
_YEARS_TRIED = 12


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date that a line gives, None when it cannot be told. `doubts` are sentences about what was assumed;
    `timed` says whether a time of day was given.
    """

    moment: datetime | None
    doubts: tuple[str, ...] = ()
    timed: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month without its year, as datelines give it. `written` is as it stands there; `weekday`
    counts from Monday, 0, if one is named.
    """

    month: int
    day: int
    written: str
    weekday: int | None = None


def date_line(text: str) -> FoundDate | None:
    """Read a line that holds nothing but a date, with an optional label, weekday, time and zone.

    A date without a time is midnight UTC; a time without a known zone is taken as UTC and doubted.
    """
    line = text.strip()
    if len(line) > _LONGEST:
        return None
    label = _LABEL.match(line)
    rest = line[label.end() :] if label is not None else line
    ago = _AGO.fullmatch(rest.strip(_TRIMMED + "."))
    if ago is not None and (label is not None or ago["before"] or ago["ago"]):
        return FoundDate(None)
    match = _DATE.search(rest)
    if match is None:
        return None
    before, _ = _without_weekday(rest[: match.start()].strip(_TRIMMED))
    after = rest[match.end() :]
    after = after[1:] if after[:1] in {"T", "t"} and after[1:2].isdigit() else after.strip(_TRIMMED + ".")
    after, _ = _without_weekday(after)
    if before and after:
        return None
    clock = clock_of(before or after) if before or after else None
    return None if (before or after) and clock is None else _found(match, clock)


def split_at_labels(text: str) -> list[str]:
    """Split "Published March 27, 2025Updated March 28, 2025" above each label but the first."""
    if len(text) > 2 * _LONGEST:
        return [text]
    starts = [match.start() for match in _LABEL.finditer(text) if match.start()]
    cuts = [at for at in starts if date_line(text[:at].strip(_TRIMMED + "(")) is not None]
    return (
        [text[start:end].strip(_TRIMMED + "()") for start, end in pairwise([0, *cuts, len(text)])]
        if cuts
        else [text]
    )


def before_date(text: str) -> tuple[str, FoundDate | None]:
    """Split "By Maria Holt, Published 27 March 2025 10:15 GMT" into the words and the date; the date is None
    if the line doesn't end with one.
    """
    match = _DATE.search(text) if len(text) <= 2 * _LONGEST else None
    if match is None:
        return text, None
    before = text[: match.start()]
    labels = [one for one in _LABEL.finditer(before) if one.end() == len(before)]
    before = (before[: labels[0].start()] if labels else before).rstrip(_TRIMMED)
    return without_weekday(before), date_line(text[match.start() :])


def full_date_in(text: str) -> tuple[str, FoundDate, str] | None:
    """Find the first full date in a text; return what stands before it, the date at midnight UTC, and what
    follows.
    """
    match = _DATE.search(text)
    found = _found(match, None) if match is not None else None
    if match is None or found is None:
        return None
    return text[: match.start()], found, text[match.end() :]


def day_in(text: str) -> tuple[str, Day, str] | None:
    """Find a day without a year; return what stands before it and its weekday, the day, and what follows."""
    match = _DAY.search(text)
    if match is None:
        return None
    form = next(form for form in "12534" if match[f"day{form}"])
    month = match[f"month{form}"]
    number = int(match[f"day{form}"])
    counted = MONTHS.get(month.casefold()) or (int(month) if month.isdigit() else 0)
    if not (1 <= counted <= _LAST_MONTH and _fits(2000, counted, number)):
        return None
    before, weekday = _without_weekday(text[: match.start()].rstrip(_TRIMMED))
    return before, Day(counted, number, match[0].strip(" ,."), weekday), text[match.end() :]


def with_year(day: Day, today: date) -> FoundDate:
    """Give a day its year: the latest in which it has come, on its weekday if that is named. Say so."""
    for year in range(today.year + 1, today.year - _YEARS_TRIED, -1):
        if not _fits(year, day.month, day.day):
            continue
        tried = date(year, day.month, day.day)
        if tried <= today + _AHEAD and day.weekday in {None, tried.weekday()}:
            moment = datetime(year, day.month, day.day, tzinfo=UTC)
            said = (
                f"“{day.written}” names no year; it was read as {moment:%-d %B %Y}. Correct it if it is not."
            )
            return FoundDate(moment, (said,))
    return FoundDate(None, (f"“{day.written}” names no year, and none fits. Give the date yourself.",))


def without_weekday(text: str) -> str:
    """Take a weekday from the end of a text, or from its beginning."""
    return _without_weekday(text)[0]


def _without_weekday(text: str) -> tuple[str, int | None]:
    """Take a weekday from the end of a text, or from its beginning."""
    words = text.split()
    for count in (2, 1):
        for part, rest in ((words[-count:], words[:-count]), (words[:count], words[count:])):
            match = _WEEKDAY.fullmatch(" ".join(part).strip(_TRIMMED + "()"))
            if match is not None and len(words) >= count:
                name = match["name"].casefold()
                return " ".join(rest).strip(_TRIMMED), WEEKDAYS[name]
    return text, None


def _fits(year: int, month: int, day: int) -> bool:
    """Say whether there is such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _found(match: re.Match[str], clock: Clock | None) -> FoundDate | None:
    """Put date and time together; None if the calendar has no such day."""
    doubts: list[str] = []
    day = _day(match, doubts)
    if day is None:
        return FoundDate(None, tuple(doubts))
    if not _fits(*day):
        return None
    if clock is None:
        return FoundDate(datetime(*day, tzinfo=UTC))
    moment = datetime(*day, clock.hour, clock.minute, clock.second)  # noqa: DTZ001 - the zone follows
    zone = zone_of(clock.zone, moment) if clock.zone else None
    if zone is None:
        named = f"The time zone {clock.zone} is not certain" if clock.zone else "The time names no zone"
        doubts.append(f"{named}; it was read as UTC. Correct it if it is not.")
    return FoundDate(moment.replace(tzinfo=zone or UTC), tuple(doubts), timed=True)


def _day(match: re.Match[str], doubts: list[str]) -> tuple[int, int, int] | None:
    """Read year, month and day, in whichever order they are."""
    for form in "012356":
        name = match[f"month{form}"]
        if name:
            month = MONTHS.get(name.casefold()) or int(name)
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
