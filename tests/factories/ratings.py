"""Grades of sources."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from articles.foundation.types import Actor
from articles.sources.models import Rating, Source
from articles.sources.operations import rate_source
from articles.sources.types import RatingDraft
from tests.factories.users import admin


def rating(
    actor: Actor | None = None,
    *,
    source: Source,
    grade: str = "B",
    valid_from: date = date(2025, 3, 1),
    reason: str = "Its figures held up.",
    rater: str = "Grace",
    id: UUID | None = None,
) -> Rating:
    """Give the source a grade."""
    draft = RatingDraft(grade, valid_from, reason, rater)
    row, _ = rate_source(actor or admin(), source_id=source.id, draft=draft, id=id)
    return row
