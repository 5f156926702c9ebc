"""Sources: the register of whoever information comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from annotator.rest.records import content
from annotator.rest.resources import Collection, Item, Resource
from annotator.rest.sources.filters import SourceFilters
from annotator.rest.sources.serializers import SourceChange, SourceCreate, SourceOutput
from articles.exports.rules import source_shape
from articles.foundation.types import Permission
from articles.sources.models import Source
from articles.sources.models.source import SourceQuerySet
from articles.sources.operations import create_source, draft_of, update_source
from articles.sources.types import SourceDraft


class SourceRows(Resource):
    """Where sources are found, and how they are shown."""

    noun, plural = "source", "sources"
    writes = Permission.WRITE_SOURCES
    output = SourceOutput
    shape = staticmethod(source_shape)

    def rows(self) -> SourceQuerySet:
        """Return the register."""
        return Source.objects.with_names().select_related("created_by")


class Sources(SourceRows, Collection):
    """The register of sources."""

    filters = SourceFilters
    create_shape = SourceCreate()

    def make(self, given: Mapping[str, Any]) -> tuple[Source, bool]:
        """Add a source to the register."""
        draft = replace(SourceDraft("", ""), **content(given))
        return create_source(self.actor, draft=draft, id=given.get("id"))


class SourceItem(SourceRows, Item):
    """One source."""

    change_shape = SourceChange()

    def change(self, row: Source, version: int, given: Mapping[str, Any]) -> Source:
        """Change a source."""
        draft = replace(draft_of(row), **content(given))
        return update_source(self.actor, id=row.id, version=version, draft=draft)
