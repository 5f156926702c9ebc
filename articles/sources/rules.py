"""What a source record and a rating must look like, and which rating is in force on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from articles.foundation.errors import Problem
from articles.registers.rules import record_problems
from articles.schema.rules import form_problems
from articles.sources._links import link_problems
from articles.sources.models import Rating
from articles.sources.types import RatingDraft, SourceDraft


def source_problems(draft: SourceDraft) -> list[Problem]:
    """Return everything that is wrong with the draft, by field."""
    named = record_problems(draft.aliases, draft.external_ids)
    return form_problems(draft) + named + link_problems(draft)


def rating_problems(draft: RatingDraft, *, today: date) -> list[Problem]:
    """Return everything that is wrong with the draft, by field."""
    found = form_problems(draft)
    if draft.valid_from > today:
        message = f"This day is in the future. Write today's date ({today}, in UTC) or an earlier one."
        found.append(Problem("valid_from", message, "future"))
    return found


def rating_on(ratings: Iterable[Rating], day: date) -> Rating | None:
    """Return the rating in force on the day, out of all ratings of a source and the records merged with it.

    The latest `valid_from` decides, and within a day the latest entry. `grade_at` is the same rule in SQL.
    """
    begun = [row for row in ratings if row.valid_from <= day]
    return max(begun, key=lambda row: (row.valid_from, row.created, row.id), default=None)
