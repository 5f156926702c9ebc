"""What people said about pairs of entities that may be the same."""

from __future__ import annotations

from django.db import models

from articles.entities.models.entity import Entity
from articles.registers.models import (
    Judgement,
    JudgementQuerySet,
    judgement_constraints,
    judgement_index,
)


class EntityJudgementQuerySet(JudgementQuerySet["EntityJudgement"]):
    """What people said about pairs of entities."""


class EntityJudgement(Judgement):
    """What somebody said about a pair of entities."""

    low = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")
    high = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="+")

    objects = EntityJudgementQuerySet.as_manager()

    class Meta:
        db_table = "entities_judgement"
        verbose_name = "judgement"
        indexes = [judgement_index("entity")]
        constraints = judgement_constraints("entity")
