"""The relation of a claim to an earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from articles.claims.models.claim import Claim
from articles.claims.models.part import ClaimPart, PartQuerySet, part_indexes
from articles.claims.types import RelationKind
from articles.foundation.types import Actor


class Relation(ClaimPart):
    """A claim that repeats, updates, contradicts or denies another."""

    kind = models.CharField(max_length=11, choices=RelationKind)
    other = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="related_rows")
    note = models.TextField(blank=True)

    objects = PartQuerySet["Relation"].as_manager()

    if TYPE_CHECKING:
        other_id: UUID

    class Meta:
        db_table = "claims_relation"
        verbose_name = "relation"
        indexes = part_indexes("relation")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=RelationKind.values), name="relation_kind_known"),
            models.CheckConstraint(condition=~Q(claim=F("other")), name="relation_not_to_itself"),
            models.UniqueConstraint(
                fields=["claim", "kind", "other"], condition=Q(deleted=None), name="relation_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.kind} {self.other_id}"

    @classmethod
    def place_q(cls, actor: Actor) -> Q:
        """Keep relations to claims that the actor may know of."""
        return Q(other__in=Claim.objects.visible_to(actor).values("pk"))
