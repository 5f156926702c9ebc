"""Entities: whoever and whatever articles mention."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from annotator.rest.entities.filters import EntityFilters
from annotator.rest.entities.serializers import EntityChange, EntityCreate, EntityOutput
from annotator.rest.records import content
from annotator.rest.resources import Collection, Item, Resource
from articles.entities.models import Entity
from articles.entities.models.entity import EntityQuerySet
from articles.entities.operations import create_entity, draft_of, update_entity
from articles.entities.types import EntityDraft
from articles.exports.rules import entity_shape
from articles.foundation.types import Permission


class EntityRows(Resource):
    """Where entities are found, and how they are shown."""

    noun, plural = "entity", "entities"
    writes = Permission.WRITE_SOURCES
    output = EntityOutput
    shape = staticmethod(entity_shape)

    def rows(self) -> EntityQuerySet:
        """Return all entities."""
        return Entity.objects.with_names().select_related("created_by")


class Entities(EntityRows, Collection):
    """All entities."""

    filters = EntityFilters
    create_shape = EntityCreate()

    def make(self, given: Mapping[str, Any]) -> tuple[Entity, bool]:
        """Create an entity."""
        draft = replace(EntityDraft("", ""), **content(given))
        return create_entity(self.actor, draft=draft, id=given.get("id"))


class EntityItem(EntityRows, Item):
    """One entity."""

    change_shape = EntityChange()

    def change(self, row: Entity, version: int, given: Mapping[str, Any]) -> Entity:
        """Change an entity."""
        draft = replace(draft_of(row), **content(given))
        return update_entity(self.actor, id=row.id, version=version, draft=draft)
