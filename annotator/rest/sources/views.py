"""Sources: the register of whoever information comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any, ClassVar
from uuid import UUID

from django.utils import timezone

from annotator.rest.merging import DuplicatesOfAll, DuplicatesOfOne, Judgements, Merging, Splitting
from annotator.rest.merging_shapes import preview_shape
from annotator.rest.records import content
from annotator.rest.resources import Collection, Item, Resource
from annotator.rest.sources.filters import SourceFilters
from annotator.rest.sources.serializers import SourceChange, SourceCreate, SourceOutput, SourcePreviewOutput
from articles.claims.models import source_uses, told_sources
from articles.entities.operations import create_identified_source, update_identified_source
from articles.exports.rules import Shape, rating_shape, role_shape, source_shape, tie_shape
from articles.foundation.models import Duplicate, DuplicatesPage, Judgement
from articles.foundation.types import Permission
from articles.sources.models import Source, duplicate_sources, duplicate_sources_of
from articles.sources.models.source import SourceQuerySet
from articles.sources.operations import (
    draft_of,
    judge_sources,
    merge_source,
    preview_source_merge,
    split_source,
)
from articles.sources.types import SourceDraft


class SourceRows(Resource[Source]):
    """Where sources are found, and how they are shown."""

    noun, plural = "source", "sources"
    writes = Permission.WRITE_SOURCES
    output = SourceOutput
    shape = staticmethod(source_shape)

    def rows(self) -> SourceQuerySet:
        """Return the register, as far as the caller may know of it."""
        rows = told_sources(self.actor).with_names().with_reliability(timezone.localdate())
        return rows.select_related("created_by", "identity")


class Sources(SourceRows, Collection[Source]):
    """The register of sources."""

    filters = SourceFilters
    create_shape = SourceCreate()

    def make(self, given: Mapping[str, Any]) -> tuple[Source, bool]:
        """Add a source to the register."""
        draft = replace(SourceDraft("", ""), **content(given))
        return create_identified_source(
            self.actor, draft=draft, entity=given.get("entity"), id=given.get("id")
        )


class SourceItem(SourceRows, Item[Source]):
    """One source."""

    change_shape = SourceChange()

    def change(self, row: Source, version: int, given: Mapping[str, Any]) -> Source:
        """Change a source."""
        draft = replace(draft_of(row), **content(given))
        entity = given["entity"] if "entity" in given else source_shape(row)["entity"]
        return update_identified_source(self.actor, id=row.id, version=version, draft=draft, entity=entity)


class SourceMerging(Merging[Source], SourceRows):
    """Making a source one with another."""

    writes = Permission.MANAGE_SOURCES
    answers: ClassVar[Mapping[str, Mapping[int, Any]]] = {"GET": {200: SourcePreviewOutput}}

    def merge(self, id: UUID, version: int, into: UUID) -> Source:
        """Merge the source."""
        return merge_source(self.actor, id=id, version=version, into=into)

    def preview(self, id: UUID, into: UUID) -> Shape:
        """Return what the merge would bring together."""
        seen = preview_source_merge(self.actor, id=id, into=into)
        return {
            **preview_shape(seen),
            "roles": [role_shape(role) for role in seen.record.roles],
            "ties": [tie_shape(tie) for tie in seen.record.ties],
            "ratings": [rating_shape(rating) for rating in seen.record.ratings],
            "between": len(seen.between),
            "uses": asdict(source_uses(self.actor, id)),
        }


class SourceSplitting(Splitting[Source], SourceRows):
    """Taking a merged source out again."""

    writes = Permission.MANAGE_SOURCES

    def split(self, id: UUID, version: int) -> Source:
        """Split the source off."""
        return split_source(self.actor, id=id, version=version)


class SourceDuplicates(DuplicatesOfOne[Source], SourceRows):
    """Sources that are probably the same as one."""

    def duplicates(self, id: UUID, most: int) -> Sequence[Duplicate[Any, Any]]:
        """Return the pairs of a source."""
        return duplicate_sources_of(id, most=most)


class SourcesDuplicates(DuplicatesOfAll[Source], SourceRows):
    """Pairs of sources that are probably the same."""

    def page(self, after: UUID | None, most: int) -> DuplicatesPage[Any, Any]:
        """Return pairs of the register."""
        return duplicate_sources(after=after, most=most)


class SourceJudgements(Judgements[Source], SourceRows):
    """What people say about pairs of sources. Of a pair, the latest judgement holds; all are kept."""

    writes = Permission.MANAGE_SOURCES

    def judge(self, a: UUID, b: UUID, answer: str) -> tuple[Judgement, bool]:
        """Judge a pair of sources."""
        return judge_sources(self.actor, a=a, b=b, answer=answer)
