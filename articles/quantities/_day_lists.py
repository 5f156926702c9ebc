"""Reading several days of one month: "on 5 and 6 March", "March 5-9"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from articles.quantities import _reasons as why
from articles.quantities._calendar import Days, Point
from articles.quantities._points import MOST_DAYS, Points
from articles.quantities._tokens import Token
from articles.quantities._words import ENDS

_RANGES = frozenset({"to", "through", "until", "till", "-", "–"})
_JOINTS = frozenset({",", "and", "or", "&", *_RANGES})
_TWO = 2


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of tokens that names a period, with its days if they are known. `wrong` says why it can't be
    read.
    """

    first: int
    last: int
    span: Days | None
    is_base: bool = False
    is_bare_year: bool = False
    wrong: str = ""


class DayLists(Points):
    """The tokens of a text, read as days of one month."""

    def _days(self, place: int, lead: int) -> Period | None:
        """Read several days of one month: "on 5 and 6 March", "5-6 March", "March 5, 6 and 7".

        A preposition of so many words may come before them. Days that don't follow each other, or of which
        one is meant ("5 or 6 March"), have no first and last.
        """
        opening = self.low(place) if self.low(place) in {"between", "from"} else ""
        start = place + (1 if opening else lead)
        start += self.low(start) == "the"
        listed_first = self._listed_days(start)
        month = self.month(start)
        if len(listed_first[0]) > 1 and (named := self.month(self._month_place(listed_first[1]))) is not None:
            days, joints = listed_first[0], listed_first[2]
            point, end = self._with_year(named, days[-1], self._month_place(listed_first[1]) + 1)
        elif month is not None and len((found := self._listed_days(start + 1))[0]) > 1:
            days, end, joints = found
            point, end = self._with_year(month, days[-1], end)
            if point.year is None and self._goes_on(end) and self.low(end) not in ENDS:
                shown = " ".join(token.text for token in self.tokens[start:end])
                return Period(place, end, None, wrong=why.PERHAPS_DAY.format(why.shown(shown)))
        else:
            return None
        if opening == "between" and joints == {"and"}:
            joints = {"to"}
        return self._days_of(place, end, days, joints, point)

    def _days_of(self, place: int, end: int, days: list[int], joints: set[str], point: Point) -> Period:
        """Give the days of one month that were listed, as one period if they make one."""
        first = Point(point.year, point.month, days[0])
        shown = why.shown(" ".join(token.text for token in self.tokens[place:end]))
        if not (first.is_possible() and point.is_possible()):
            return Period(place, end, None, wrong=why.NO_DAY.format(shown))
        is_row = all(after - before == 1 for before, after in pairwise(days))
        is_range = len(days) == _TWO and not joints - _RANGES and days[0] < days[1]
        if "or" in joints or not (is_row or is_range):
            return Period(place, end, None, wrong=why.DAYS_APART)
        return Period(place, end, self._joined(first, point))

    def _month_place(self, place: int) -> int:
        return place + (self.low(place) == "of")

    def _listed_days(self, place: int) -> tuple[list[int], int, set[str]]:
        """Read days with "and", commas or dashes between; give them, the index behind, and what is
        between.
        """
        days: list[int] = []
        joints: set[str] = set()
        while True:
            token = self.at(place)
            both = self._two_days(token)
            day = self.day(place + (self.low(place) == "the"))
            if both:
                days += both
                joints.add("-")
                place += 1
            elif day is not None:
                days.append(day)
                place += 1 + (self.low(place) == "the")
            else:
                return [], place, joints
            joint = self.low(place) or self.at_text(place)
            following = place + 1 + (joint == "," and self.low(place + 1) in {"and", "or"})
            is_day = self.day(following + (self.low(following) == "the")) is not None or self._two_days(
                self.at(following)
            )
            if joint not in _JOINTS or not is_day:
                return days, place, joints
            joints |= {joint, self.low(following - 1)} - {""}
            place = following

    def _two_days(self, token: Token | None) -> list[int]:
        """Give the two days of "5-6"."""
        if token is None or token.numeral is None or token.until is None:
            return []
        ends = token.numeral, token.until
        days = [int(end.digits) for end in ends if end.is_plain and len(end.digits) <= _TWO]
        return days if len(days) == _TWO and 1 <= days[0] < days[1] <= MOST_DAYS else []

    def at_text(self, place: int) -> str:
        """Give the text of the token at a place, or nothing."""
        token = self.at(place)
        return token.text if token is not None else ""

    def _goes_on(self, place: int) -> bool:
        """Say whether a word follows that the number before it may count."""
        token = self.at(place)
        return token is not None and token.is_word

    def _joined(self, first: Point, second: Point) -> Days | None:
        """Resolve the second end, and then the first as the latest that is not after it."""
        last = second.resolve(self.reference)
        if last is None or last.last is None:
            return None
        begin = first.resolve(last.last)
        if begin is None or begin.first is None or begin.first > last.last:
            return None
        return Days(begin.first, last.last)
