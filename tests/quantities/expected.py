"""Writing an expected reading tersely. What is left out is stated too: it is empty, exact, a total."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from articles.quantities.types import Quantity

REFERENCE = date(2025, 3, 27)
"""The day of the article in all cases: a Thursday."""

Case = tuple[str, Quantity]


def figure(
    value: str = "",
    *,
    low: str = "",
    high: str = "",
    unit: str = "",
    counted: str = "",
    modality: str = "exact",
    figure_type: str = "total",
    out_of: str = "",
    base: str = "",
    as_of: str = "",
) -> Quantity:
    """Make a reading. Numbers may have commas; `as_of` is one day, or "first..last" with an open side left
    empty.
    """
    first, dots, last = as_of.partition("..")
    return Quantity(
        value=number(value),
        lower=number(low),
        upper=number(high),
        unit=unit,
        counted=counted,
        modality=modality,
        figure_type=figure_type,
        out_of=number(out_of),
        base=number(base),
        as_of_start=day(first),
        as_of_end=day(last if dots else first),
    )


def number(text: str) -> Decimal | None:
    """Read a number of a table."""
    return Decimal(text.replace(",", "")) if text else None


def day(text: str) -> date | None:
    """Read a day of a table."""
    return date.fromisoformat(text) if text else None
