"""What people said about pairs of sources that may be the same."""

from __future__ import annotations

from django.db import models

from articles.registers.models import (
    Judgement,
    JudgementQuerySet,
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
