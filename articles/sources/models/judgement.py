"""What people said about pairs of sources that may be the same."""

from __future__ import annotations

from uuid import UUID

from django.db import models

from articles.foundation.models import (
    Duplicate,
    DuplicatesPage,
    Judgement,
    JudgementQuerySet,
    duplicates_of,
    duplicates_page,
    judgement_constraints,
    judgement_index,
)
from articles.sources.models.source import Source


class SourceJudgementQuerySet(JudgementQuerySet["SourceJudgement"]):
    """What people said about pairs of sources."""


class SourceJudgement(Judgement):
    """What somebody said about a pair of sources."""

    low = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    high = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")

    objects = SourceJudgementQuerySet.as_manager()

    class Meta:
        db_table = "sources_judgement"
        verbose_name = "judgement"
        indexes = [judgement_index("source")]
        constraints = judgement_constraints("source")


def duplicate_sources_of(id: UUID, *, most: int = 20) -> list[Duplicate[Source, SourceJudgement]]:
    """Return the sources that are probably the same as this one, or as its survivor, likeliest first.

    Pairs that were judged different are left out.
    """
    return duplicates_of(Source.objects.with_names(), SourceJudgement.objects.all(), id=id, most=most)


def duplicate_sources(
    *, after: UUID | None = None, most: int = 50
) -> DuplicatesPage[Source, SourceJudgement]:
    """Return pairs of sources that are probably the same, each once, a page from behind the source `after`
    on.
    """
    return duplicates_page(Source.objects.with_names(), SourceJudgement.objects.all(), after=after, most=most)
