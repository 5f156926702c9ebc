"""What a source record and a rating must look like, and which rating is in force on a day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from articles.foundation.errors import Problem
from articles.foundation.rules import address_problem, line_problem, text_problem
from articles.registers.models import NAME_LENGTH
from articles.registers.rules import record_problems
from articles.sources._links import link_problems
from articles.sources.models import Rating
from articles.sources.types import Grade, RatingDraft, SourceDraft, SourceKind

DESCRIPTION_LENGTH = 10_000
ADDRESS_LENGTH = 500
REASON_LENGTH = 10_000


def source_problems(draft: SourceDraft) -> list[Problem]:
    """Return everything that is wrong with the draft, by field."""
    found = record_problems(draft.name, draft.aliases, draft.external_ids)
    if draft.source_kind not in SourceKind.values:
        found.append(Problem("source_kind", f"Unknown kind. Choose one of: {', '.join(SourceKind.values)}."))
    if draft.country and not re.fullmatch(r"[A-Z]{2}", draft.country):
        found.append(
            Problem("country", "Not a country code. Write two capital letters (ISO 3166), such as “KR”.")
        )
    if problem := address_problem(draft.home_page, field="home_page", most=ADDRESS_LENGTH):
        found.append(problem)
    if problem := text_problem(draft.description, field="description", most=DESCRIPTION_LENGTH):
        found.append(problem)
    return found + link_problems(draft)


def rating_problems(draft: RatingDraft, *, today: date) -> list[Problem]:
    """Return everything that is wrong with the draft, by field."""
    found = [
        text_problem(draft.reason, field="reason", most=REASON_LENGTH, required=True),
        line_problem(draft.rater, field="rater", most=NAME_LENGTH, required=True),
    ]
    if draft.grade not in Grade.values:
        found.append(Problem("grade", f"Unknown grade. Choose one of: {', '.join(Grade.values)}."))
    if draft.valid_from > today:
        message = (
            f"This day lies in the future. Write today's ({today}, in UTC) or an earlier one: "
            "nobody knows yet how reliable a source will be."
        )
        found.append(Problem("valid_from", message, "future"))
    return [problem for problem in found if problem]


def rating_on(ratings: Iterable[Rating], day: date) -> Rating | None:
    """Return the rating in force on the day, out of all ratings of a source and the records merged with it.

    The latest `valid_from` decides; of one day, what was said last. `grade_at` says the same in SQL.
    """
    begun = [row for row in ratings if row.valid_from <= day]
    return max(begun, key=lambda row: (row.valid_from, row.created, row.id), default=None)
