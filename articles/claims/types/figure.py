"""A number in a claim: its scales and its draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from django.db import models

from articles.schema.types import Day, Line, Number, OneOf, Reference


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
class FigureDraft:
    """A number in a claim: a value, or one or both bounds. `annotation` is the figure annotation that holds
    its words.

    `out_of` is the total that the value is part of. The period that it is for is given by its first and last
    day; for a single day both are the same.
    """

    claim: UUID
    annotation: Annotated[
        UUID | None,
        Reference(
            label="the words",
            help="The figure annotation that holds the words.",
            shown="Also null when those words were deleted.",
        ),
    ] = None
    value: Annotated[Decimal | None, Number(label="the number")] = None
    lower: Annotated[Decimal | None, Number(label="the lower bound", help=_BOUND)] = None
    upper: Annotated[Decimal | None, Number(label="the upper bound", help=_BOUND)] = None
    unit: Annotated[str, Line(100, help="Such as `USD`, `%`, `share` or `km`; empty for a plain count.")] = ""
    counted: Annotated[
        str, Line(300, label="what is counted", help="The thing counted, such as `troops`.")
    ] = ""
    modality: Annotated[str, OneOf(Modality, label="how exact it is")] = Modality.EXACT.value
    figure_type: Annotated[
        str,
        OneOf(
            FigureType,
            label="the kind of amount",
            help="`delta` for a number that comes on top of an earlier one.",
        ),
    ] = FigureType.TOTAL.value
    out_of: Annotated[
        Decimal | None, Number(label="the total it is part of", help="The total that the value is part of.")
    ] = None
    as_of_start: Annotated[
        date | None, Day(label="the first day", help="First day of the period that the number is for.")
    ] = None
    as_of_end: Annotated[date | None, Day(label="the last day", help="Last day of that period.")] = None
