"""Which numbers can be kept exactly."""

from __future__ import annotations

from decimal import Decimal

from articles.quantities import _reasons as why
from articles.quantities._amounts import Unreadable

# What a number in JSON, which most readers take for a 64-bit float, can carry there and back.
_LARGEST = Decimal(10) ** 18
_MOST_DIGITS = 15
_MOST_PLACES = 12


def fitting(number: Decimal) -> Decimal:
    """Give the number without zeros at its end; raises `Unreadable` for one that can't be kept exactly."""
    if abs(number) >= _LARGEST:
        raise Unreadable(why.TOO_LARGE)
    plain = number.normalize()
    _, digits, exponent = plain.as_tuple()
    if len(digits) > _MOST_DIGITS or -int(exponent) > _MOST_PLACES:
        raise Unreadable(why.TOO_PRECISE)
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain
