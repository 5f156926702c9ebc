"""Finding the periods in a text, so that their numbers aren't taken for figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from articles.quantities import _reasons as why
from articles.quantities._calendar import Days, Point, day_span, days_before, months_before
from articles.quantities._day_lists import DayLists, Period
from articles.quantities._listed import listed
from articles.quantities._points import as_year
from articles.quantities._spelled import read_spelled
from articles.quantities._tokens import Kind, Token, lows
from articles.quantities._words import FALLS, RISES

_BASES: tuple[tuple[str, ...], ...] = (
    ("compared", "with"),
    ("compared", "to"),
    ("than", "in"),
    ("than", "on"),
    ("than", "at"),
    ("than", "for"),
    ("than", "during"),
    ("than",),
    ("versus",),
    ("vs",),
)
"""What a change is measured against: a period behind these is not when the number holds."""
_LEADS: tuple[tuple[str, ...], ...] = (
    ("as", "of"),
    ("as", "at"),
    ("as", "on"),
    ("ever", "since"),
    ("up", "to"),
    ("so", "far"),
    *(
        (word,)
        for word in listed(
            "in on since by during throughout over within for until till through before after of at"
        )
    ),
)
_LONG_LEAD = max(map(len, _LEADS))
_NO_DAY_LEADS = frozenset({"in", "during", "throughout", "within"})
_PASTS = frozenset({"last", "past", "previous", "preceding"})
_DAYS_IN = {"day": 1, "week": 7}
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_MOST_COUNT_DIGITS = 4


def find_periods(tokens: list[Token], reference: date | None) -> list[Period]:
    """Find the periods from left to right; they don't overlap."""
    finder = _Finder(tokens, reference)
    found: list[Period] = []
    place = 0
    while place < len(tokens):
        period = finder.period(place)
        if period is None:
            place += 1
        else:
            found.append(period)
            place = period.last
    return found


