"""Entities: whoever and whatever articles mention."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Prefetch

from annotator.rest.entities.filters import EntityFilters
from annotator.rest.entities.serializers import (
    EntityChange,
    EntityCreate,
    EntityOutput,
    EntityPreviewOutput,
)
from annotator.rest.merging import DuplicatesOfAll, DuplicatesOfOne, Judgements, Merging, Splitting
from annotator.rest.merging_shapes import preview_shape
from annotator.rest.records import content
from annotator.rest.resources import Collection, Item, Resource
from articles.claims.models import entity_uses, known_entities, known_sources, knows_confidences, names_q
from articles.entities.models import Entity, SourceIdentity, duplicate_entities, duplicate_entities_of
from articles.entities.models.entity import EntityQuerySet
from articles.entities.operations import (
    create_entity,
    draft_of,
    judge_entities,
    merge_entity,
    preview_entity_merge,
    split_entity,
    update_entity,
)
from articles.entities.types import EntityDraft
from articles.exports.rules import Shape, entity_shape
from articles.foundation.models import Duplicate, DuplicatesPage, Judgement
from articles.foundation.types import Permission


class EntityRows(Resource[Entity]):
    """Where entities are found, and how they are shown."""

    noun, plural = "entity", "entities"
    writes = Permission.WRITE_SOURCES
    output = EntityOutput
    shape = staticmethod(entity_shape)

    def rows(self) -> EntityQuerySet:
        """Return the entities that the caller may know of, with the sources that they are."""
        sources = known_sources(self.actor).filter(names_q(self.actor))
        identities = Prefetch("identities", SourceIdentity.objects.filter(source__in=sources))
        rows = known_entities(self.actor).with_names().select_related("created_by")
        return rows.prefetch_related("identities" if knows_confidences(self.actor) else identities)

    def shown(self, row: Entity) -> Shape:
        """Return the entity, with the sources that it is: a file, where sources name it, leaves them out."""
        return self.told(self.shape(row)) | {"sources": [one.source_id for one in row.identities.all()]}


class Entities(EntityRows, Collection[Entity]):
    """All entities."""

    filters = EntityFilters
    create_shape = EntityCreate()

    def make(self, given: Mapping[str, Any]) -> tuple[Entity, bool]:
        """Create an entity."""
        draft = replace(EntityDraft("", ""), **content(given))
        return create_entity(self.actor, draft=draft, id=given.get("id"))


class EntityItem(EntityRows, Item[Entity]):
    """One entity."""

    change_shape = EntityChange()

    def change(self, row: Entity, version: int, given: Mapping[str, Any]) -> Entity:
        """Change an entity."""
        draft = replace(draft_of(row), **content(given))
        return update_entity(self.actor, id=row.id, version=version, draft=draft)


class EntityMerging(Merging[Entity], EntityRows):
    """Making an entity one with another."""

    writes = Permission.MANAGE_SOURCES
    answers: ClassVar[Mapping[str, Mapping[int, Any]]] = {"GET": {200: EntityPreviewOutput}}

    def merge(self, id: UUID, version: int, into: UUID) -> Entity:
        """Merge the entity."""
        return merge_entity(self.actor, id=id, version=version, into=into)

    def preview(self, id: UUID, into: UUID) -> Shape:
        """Return what the merge would bring together."""
        seen = preview_entity_merge(self.actor, id=id, into=into)
        return preview_shape(seen) | {"uses": asdict(entity_uses(self.actor, id))}


class EntitySplitting(Splitting[Entity], EntityRows):
    """Taking a merged entity out again."""

    writes = Permission.MANAGE_SOURCES

    def split(self, id: UUID, version: int) -> Entity:
        """Split the entity off."""
        return split_entity(self.actor, id=id, version=version)


class EntityDuplicates(DuplicatesOfOne[Entity], EntityRows):
    """Entities that are probably the same as one."""

    def duplicates(self, id: UUID, most: int) -> Sequence[Duplicate[Any, Any]]:
        """Return the pairs of an entity."""
        return duplicate_entities_of(id, most=most)


class EntitiesDuplicates(DuplicatesOfAll[Entity], EntityRows):
    """Pairs of entities that are probably the same."""

    def page(self, after: UUID | None, most: int) -> DuplicatesPage[Any, Any]:
        """Return pairs of all entities."""
        return duplicate_entities(after=after, most=most)


class EntityJudgements(Judgements[Entity], EntityRows):
    """What people say about pairs of entities. Of a pair, the latest judgement holds; all are kept."""

    writes = Permission.MANAGE_SOURCES

    def judge(self, a: UUID, b: UUID, answer: str) -> tuple[Judgement, bool]:
        """Judge a pair of entities."""
        return judge_entities(self.actor, a=a, b=b, answer=answer)
