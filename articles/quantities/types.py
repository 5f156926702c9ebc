"""What reading the words of a figure gives: what they say, or why they can't be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

LONGEST_TEXT = 2_000
"""Words of more code points than this are no figure, and are not looked at."""


class Modality(StrEnum):
    """How exactly the words give the number."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ESTIMATED = "estimated"


class FigureType(StrEnum):
    """Whether the number is a whole amount, or a change of one."""

    TOTAL = "total"
    DELTA = "delta"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words say.

    There is either a `value`, or a `lower` or an `upper` bound or both; words that hold nothing but a period
    have none of the three. `unit` is empty for a plain count; `counted` is the thing counted, in the text's
    own words. `out_of` is the whole that the value is a part of. Of a moment, `as_of_start` and `as_of_end`
    are the same day; one of them alone is a period that is open on the other side.
    """

    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    unit: str
    counted: str
    modality: str
    figure_type: str
    out_of: Decimal | None
    as_of_start: date | None
    as_of_end: date | None


@dataclass(frozen=True, slots=True)
class NotParsed:
    """Why the words can't be read, in a sentence for people that says what to do."""

    reason: str
