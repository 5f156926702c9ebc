"""Pure decisions about figures."""

from __future__ import annotations

from decimal import Decimal

from articles.claims.types import FigureDraft, FigureType, Modality
from articles.foundation.errors import Problem
from articles.foundation.rules import choice_problems, line_problem

UNIT_LENGTH = 100
COUNTED_LENGTH = 300
# So that a number in JSON, which most readers take for a 64-bit float, comes back as it was sent.
MOST_DIGITS = 15
MOST_PLACES = 12
LARGEST = Decimal(10) ** 18
_NUMBERS = ("value", "lower", "upper", "out_of")


def figure_problems(draft: FigureDraft) -> list[Problem]:
    """Return everything that is wrong with the draft, by field."""
    texts = (
        line_problem(draft.unit, field="unit", most=UNIT_LENGTH),
        line_problem(draft.counted, field="counted", most=COUNTED_LENGTH),
    )
    numbers = [problem for name in _NUMBERS if (problem := _number_problem(getattr(draft, name), field=name))]
    found = [
        *choice_problems("modality", draft.modality, Modality),
        *choice_problems("figure_type", draft.figure_type, FigureType),
        *(problem for problem in texts if problem),
        *numbers,
        *_period_problems(draft),
    ]
    # Numbers that are none can't be compared.
    return found if numbers else found + _amount_problems(draft)


def normal(number: Decimal | None) -> Decimal | None:
    """Return the number without the zeros at its end that a database column adds, and without the sign of
    zero.
    """
    if number is None:
        return None
    plain = number.normalize() + 0
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain


def _number_problem(number: Decimal | None, *, field: str) -> Problem | None:
    """Return what keeps a number from being stored as it is."""
    if number is None:
        return None
    if not number.is_finite():
        return Problem(field, "This is no number. Give one, or leave the field out.")
    if abs(number) >= LARGEST:
        return Problem(
            field,
            "The number is too large. Numbers below 10^18 can be kept; choose a larger unit.",
            "too_large",
        )
    _, digits, exponent = number.normalize().as_tuple()
    if len(digits) > MOST_DIGITS or -int(exponent) > MOST_PLACES:
        message = (
            f"At most {MOST_DIGITS} digits, {MOST_PLACES} of them behind the point, are kept exactly. Round "
            "it."
        )
        return Problem(field, message, "too_precise")
    return None


def _amount_problems(draft: FigureDraft) -> list[Problem]:
    """Return what is wrong between the numbers: none at all, contradicting ones, a part above its whole."""
    has_bounds = draft.lower is not None or draft.upper is not None
    if draft.value is None and not has_bounds:
        return [Problem("value", "There is no number. Give a value, or a lower or upper bound.", "required")]
    found = []
    if draft.value is not None and has_bounds:
        found.append(
            Problem("value", "It has a value and bounds at once. Give the value, or the bounds.", "two_kinds")
        )
    if draft.lower is not None and draft.upper is not None and draft.lower > draft.upper:
        found.append(Problem("upper", "The upper bound lies below the lower one. Exchange them."))
    if draft.modality == Modality.AT_LEAST and draft.lower is None:
        found.append(Problem("lower", "“At least” is a lower bound. Give the number as `lower`.", "required"))
    if draft.modality == Modality.AT_MOST and draft.upper is None:
        found.append(Problem("upper", "“At most” is an upper bound. Give the number as `upper`.", "required"))
    most = max((n for n in (draft.value, draft.lower, draft.upper) if n is not None), default=None)
    if draft.out_of is not None and most is not None and most > draft.out_of:
        found.append(Problem("out_of", "The part is larger than the whole that it is a part of. Check both."))
    return found


def _period_problems(draft: FigureDraft) -> list[Problem]:
    """Return what is wrong with the period that the number holds for."""
    if draft.as_of_start and draft.as_of_end and draft.as_of_end < draft.as_of_start:
        return [Problem("as_of_end", "The period ends before it begins. Exchange the days.")]
    return []
