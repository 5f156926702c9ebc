"""The entity record and its names."""

from __future__ import annotations

from uuid import UUID

from django.db import models

from articles.entities.types import EntityKind
from articles.foundation.models import (
    CanonicalQuerySet,
    CanonicalRecord,
    Group,
    RecordName,
    external_id_index,
    group_of,
    merge_constraints,
    merge_index,
    name_indexes,
)
from articles.foundation.types import AliasDraft


class EntityQuerySet(CanonicalQuerySet["Entity"]):
    """Entities as lists and pickers need them."""

    def with_names(self) -> EntityQuerySet:
        """Fetch all names along, in one further query whatever the number of entities."""
        return self.prefetch_related("names")


class Entity(CanonicalRecord):
    """Something in the world that articles mention, whether or not it says anything."""

    entity_kind = models.CharField(max_length=20, choices=EntityKind)

    objects = EntityQuerySet.as_manager()

    class Meta:
        db_table = "entities_entity"
        verbose_name = "entity"
        verbose_name_plural = "entities"
        indexes = [
            # The list in the back office, by keyset.
            models.Index(fields=["name", "id"], name="entity_by_name"),
            # The API's list, by keyset.
            models.Index(fields=["created", "id"], name="entity_by_created"),
            # "Modified after", by keyset.
            models.Index(fields=["modified", "id"], name="entity_by_modified"),
            merge_index("entity"),
            external_id_index("entity"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(entity_kind__in=EntityKind.values), name="entity_kind_known"
            ),
            *merge_constraints("entity"),
        ]

    @property
    def aliases(self) -> list[AliasDraft]:
        """The names but the shown one, in their order. Reads `names`: fetch them along in lists."""
        return [AliasDraft(n.name, n.language, n.script) for n in self.names.all() if not n.is_primary]


class EntityName(RecordName):
    """One name of an entity."""

    owner = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="names")

    class Meta(RecordName.Meta):
        db_table = "entities_name"
        indexes = name_indexes("entity_name")
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="entity_name_once"),
            models.UniqueConstraint(
                fields=["owner"], condition=models.Q(is_primary=True), name="entity_one_primary_name"
            ),
        ]


def entity_group(id: UUID) -> Group[Entity]:
    """Return the entity and all that are one with it, with names and the sources that they are. Raises
    `Missing`.
    """
    rows = Entity.objects.select_related("created_by").prefetch_related("names", "identities__source")
    return group_of(rows, id)
