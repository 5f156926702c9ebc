"""Sources: the register of the people and bodies that information comes from."""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from django.utils import timezone

from annotator.rest.merging_shapes import preview_shape
from annotator.rest.registers import RegisterRows
from annotator.rest.resources import Collection, Item
from annotator.rest.sources.filters import SourceFilters
from annotator.rest.sources.serializers import (
    SentSource,
    SourceChange,
    SourceCreate,
    SourceOutput,
    SourcePreviewOutput,
)
from articles.claims.models import told_sources
from articles.entities.operations import create_identified_source, update_identified_source
from articles.foundation.types import Permission
from articles.history.models import source_history
from articles.research.models import source_uses
from articles.research.operations import retire_source
from articles.shapes.rules import rating_shape, role_shape, source_shape, tie_shape
from articles.shapes.types import Shape
from articles.sources.models import Source, SourcePreview, SourceQuerySet
from articles.sources.operations import SOURCES, draft_of


class SourceRows(RegisterRows[Source]):
    """Where sources are found, and how they are shown."""

    noun, plural = "source", "sources"
    writes = Permission.WRITE_SOURCES
    output = SourceOutput
    shape = staticmethod(source_shape)
    register = SOURCES
    preview_output = SourcePreviewOutput
    retiring = staticmethod(retire_source)
    told_history = staticmethod(source_history)

    def rows(self) -> SourceQuerySet:
        """Return the sources that the caller may know of."""
        rows = told_sources(self.actor).with_names().with_reliability(timezone.localdate())
        return rows.select_related("created_by", "identity")

    def preview_shape(self, id: UUID, seen: SourcePreview) -> Shape:
        """Return what a merge would bring together, with roles, ties and ratings."""
        return {
            **preview_shape(seen),
            "roles": [role_shape(role) for role in seen.record.roles],
            "ties": [tie_shape(tie) for tie in seen.record.ties],
            "ratings": [rating_shape(rating) for rating in seen.record.ratings],
            "between": len(seen.between),
            "uses": asdict(source_uses(self.actor, id)),
        }


class Sources(SourceRows, Collection[Source, SentSource]):
    """The register of sources."""

    filters = SourceFilters
    create_shape = SourceCreate()

    def make(self, sent: SentSource) -> tuple[Source, bool]:
        """Add a source to the register."""
        return create_identified_source(self.actor, draft=sent.new(), entity=sent.entity_or(None), id=sent.id)


class SourceItem(SourceRows, Item[Source, SentSource]):
    """One source."""

    change_shape = SourceChange()

    def change(self, row: Source, version: int, sent: SentSource) -> Source:
        """Change a source."""
        draft, entity = sent.on(draft_of(row)), sent.entity_or(source_shape(row)["entity"])
        return update_identified_source(self.actor, id=row.id, version=version, draft=draft, entity=entity)
