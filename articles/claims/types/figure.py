"""A number in a claim: its scales and its draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import models


class Modality(models.TextChoices):
    """How exactly a number is given."""

    EXACT = "exact", "Exactly"
    ABOUT = "about", "About"
    AT_LEAST = "at_least", "At least"
    AT_MOST = "at_most", "At most"
    ESTIMATED = "estimated", "Estimated"


class FigureType(models.TextChoices):
    """Whether a number is a whole amount, or what comes on top of one."""

    TOTAL = "total", "In total"
    DELTA = "delta", "In addition"


@dataclass(frozen=True, slots=True)
class FigureDraft:
    """A number in a claim: a value, or one or both bounds. `annotation` is the figure annotation that holds
    its words.

    `out_of` is the whole that the value is a part of. The period that it holds for is given by its first and
    last day; of a moment both are the same.
    """

    claim: UUID
    annotation: UUID | None = None
    value: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    counted: str = ""
    modality: str = Modality.EXACT.value
    figure_type: str = FigureType.TOTAL.value
    out_of: Decimal | None = None
    as_of_start: date | None = None
    as_of_end: date | None = None
