"""Entities: the people, bodies, places and things that articles mention."""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from django.db.models import Prefetch

from annotator.rest.entities.filters import EntityFilters
from annotator.rest.entities.serializers import (
    EntityChange,
    EntityCreate,
    EntityOutput,
    EntityPreviewOutput,
)
from annotator.rest.merging_shapes import named_shape, preview_shape
from annotator.rest.registers import RegisterRows
from annotator.rest.resources import Collection, Item
from annotator.rest.sent import Sent
from articles.claims.models import (
    known_entities,
    known_sources,
    knows_confidences,
    names_q,
    told_entities,
)
from articles.entities.models import Entity, EntityPreview, EntityQuerySet, SourceIdentity, tied_from, tied_to
from articles.entities.operations import ENTITIES, create_entity, draft_of, update_entity
from articles.entities.types import EntityDraft
from articles.foundation.types import Permission
from articles.history.models import entity_history
from articles.research.models import entity_uses
from articles.research.operations import retire_entity
from articles.shapes.models import entity_documents
from articles.shapes.rules import entity_shape
from articles.shapes.types import Shape

# By the name that answers give them, the ties that `rows` fetches along.
_ENDS = {"tied_to": "seen_to", "tied_by": "seen_by"}


class EntityRows(RegisterRows[Entity]):
    """Where entities are found, and how they are shown."""

    noun, plural = "entity", "entities"
    writes = Permission.WRITE_SOURCES
    output = EntityOutput
    register = ENTITIES
    preview_output = EntityPreviewOutput
    retiring = staticmethod(retire_entity)
    told_history = staticmethod(entity_history)
    shape = staticmethod(entity_shape)

    def rows(self) -> EntityQuerySet:
        """Return the entities that the caller may know of, each with the sources that are recorded as this
        entity, and its ties from both ends.
        """
        sources = known_sources(self.actor).filter(names_q(self.actor))
        identities = Prefetch("identities", SourceIdentity.objects.filter(source__in=sources))
        known = known_entities(self.actor)
        rows = told_entities(self.actor).select_related("created_by", "modified_by")
        rows = rows.annotate(seen_to=tied_to(known), seen_by=tied_from(known))
        return rows.prefetch_related("identities" if knows_confidences(self.actor) else identities)

    def shown(self, row: Entity) -> Shape:
        """Return the entity, with the sources that are recorded as this entity and its ties from both ends.

        Files leave both out: there the sources name it, and so do the entities that are tied to it.
        """
        sources = {"sources": [one.source_id for one in row.identities.all()]}
        return self.told(self.shape(row)) | sources | {name: getattr(row, one) for name, one in _ENDS.items()}

    def preview_shape(self, id: UUID, seen: EntityPreview) -> Shape:
        """Return what a merge would bring together."""
        uses = asdict(entity_uses(self.actor, id))
        between = [
            {
                "owner": named_shape(tie.owner),
                "other": named_shape(tie.other),
                "kind": tie.kind,
                "words": tie.words,
            }
            for tie in seen.between
        ]
        return preview_shape(seen, self.register.differences(seen)) | {"between": between, "uses": uses}


class Entities(EntityRows, Collection[Entity, Sent[EntityDraft]]):
    """All entities."""

    filters = EntityFilters
    documents = staticmethod(entity_documents)
    create_shape = EntityCreate()

    def make(self, sent: Sent[EntityDraft]) -> tuple[Entity, bool]:
        """Create an entity."""
        return create_entity(self.actor, draft=sent.new(), id=sent.id)


class EntityItem(EntityRows, Item[Entity, Sent[EntityDraft]]):
    """One entity."""

    change_shape = EntityChange()

    def change(self, row: Entity, version: int, sent: Sent[EntityDraft]) -> Entity:
        """Change an entity."""
        return update_entity(self.actor, id=row.id, version=version, draft=sent.on(draft_of(row)))
