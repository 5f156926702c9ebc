"""A small chart of claims per month, stacked by how they turned out. A template draws it as SVG.

It uses no library: those that draw on a server take longer to import than all of Galley, and bring styles
that the pages' content security policy refuses. This draws a dozen rectangles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from articles.claims.types import VerificationStatus
from articles.research.models import MonthlyCount

# In the chart's own units, which the page stretches to the width that there is.
HEIGHT = 120
STEP = 24
BAR = 16
# More months than this are drawn as years.
MOST_MONTHS = 24
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: its status, its place, and its text when the pointer is on it."""

    status: str
    y: float
    height: float
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The claims of one month or year. `x` is its left edge."""

    x: int
    label: str
    count: int
    segments: tuple[Segment, ...]

    @property
    def middle(self) -> int:
        """Where its label is centred."""
        return self.x + BAR // 2


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of equal width from left to right; `most` is the number of the tallest."""

    bars: tuple[Bar, ...]
    most: int

    @property
    def width(self) -> int:
        """The chart's width in its own units."""
        return max(1, len(self.bars)) * STEP


def chart_of(counts: Sequence[MonthlyCount]) -> Chart:
    """Return the chart of these counts, every month between the first and the last included, or every
    year.
    """
    if not counts:
        return Chart((), 0)
    first, last = counts[0].month, counts[-1].month
    by_year = (last.year - first.year) * _MONTHS + last.month - first.month >= MOST_MONTHS
    found = {key: list(group) for key, group in groupby(counts, lambda one: _key(one.month, by_year=by_year))}
    periods = _periods(_key(first, by_year=by_year), _key(last, by_year=by_year), by_year=by_year)
    totals = {period: sum(one.count for one in found.get(period, ())) for period in periods}
    most = max(totals.values())
    bars = (
        Bar(place * STEP + (STEP - BAR) // 2, _label(period, by_year=by_year), totals[period],
            tuple(_segments(found.get(period, ()), most, _label(period, by_year=by_year))))
        for place, period in enumerate(periods)
    )  # fmt: skip
    return Chart(tuple(bars), most)


def _segments(counts: Sequence[MonthlyCount], most: int, label: str) -> list[Segment]:
    """Stack the counts from the bottom up, in the order of the scale."""
    found: list[Segment] = []
    top = float(HEIGHT)
    for status in VerificationStatus:
        count = sum(one.count for one in counts if one.status == status)
        if count:
            height = round(HEIGHT * count / most, 2)
            top = round(top - height, 2)
            found.append(Segment(status.value, top, height, f"{label}: {count} {status.label.lower()}"))
    return found


def _key(month: datetime, *, by_year: bool) -> date:
    """Return the first day of the month, or of its year."""
    return date(month.year, 1 if by_year else month.month, 1)


def _periods(first: date, last: date, *, by_year: bool) -> list[date]:
    """Return the first days of all periods from the first to the last."""
    found = [first]
    while found[-1] < last:
        day = found[-1]
        ends = by_year or day.month == _MONTHS
        found.append(date(day.year + 1, 1, 1) if ends else date(day.year, day.month + 1, 1))
    return found


def _label(period: date, *, by_year: bool) -> str:
    """Return the label of a period."""
    return f"{period:%Y}" if by_year else f"{period:%b %Y}"
