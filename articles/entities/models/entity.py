"""The entity record and its names."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.db import models

from articles.entities.types import EntityKind
from articles.registers.models import (
    CanonicalQuerySet,
    CanonicalRecord,
    Group,
    RecordName,
    group_of,
    merge_constraints,
    name_constraints,
    name_indexes,
    record_indexes,
)
from articles.registers.types import Facts


class EntityQuerySet(CanonicalQuerySet["Entity"]):
    """Entities as lists and pickers need them."""


class Entity(CanonicalRecord):
    """Something in the world that articles mention, such as a person, a place or a weapon."""

    entity_kind = models.CharField(max_length=20, choices=EntityKind)
    # EDTF: to the year, the month or the day, perhaps uncertain.
    start_date = models.CharField(max_length=11, blank=True, default="")
    end_date = models.CharField(max_length=11, blank=True, default="")

    objects = EntityQuerySet.as_manager()

    def facts(self) -> Facts:
        """Return what is compared of it."""
        kind = EntityKind(self.entity_kind)
        # People often choose another kind for the same thing: of a name alone that is no reason against it.
        family = "person" if kind is EntityKind.PERSON else "thing"
        return replace(super().facts(), kind=str(kind.label), family=family)

    class Meta:
        db_table = "entities_entity"
        verbose_name = "entity"
        verbose_name_plural = "entities"
        indexes = record_indexes("entity")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(entity_kind__in=EntityKind.values), name="entity_kind_known"
            ),
            *merge_constraints("entity"),
        ]


class EntityName(RecordName):
    """One name of an entity."""

    owner = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="names")

    class Meta(RecordName.Meta):
        db_table = "entities_name"
        indexes = name_indexes("entity_name")
        constraints = name_constraints("entity")


def entity_group(id: UUID) -> Group[Entity]:
    """Return the entity and all that are one with it, with names, ties and the sources that they are. Raises
    `Missing`.
    """
    rows = Entity.objects.select_related("created_by", "modified_by").prefetch_related(
        "names", "identities__source", "ties__other", "tied_by__owner"
    )
    return group_of(rows, id)
