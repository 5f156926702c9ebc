"""Reading one point of the calendar: "27 March 2025", "January", "the first quarter of 2024", "last year"."""

from __future__ import annotations

from datetime import date

from articles.quantities._calendar import (
    Days,
    Point,
    day_span,
    days_before,
    month_span,
    weekday_before,
    year_span,
)
from articles.quantities._tokens import Kind, Token
from articles.quantities._words import MONTHS, ORDINALS, WEEKDAYS

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_YEAR_DIGITS = 4
MOST_DAYS = 31
"""Of a month."""
_EDGES = {"start": "start", "beginning": "start", "end": "end"}
_PARTS = {"early", "mid", "late"}
_SEASONS = {"spring", "summer", "autumn", "fall", "winter"}
_VERBS_TOO = {"may", "march", "mar"}

Found = tuple[Point, int]


def as_year(digits: str) -> int | None:
    """Give the year that four digits may be."""
    if len(digits) != _YEAR_DIGITS or not _FIRST_YEAR <= int(digits) <= _LAST_YEAR:
        return None
    return int(digits)


class Points:
    """The tokens of a text, read as points of the calendar."""

    def __init__(self, tokens: list[Token], reference: date | None) -> None:
        self.tokens = tokens
        self.reference = reference

    def at(self, place: int) -> Token | None:
        """Give the token at a place, if there is one."""
        return self.tokens[place] if 0 <= place < len(self.tokens) else None

    def low(self, place: int) -> str:
        """Give the lower-case word at a place, or nothing."""
        token = self.at(place)
        return token.low if token is not None and token.is_word else ""

    def year(self, place: int) -> int | None:
        """Read a year in four digits."""
        token = self.at(place)
        if token is None or token.numeral is None or token.until is not None or not token.numeral.is_plain:
            return None
        return as_year(token.text)

    def month(self, place: int) -> int | None:
        """Read the name of a month, which has a capital; "may" and "march" are verbs too."""
        token = self.at(place)
        if token is None or not token.is_word or not token.is_capital:
            return None
        return MONTHS.get(token.low)

    def day(self, place: int) -> int | None:
        """Read a day of a month: "27" or "27th"."""
        token = self.at(place)
        if token is None:
            return None
        if token.kind is Kind.ORDINAL:
            number = int(token.text[:-2])
        elif token.numeral is not None and token.until is None and token.numeral.is_plain:
            number = int(token.text) if len(token.text) <= len(str(MOST_DAYS)) else 0
        else:
            return None
        return number if 1 <= number <= MOST_DAYS else None

    def point(self, place: int) -> Found | None:
        """Read the longest point that begins at a place."""
        if self.low(place) == "the":
            place += 1
        return self._edge(place) or self._whole(place)

    def _whole(self, place: int) -> Found | None:
        """Read a point that is not the start or end of another."""
        return (
            self._date(place)
            or self._quarter(place)
            or self._relative(place)
            or self._month_point(place)
            or self._year_point(place)
        )

    def _edge(self, place: int) -> Found | None:
        """Read "the end of February" as its last day, and "early March" as all of March."""
        edge = _EDGES.get(self.low(place))
        if edge and self.low(place + 1) in {"of", "the"}:
            inner = self._whole(place + 2 + (self.low(place + 2) == "the"))
        elif self.low(place) in _PARTS:
            return self._month_point(place + 1) or self._year_point(place + 1)
        else:
            return None
        if inner is None:
            return None
        point, end = inner
        return Point(point.year, point.month, point.day, point.months, point.span, edge or ""), end

    def _date(self, place: int) -> Found | None:
        """Read a day: "2025-03-27", "27 March 2025", "March 27", "27th of March"."""
        token = self.at(place)
        if token is not None and token.kind is Kind.DATE:
            year, month, day = map(int, token.text.split("-"))
            return Point(year, month, day), place + 1
        day_first = self.day(place)
        if day_first is not None:
            after = place + 1 + (self.low(place + 1) == "of")
            month_last = self.month(after)
            return self._with_year(month_last, day_first, after + 1) if month_last else None
        month_first, day_last = self.month(place), self.day(place + 1)
        if month_first is None or day_last is None:
            return None
        return self._with_year(month_first, day_last, place + 2)

    def _with_year(self, month: int, day: int | None, place: int, months: int = 1) -> Found:
        """Add the year that follows, after a comma or "of" or at once."""
        token = self.at(place)
        skip = 1 if self.low(place) == "of" or (token is not None and token.text == ",") else 0
        year = self.year(place + skip)
        return Point(year, month, day, months), place + (0 if year is None else skip + 1)

    def _month_point(self, place: int) -> Found | None:
        month = self.month(place)
        if month is None:
            return None
        found = self._with_year(month, None, place + 1)
        # At the head of a sentence, only the words around "May" and "March" tell them from the verbs.
        if found[0].year is None and place == 0 and self.low(place) in _VERBS_TOO and len(self.tokens) > 1:
            return None
        return found

    def _year_point(self, place: int) -> Found | None:
        token, year = self.at(place), self.year(place)
        if year is not None:
            return Point(year, 1, months=12), place + 1
        if token is not None and token.kind is Kind.DECADE:
            first = int(token.text[:4])
            return Point(first, 1, months=120), place + 1
        return None

    def _quarter(self, place: int) -> Found | None:
        """Read quarters and halves of a year, by word, ordinal or "Q1"."""
        token = self.at(place)
        if token is None:
            return None
        if token.kind is Kind.NAME and token.text in {"Q1", "Q2", "Q3", "Q4"}:
            return self._with_year(3 * int(token.text[1]) - 2, None, place + 1, 3)
        number = ORDINALS.get(token.low) or (int(token.text[0]) if token.kind is Kind.ORDINAL else None)
        unit = self.low(place + 1)
        months = {"quarter": 3, "half": 6}.get(unit)
        if not number or not months or number * months > 12:  # noqa: PLR2004 - the months of a year
            return None
        after = place + 2
        if self.low(after) in {"of", "in"} and self._relative(after + 1):
            return self._part_of_relative(after + 1, (number - 1) * months, months)
        point, end = self._with_year((number - 1) * months + 1, None, after, months)
        # Half a year without its year may be half a game as well.
        return (point if point.year or unit == "quarter" else Point()), end

    def _part_of_relative(self, place: int, skipped: int, months: int) -> Found | None:
        """Read "the first half of last year"."""
        found = self._relative(place)
        if found is None:
            return None
        point, end = found
        year = point.span.first.year if point.span and point.span.first else None
        return Point(year, skipped + 1 if year else None, months=months), end

    def _relative(self, place: int) -> Found | None:
        """Read what is named from the article's day: "last year", "yesterday", "on Thursday"."""
        word, following = self.low(place), self.low(place + 1)
        if word in {"today", "yesterday"}:
            return self._span_of_day(0 if word == "today" else 1), place + 1
        if word in WEEKDAYS:
            day = weekday_before(self.reference, WEEKDAYS[word]) if self.reference else None
            return Point(span=day_span(day)), place + 1
        if word in _SEASONS:
            year = place + 1 + (following == "of")
            return (Point(), year + 1) if self.year(year) else None
        return self._pointed(place) if word in {"last", "this", "previous"} else None

    def _pointed(self, place: int) -> Found | None:
        """Read "last year" and "this month"; "last summer" and "last week" have no days that all agree on."""
        word, following = self.low(place), self.low(place + 1)
        if following in {"year", "month"}:
            back = 0 if word == "this" else 1
            return Point(span=self._span_back(following, back)), place + 2
        if following in {*_SEASONS, *WEEKDAYS, "week", "decade", "century", "quarter", "weekend"} or (
            self.month(place + 1)
        ):
            return Point(), place + 2
        return None

    def _span_of_day(self, back: int) -> Point:
        day = days_before(self.reference, back) if self.reference else None
        return Point(span=day_span(day))

    def _span_back(self, unit: str, back: int) -> Days | None:
        if self.reference is None:
            return None
        return year_span(self.reference.year - back) if unit == "year" else month_span(self.reference, back)
