"""What people said about pairs of entities that may be the same."""

from __future__ import annotations

from uuid import UUID

from django.db import models

from articles.entities.models.entity import Entity
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


def duplicate_entities_of(id: UUID, *, most: int = 20) -> list[Duplicate[Entity, EntityJudgement]]:
    """Return the entities that are probably the same as this one, or as its survivor, likeliest first.

    Pairs that were judged different are left out.
    """
    return duplicates_of(Entity.objects.with_names(), EntityJudgement.objects.all(), id=id, most=most)


def duplicate_entities(
    *, after: UUID | None = None, most: int = 50
) -> DuplicatesPage[Entity, EntityJudgement]:
    """Return pairs of entities that are probably the same, each once, a page from behind the entity `after`
    on.
    """
    return duplicates_page(Entity.objects.with_names(), EntityJudgement.objects.all(), after=after, most=most)
