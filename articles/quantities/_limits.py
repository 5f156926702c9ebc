"""Which numbers can be kept exactly."""

from __future__ import annotations

from decimal import Decimal

from articles.quantities import _reasons as why
from articles.quantities._amounts import Unreadable
from articles.schema.types import LARGEST, MOST_DIGITS, MOST_PLACES


def fitting(number: Decimal) -> Decimal:
    """Give the number without zeros at its end; raises `Unreadable` for one that can't be kept exactly."""
    if abs(number) >= LARGEST:
        raise Unreadable(why.TOO_LARGE)
    plain = number.normalize()
    _, digits, exponent = plain.as_tuple()
    if len(digits) > MOST_DIGITS or -int(exponent) > MOST_PLACES:
        raise Unreadable(why.TOO_PRECISE)
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain
