"""Days, and the periods that words name by them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = 12
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Days:
    """From the first day to the last; one that is missing is open."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month, quarter, half, year or decade as it was named, perhaps without its year.

    `months` is how many months it takes; a day has none. A `span` is what needs no year. What has neither
    year nor span and no month, such as "last summer", can't be resolved.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    months: int = 1
    span: Days | None = None
    edge: str = ""

    def resolve(self, limit: date | None) -> Days | None:
        """Give its days; without a year, the latest that don't begin after the limit."""
        span = self.span or self._dated(limit)
        if span is None or not self.edge:
            return span
        day = span.first if self.edge == "start" else span.last
        return Days(day, day)

    def is_possible(self) -> bool:
        """Say whether there is such a day: 30 February is none."""
        if self.day is None or self.month is None:
            return True
        # Without a year, 29 February is possible.
        return _begin(self.year or 2000, self.month, self.day) is not None

    def _dated(self, limit: date | None) -> Days | None:
        if self.month is None:
            return None
        if self.year is not None:
            return self._in(self.year)
        if limit is None:
            return None
        # The last leap year may lie eight years back.
        for year in range(limit.year, max(limit.year - 9, 0), -1):
            begin = _begin(year, self.month, self.day or 1)
            if begin is not None and begin <= limit:
                return self._in(year)
        return None

    def _in(self, year: int) -> Days | None:
        begin = _begin(year, self.month or 1, self.day or 1)
        if begin is None:
            return None
        return Days(begin, begin if self.day is not None else month_end(begin, self.months))


def _begin(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(begin: date, months: int = 1) -> date:
    """Give the last day of the period that takes so many months from the first of one."""
    count = begin.year * _MONTHS + begin.month - 1 + months
    year, month = divmod(count, _MONTHS)
    return date(year, month + 1, 1) - timedelta(days=1) if year <= date.max.year else date.max


def months_before(day: date, months: int) -> date | None:
    """Give the same day some months earlier, or the last of that month where it is shorter."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 - months, _MONTHS)
    begin = _begin(year, month + 1, 1)
    return None if begin is None else begin.replace(day=min(day.day, month_end(begin).day))


def days_before(day: date, days: int) -> date | None:
    """Give the day so many days earlier, if the calendar reaches that far."""
    return day - timedelta(days=days) if 0 <= days < day.toordinal() else None


def weekday_before(day: date, weekday: int) -> date | None:
    """Give the latest such weekday that is not after a day."""
    return days_before(day, (day.weekday() - weekday) % _WEEK)


def year_span(year: int) -> Days | None:
    """Give the days of a year."""
    return Point(year, 1, months=_MONTHS).resolve(None)


def month_span(day: date, back: int = 0) -> Days | None:
    """Give the days of the month that lies some months back."""
    earlier = months_before(day.replace(day=1), back)
    return None if earlier is None else Days(earlier, month_end(earlier))


def day_span(day: date | None) -> Days | None:
    """Give a day as a period, if it is known."""
    return None if day is None else Days(day, day)
