"""The grade that a line of a list gives a source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from articles.foundation.errors import Problem
from articles.sources.models import Rating
from articles.sources.rules import rating_on, rating_problems
from articles.sources.types import RatingDraft

_COLUMNS = {"grade": "grade", "valid_from": "grade_from", "reason": "grade_reason", "rater": "grade_rater"}


def graded(
    given: Mapping[str, Any], ratings: Sequence[Rating], *, today: date, rater: str
) -> tuple[RatingDraft | None, list[Problem]]:
    """Return the rating to add (None if the source has it already or none is given) and what is wrong with
    it.
    """
    grade, day = given.get("grade", ""), given.get("grade_from")
    if not grade:
        return None, _without_grade(given)
    standing = rating_on(ratings, min(day, today) if day else today)
    if standing and standing.grade == grade and (day is None or standing.valid_from == day):
        return None, []
    draft = RatingDraft(grade, day or today, given.get("grade_reason", ""), given.get("grade_rater") or rater)
    problems = rating_problems(draft, today=today)
    return draft, [replace(problem, field=_COLUMNS[problem.field]) for problem in problems]


def _without_grade(given: Mapping[str, Any]) -> list[Problem]:
    """Return a problem if a day or reason is given without a grade."""
    if given.get("grade_from") or given.get("grade_reason"):
        message = (
            "The grade is empty, but its day or reason is not. Write a grade from A to F, or empty those too."
        )
        return [Problem("grade", message, "blank")]
    return []
