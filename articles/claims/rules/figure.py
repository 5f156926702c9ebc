"""Pure decisions about figures."""

from __future__ import annotations

from articles.claims.types import FigureDraft
from articles.foundation.errors import Problem
from articles.quantities.types import FigureType, Modality
from articles.schema.rules import columns_of, form_problems
from articles.schema.types import Number

_NUMBERS = {field.name for field in columns_of(FigureDraft) if isinstance(field.kind, Number)}


def figure_problems(draft: FigureDraft) -> list[Problem]:
    """Return everything that is wrong with the draft, by field."""
    return [*kept_problems(draft), *base_problems(draft)]


def kept_problems(draft: FigureDraft) -> list[Problem]:
    """Return what is wrong with a draft by the rules that every figure in the database keeps.

    Figures from before a delta had a base may be part of a total all the same. They stay as they are, and
    can be taken away and brought back, but whoever changes one has to say what the number is.
    """
    found = form_problems(draft)
    # A value that isn't a number can't be compared.
    amounts = [] if any(one.field in _NUMBERS for one in found) else _amount_problems(draft)
    return [*found, *_things_problems(draft), *_period_problems(draft), *amounts]


def base_problems(draft: FigureDraft) -> list[Problem]:
    """Return what is wrong with the number's base and whole: a delta has the one, a total the other."""
    is_delta = draft.figure_type == FigureType.DELTA
    if is_delta and draft.out_of is not None:
        message = (
            "A number that comes on top of another isn't part of a total. Give the number that it comes on "
            "top of as `base`, or make this a `total`."
        )
        return [Problem("out_of", message, "delta")]
    if not is_delta and draft.base is not None:
        message = (
            "Only a number that comes on top of another has a base. Make this a `delta`, or give the total "
            "that it is part of as `out_of`."
        )
        return [Problem("base", message, "not_a_delta")]
    return []


def _things_problems(draft: FigureDraft) -> list[Problem]:
    """Return what is wrong with the things counted together: one alone, or one twice."""
    if len(draft.things) == 1:
        message = "This is one thing. Name it in `counted` alone, or give all that are counted together."
        return [Problem("things", message, "single")]
    seen: dict[str, int] = {}
    return [
        Problem(f"things.{index}", "This thing is given twice. Leave one out.", "repeated")
        for index, thing in enumerate(draft.things)
        if seen.setdefault(thing.strip().casefold(), index) != index
    ]


def figure_words(draft: FigureDraft) -> str:
    """Return a figure in a few words, such as "about 3,000 more soldiers, out of 11,000"."""
    if draft.value is not None:
        amount = f"{draft.value:,f}"
    else:
        ends = [f"{end:,f}" for end in (draft.lower, draft.upper) if end is not None]
        amount = " to ".join(ends)
        if draft.modality == Modality.EXACT and len(ends) == 1:
            amount = f"{'at least' if draft.lower is not None else 'at most'} {amount}"
    hedge = "" if draft.modality == Modality.EXACT else str(Modality(draft.modality).label).lower()
    more = "more" if draft.figure_type == FigureType.DELTA else ""
    words = " ".join(part for part in (hedge, amount, draft.unit, more, draft.counted) if part)
    return f"{words}, out of {draft.out_of:,f}" if draft.out_of is not None else words


def _amount_problems(draft: FigureDraft) -> list[Problem]:
    """Return what is wrong with the numbers: none at all, contradictions, a value above its total."""
    has_bounds = draft.lower is not None or draft.upper is not None
    if draft.value is None and not has_bounds:
        return [Problem("value", "There is no number. Give a value, or a lower or upper bound.", "required")]
    found = []
    if draft.value is not None and has_bounds:
        found.append(
            Problem(
                "value",
                "There are both a value and bounds. Give either the value or the bounds.",
                "two_kinds",
            )
        )
    if draft.lower is not None and draft.upper is not None and draft.lower > draft.upper:
        found.append(Problem("upper", "The upper bound is below the lower one. Swap them."))
    if draft.modality == Modality.AT_LEAST and draft.lower is None:
        found.append(Problem("lower", "“At least” is a lower bound. Give the number as `lower`.", "required"))
    if draft.modality == Modality.AT_MOST and draft.upper is None:
        found.append(Problem("upper", "“At most” is an upper bound. Give the number as `upper`.", "required"))
    most = max((n for n in (draft.value, draft.lower, draft.upper) if n is not None), default=None)
    if draft.out_of is not None and most is not None and most > draft.out_of:
        found.append(Problem("out_of", "The number is larger than the total it is part of. Check both."))
    return found


def _period_problems(draft: FigureDraft) -> list[Problem]:
    """Return what is wrong with the period that the number is for."""
    if draft.as_of_start and draft.as_of_end and draft.as_of_end < draft.as_of_start:
        return [Problem("as_of_end", "The period ends before it begins. Swap the days.")]
    return []
