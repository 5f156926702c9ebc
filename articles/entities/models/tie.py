"""How entities are tied to each other: a treaty's parties, a person's post, a place's country."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, JSONObject

from articles.entities.models.entity import Entity
from articles.entities.types import EntityTieKind


class EntityTie(models.Model):
    """A tie of one entity to another. Either may be a tombstone by now; queries follow its `canonical`."""

    owner = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="ties")
    other = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="tied_by")
    kind = models.CharField(max_length=12, choices=EntityTieKind)
    # What the kind leaves open, such as the post's title.
    words = models.CharField(max_length=300, blank=True)
    # EDTF, both inclusive. Without an end, it still holds.
    since = models.CharField(max_length=11, blank=True)
    until = models.CharField(max_length=11, blank=True)
    note = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    if TYPE_CHECKING:
        owner_id: UUID
        other_id: UUID

    class Meta:
        db_table = "entities_tie"
        verbose_name = "tie"
        ordering = ("position",)
        constraints = [
            models.CheckConstraint(condition=~Q(other=F("owner")), name="entity_tie_not_to_itself"),
            models.CheckConstraint(condition=Q(kind__in=EntityTieKind.values), name="entity_tie_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.owner_id} {self.kind} {self.other_id}"


def tied_to(known: QuerySet[Entity]) -> ArraySubquery:
    """Return the SQL of an entity's ties to others that are known, its tombstones' included, as objects."""
    return _ties("owner", "other", known)


def tied_from(known: QuerySet[Entity]) -> ArraySubquery:
    """Return the same of the ties that others have to it."""
    return _ties("other", "owner", known)


def _ties(here: str, there: str, known: QuerySet[Entity]) -> ArraySubquery:
    """Return the ties at one end of which the outer query's entity is, each with the entity at the other."""
    rows = EntityTie.objects.filter(
        **{f"{here}__canonical": OuterRef("canonical"), f"{there}__in": known.values("pk")}
    )
    # A tie of two entities that were merged would tie it to itself. A split brings it back.
    rows = rows.exclude(owner__canonical=F("other__canonical")).order_by(f"{there}__name", "position", "pk")
    said = JSONObject(
        entity=f"{there}__canonical",
        name=Coalesce(f"{there}__survivor__name", f"{there}__name"),
        kind="kind",
        words="words",
        since="since",
        until="until",
    )
    return ArraySubquery(rows.values(told=said))
