"""Grades of sources."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from articles.foundation.types import Actor, OriginType
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
    by = actor or admin()
    # A program signs with its own name only.
    signed = rater if by.origin.type == OriginType.PERSON else by.origin.agent
    draft = RatingDraft(grade, valid_from, reason, signed)
    row, _ = rate_source(by, source_id=source.id, draft=draft, id=id)
    return row
