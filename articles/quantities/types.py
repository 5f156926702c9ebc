"""A number as the news gives it, its words, and why words can't be read as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from django.db import models

from articles.schema.types import Day, Line, Number, OneOf, Several

LONGEST_TEXT = 2_000
"""Words of more code points than this are no figure, and are not looked at."""
MOST_THINGS = 20
"""No sentence counts more things together."""


class Modality(models.TextChoices):
    """How exactly a number is given."""

    EXACT = "exact", "Exactly"
    ABOUT = "about", "About"
    AT_LEAST = "at_least", "At least"
    AT_MOST = "at_most", "At most"
    ESTIMATED = "estimated", "Estimated"


class FigureType(models.TextChoices):
    """Whether a number is a total, or comes on top of an earlier one."""

    TOTAL = "total", "In total"
    DELTA = "delta", "In addition"


_BOUND = "Instead of `value`, when the words give a bound."


@dataclass(frozen=True, slots=True)
class Quantity:
    """What the words of a figure say.

    There is either a `value`, or a `lower` or an `upper` bound or both; words that hold nothing but a period
    have none of the three. `unit` is empty for a plain count; `counted` is what is counted, in the text's own
    words. If that is several things together, `things` has each by itself: 220 "howitzers and launchers" are
    `["howitzers", "launchers"]`. `out_of` is the total that a total is part of, and `base` the number that a
    delta comes on top of, or goes down from: it says what a delta changes, which `out_of` never does. Of a
    moment, `as_of_start` and `as_of_end` are the same day; one of them alone is a period that is open on the
    other side.
    """

    value: Annotated[Decimal | None, Number(label="the number", caption="Number")] = None
    lower: Annotated[Decimal | None, Number(label="the lower bound", caption="From", help=_BOUND)] = None
    upper: Annotated[Decimal | None, Number(label="the upper bound", caption="To", help=_BOUND)] = None
    unit: Annotated[
        str, Line(100, caption="Unit", help="Such as `USD`, `%`, `share` or `km`; empty for a plain count.")
    ] = ""
    counted: Annotated[
        str,
        Line(
            300,
            label="what is counted",
            caption="Of what",
            help="What is counted, in the text's own words, such as `troops`. Of several things all of them.",
        ),
    ] = ""
    things: Annotated[
        tuple[str, ...],
        Several(
            Line(300, required=True, trim=True),
            MOST_THINGS,
            "things",
            label="the things counted together",
            caption="Counted together",
            help="Each thing by itself, where one number counts several together: two or more. Leave it out "
            "for one thing, which `counted` names.",
        ),
    ] = ()
    modality: Annotated[str, OneOf(Modality, label="how exact it is", caption="How exact")] = (
        Modality.EXACT.value
    )
    figure_type: Annotated[
        str,
        OneOf(
            FigureType,
            label="the kind of amount",
            caption="Amount",
            help="`delta` for a number that comes on top of an earlier one.",
        ),
    ] = FigureType.TOTAL.value
    out_of: Annotated[
        Decimal | None,
        Number(
            label="the total it is part of",
            caption="Out of",
            help="The total that the value is part of. Not of a `delta`, which has a `base`.",
        ),
    ] = None
    base: Annotated[
        Decimal | None,
        Number(
            label="the number before",
            caption="On top of",
            help="The number that a `delta` changes: 11,000 in “3,000 more, on top of 11,000”.",
        ),
    ] = None
    as_of_start: Annotated[
        date | None,
        Day(
            label="the first day",
            caption="As of",
            help="First day of the period that the number is for.",
        ),
    ] = None
    as_of_end: Annotated[
        date | None, Day(label="the last day", caption="until", help="Last day of that period.")
    ] = None

    @property
    def has_number(self) -> bool:
        """Whether there is a value or a bound; words that name a period alone have neither."""
        return not self.value is self.lower is self.upper is None

    @property
    def in_words(self) -> str:
        """The number as in "About 3,000 more troops, on top of 11,000, as of 3 March 2025"."""
        number = self.value
        if number is None and (self.lower is None or self.upper is None):
            number = self.upper if self.lower is None else self.lower
        fewer = self.figure_type == FigureType.DELTA and (number or self.lower or 0) < 0
        more = ("fewer" if fewer else "more") if self.figure_type == FigureType.DELTA else ""
        plain = f"{_numeral(self.lower)}–{_numeral(self.upper)}" if number is None else ""
        digits = plain or _numeral(abs(number) if more and number is not None else number)
        counted = self.counted or joined_things(self.things)
        words = " ".join(filter(None, [self._hedge, digits, self.unit, more, counted]))
        days = dict.fromkeys(_day(day) for day in (self.as_of_start, self.as_of_end) if day)
        whole = f"of {_numeral(self.out_of)}" if self.out_of is not None else ""
        before = "down from" if fewer else "on top of"
        base = f"{before} {_numeral(self.base)}" if self.base is not None else ""
        held = f"as of {' to '.join(days)}" if days else ""
        return ", ".join(filter(None, [words[:1].upper() + words[1:], whole, base, held]))

    @property
    def _hedge(self) -> str:
        """How exactly the number is given; a lone bound says so by itself."""
        said = "" if self.modality == Modality.EXACT else Modality(self.modality).label.lower()
        if said or self.value is not None or (self.lower is not None and self.upper is not None):
            return said
        return "at most" if self.lower is None else "at least"


def joined_things(things: Sequence[str]) -> str:
    """Return the things as in "howitzers, launchers and shells"."""
    return " and ".join(filter(None, [", ".join(things[:-1]), *things[-1:]]))


def _numeral(number: Decimal | None) -> str:
    """Return the digits with commas between thousands, and no zeros at the end."""
    if number is None:
        return ""
    digits = f"{number:,f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _day(day: date) -> str:
    """Return a day such as "3 March 2025"."""
    return f"{day.day} {day:%B} {day.year}"


@dataclass(frozen=True, slots=True)
class NotParsed:
    """Why the words can't be read, in a sentence for people that says what to do."""

    reason: str