class _Finder(DayLists):
    """Reads points with the words before them that say how they are meant."""

    def period(self, place: int) -> Period | None:
        """Read a period that begins at a place."""
        return (
            self._ago(place)
            or self._past(place)
            or self._part(place)
            or self._days(place, len(self._lead(place)))
            or self._between(place)
            or self._led(place)
            or self._bare(place)
        )

    def _led(self, place: int) -> Period | None:
        """Read a point behind a preposition."""
        for lead in _BASES:
            if lows(self.tokens, place, place + len(lead)) == lead:
                found = self.point(place + len(lead))
                return found and Period(place, found[1], None, is_base=True)
        lead = self._lead(place)
        found = self.point(place + len(lead)) if lead else None
        if found is None or self._is_change(place, lead[-1], found):
            return None
        point, end = found
        wrong = self._wrong(point, place, end, lead[-1])
        span = _meant(lead[-1], point.resolve(self.reference), self.reference)
        if (
            lead == ("on",)
            and self.low(place + 1) in {"last", "previous"}
            and self.low(place + 2) in {"year", "month"}
        ):
            # "Up 12% on last year" compares.
            return Period(place, end, None, is_base=True)
        bare = lead[-1] in {"in", "of"} and end == place + len(lead) + 1 and self.year(end - 1) is not None
        return Period(place, end, span, is_bare_year=bare, wrong=wrong)

    def _lead(self, place: int) -> tuple[str, ...]:
        for length in range(_LONG_LEAD, 0, -1):
            words = lows(self.tokens, place, place + length)
            if words in _LEADS:
                return words
        return ()

    def _is_year(self, point: Point) -> bool:
        return point.months == 12 and point.day is None and not point.edge  # noqa: PLR2004 - the months of a year

    def _is_change(self, place: int, lead: str, found: tuple[Point, int]) -> bool:
        """Say whether "by 2000" or "for 2000" names an amount rather than a year."""
        if lead in {"by", "for", "of", "over", "at", "to"} and self._is_year(found[0]):
            before = self.low(place - 1)
            return lead in {"for", "over", "at"} or before in RISES or before in FALLS
        return False

    def _wrong(self, point: Point, place: int, end: int, lead: str) -> str:
        """Say what makes the point unsafe: no such day, or a day that may be a count."""
        shown = why.shown(" ".join(token.text for token in self.tokens[place:end]))
        if not point.is_possible():
            return why.NO_DAY.format(shown)
        last = self.tokens[end - 1]
        day_last = point.day is not None and last.kind is Kind.NUMBER and point.year is None
        if day_last and (lead in _NO_DAY_LEADS or (not lead and self._goes_on(end))):
            return why.PERHAPS_DAY.format(last.text)
        return ""

    def _bare(self, place: int) -> Period | None:
        """Read a point without a preposition; a year alone is none."""
        found = self.point(place)
        if found is None or (
            self._is_year(found[0]) and self.at(place) is not None and found[0].span is None
        ):
            return self._years(place)
        point, end = found
        if point.month is None and point.span is None and self.low(place) in {"this", "last", "previous"}:
            return Period(place, end, None)
        return Period(place, end, point.resolve(self.reference), wrong=self._wrong(point, place, end, ""))

    def _years(self, place: int) -> Period | None:
        """Read "2022-2025"."""
        token = self.at(place)
        if token is None or token.until is None or token.numeral is None:
            return None
        ends = token.numeral, token.until
        if not all(end.is_plain and as_year(end.digits) for end in ends):
            return None
        first, last = (int(end.digits) for end in ends)
        return Period(place, place + 1, Days(date(first, 1, 1), date(last, 12, 31)))

    def _between(self, place: int) -> Period | None:
        """Read "between January and February", "from 3 to 5 March", "January to March 2024"."""
        word = self.low(place)
        start = place + (word in {"between", "from"})
        first, joint = self._first_end(start)
        joints = {"and"} if word == "between" else {"to", "until", "till", "through", "-", "–"}
        if first is None or (self.low(joint) or self.at_text(joint)) not in joints:
            return None
        second = self.point(joint + 1)
        if second is None:
            return None
        point, end = second
        wrong = self._wrong(point, place, end, "") or self._wrong(first, place, end, "")
        return Period(place, end, self._joined(first, point), wrong=wrong)

    def _first_end(self, place: int) -> tuple[Point | None, int]:
        """Read the first end, which may be a day whose month only the second end names: "from 3 to 5
        March".
        """
        found = self.point(place)
        if found is not None:
            return found
        day = self.day(place)
        second = self.point(place + 2) if day is not None else None
        if second is None or second[0].day is None:
            return None, place
        return Point(second[0].year, second[0].month, day), place + 1

    def _past(self, place: int) -> Period | None:
        """Read "in the past 24 hours", "over the last three years" as ending on the article's day."""
        start = place + len(self._lead(place))
        start += self.low(start) == "the"
        if self.low(start) not in _PASTS:
            return None
        count = self._count(start + 1)
        if count is None:
            return None
        number, after = count
        unit = self.low(after).removesuffix("s")
        if unit not in {*_DAYS_IN, *_MONTHS_IN, "hour", "minute"}:
            return None
        begin = self._back(number, unit)
        return Period(place, after + 1, None if begin is None else Days(begin, self.reference))

    def _part(self, place: int) -> Period | None:
        """Read "in the first three months of 2025"; other parts of a period don't give their days."""
        start = place + len(self._lead(place))
        start += self.low(start) == "the"
        count = self._count(start + 1) if self.low(start) in {"first", "last", "final", "opening"} else None
        if count is None or self.low(count[1]).removesuffix("s") not in {*_DAYS_IN, *_MONTHS_IN, "hour"}:
            return None
        number, after = count
        found = self.point(after + 2) if self.low(after + 1) in {"of", "in"} else None
        if found is None:
            return None
        months = number * _MONTHS_IN.get(self.low(after).removesuffix("s"), 0)
        is_year = self._is_year(found[0]) and found[0].year is not None
        known = is_year and self.low(start) in {"first", "opening"} and 0 < months <= found[0].months
        return Period(
            place, found[1], Point(found[0].year, 1, months=months).resolve(None) if known else None
        )

    def _count(self, place: int) -> tuple[int, int] | None:
        """Read a whole number, in digits or in words."""
        token = self.at(place)
        if token is not None and token.numeral is not None and token.numeral.is_plain and token.until is None:
            return (int(token.text), place + 1) if len(token.text) <= _MOST_COUNT_DIGITS else None
        spelled = read_spelled(self.tokens, place)
        if spelled is not None and spelled[0] == int(spelled[0]):
            return int(spelled[0]), spelled[1]
        if self.low(place) in {"few", "several", "couple"}:
            return 0, place + 1
        return None

    def _back(self, number: int, unit: str) -> date | None:
        """Give the day on which a period of so many units began that ends on the article's day."""
        if self.reference is None or not number:
            return None
        if unit == "hour":
            return days_before(self.reference, -(-number // 24))
        if unit in _DAYS_IN:
            return days_before(self.reference, number * _DAYS_IN[unit])
        return months_before(self.reference, number * _MONTHS_IN[unit]) if unit in _MONTHS_IN else None

    def _ago(self, place: int) -> Period | None:
        """Read "three days ago" and "a year earlier"; only days and weeks name a day."""
        spelled = self._count(place) or ((1, place + 1) if self.low(place) in {"a", "an"} else None)
        if spelled is None:
            return None
        number, after = spelled
        unit = self.low(after).removesuffix("s")
        if unit not in {*_DAYS_IN, *_MONTHS_IN, "hour", "minute"} or self.low(after + 1) not in {
            "ago",
            "earlier",
        }:
            return None
        day = self._back(number, unit) if unit in _DAYS_IN and self.low(after + 1) == "ago" else None
        return Period(place, after + 2, day_span(day))


def _meant(lead: str, span: Days | None, reference: date | None) -> Days | None:
    """Give what a preposition makes of a period: open before, open behind, or the period itself."""
    if span is None or span.first is None or span.last is None:
        return span
    if lead == "since":
        return replace(span, last=max(reference, span.first) if reference else None)
    if lead in {"until", "till", "through", "to"}:
        return replace(span, first=None)
    if lead == "before":
        return Days(None, span.first - timedelta(days=1)) if span.first > date.min else None
    if lead == "after":
        return Days(span.last + timedelta(days=1), None) if span.last < date.max else None
    return span
