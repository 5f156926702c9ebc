"""Sources: the register of the people and bodies that information comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import ClassVar
from uuid import UUID

from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.rest.merging_shapes import named_shape, preview_shape
from annotator.rest.registers import RegisterRows
from annotator.rest.resources import Collection, Item
from annotator.rest.sources.filters import SourceFilters
from annotator.rest.sources.serializers import (
    SentSource,
    SourceChange,
    SourceCreate,
    SourceLinksOutput,
    SourceOutput,
    SourcePreviewOutput,
)
from articles.claims.models import knows_confidences, names_q, told_sources
from articles.entities.operations import create_identified_source, update_identified_source
from articles.foundation.types import Permission
from articles.history.models import source_history
from articles.research.models import source_uses
from articles.research.operations import retire_source
from articles.shapes.models import source_documents
from articles.shapes.rules import rating_shape, role_shape, source_shape, tie_shape
from articles.shapes.types import Shape
from articles.sources.models import Source, SourcePreview, SourceQuerySet, SourceRole, SourceTie
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
        return rows.select_related("created_by", "modified_by", "identity")

    def preview_shape(self, id: UUID, seen: SourcePreview) -> Shape:
        """Return what a merge would bring together, with roles, ties and ratings."""
        return {
            **preview_shape(seen, self.register.differences(seen)),
            "roles": [role_shape(role) for role in seen.record.roles],
            "ties": [tie_shape(tie) for tie in seen.record.ties],
            "ratings": [rating_shape(rating) for rating in seen.record.ratings],
            "between": len(seen.between),
            "uses": asdict(source_uses(self.actor, id)),
        }


class Sources(SourceRows, Collection[Source, SentSource]):
    """The register of sources."""

    filters = SourceFilters
    documents = staticmethod(source_documents)
    create_shape = SourceCreate()

    def make(self, sent: SentSource) -> tuple[Source, bool]:
        """Add a source to the register."""
        return create_identified_source(self.actor, draft=sent.new(), entity=sent.entity_or(None), id=sent.id)


class SourceLinks(SourceRows):
    """Roles and ties of a source, seen from both ends."""

    phrases: ClassVar[Mapping[str, tuple[str, str]]] = {"GET": ("List the links of", "noun")}
    answers: ClassVar[Mapping[str, Mapping[int, object]]] = {"GET": {200: SourceLinksOutput}}

    def get(self, request: Request, id: UUID) -> Response:  # noqa: ARG002 - the dispatcher's signature
        """List the roles and ties that this source has, and those that others have with it.

        Those of records that were merged with it count as its own. They follow from other records, so the
        answer has no ETag.
        """
        row = self.one(id)
        known = told_sources(self.actor)
        same = known.filter(canonical=row.shown_canonical) if knows_confidences(self.actor) else [row]
        own = known.filter(pk__in=[one.pk for one in same]).filter(names_q(self.actor))
        others = known.filter(names_q(self.actor)).values("pk")
        roles = SourceRole.objects.filter(owner__in=own.values("pk"), organization__in=known.values("pk"))
        ties = SourceTie.objects.filter(owner__in=own.values("pk"), other__in=known.values("pk"))
        held = SourceRole.objects.filter(organization__in=own.values("pk"), owner__in=others)
        tied = SourceTie.objects.filter(other__in=own.values("pk"), owner__in=others)
        inside = knows_confidences(self.actor)
        return Response(
            {
                "roles": [_role(one, one.organization) for one in roles.select_related("organization")],
                "ties": [_tie(one, one.other, inside=inside) for one in ties.select_related("other")],
                "holders": [_role(one, one.owner) for one in held.select_related("owner")],
                "tied_by": [_tie(one, one.owner, inside=inside) for one in tied.select_related("owner")],
            }
        )


def _role(role: SourceRole, at: Source) -> Shape:
    """Return a post, with the source at its other end."""
    return {"other": named_shape(at), "title": role.title, "start": role.start, "end": role.end}


def _tie(tie: SourceTie, to: Source, *, inside: bool) -> Shape:
    """Return a tie, with the source at its other end. Notes are the newsroom's own."""
    note = tie.note if inside else ""
    return {"other": named_shape(to), "kind": tie.kind, "start": tie.start, "end": tie.end, "note": note}


class SourceItem(SourceRows, Item[Source, SentSource]):
    """One source."""

    change_shape = SourceChange()

    def change(self, row: Source, version: int, sent: SentSource) -> Source:
        """Change a source."""
        draft, entity = sent.on(draft_of(row)), sent.entity_or(source_shape(row)["entity"])
        return update_identified_source(self.actor, id=row.id, version=version, draft=draft, entity=entity)
