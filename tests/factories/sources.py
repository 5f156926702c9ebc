"""Source records."""

from __future__ import annotations

from uuid import UUID

from articles.entities.operations import update_identified_source
from articles.foundation.types import Actor
from articles.registers.types import AliasDraft
from articles.sources.models import Source
from articles.sources.operations import create_source, draft_of
from articles.sources.types import SourceDraft, SourceKind
from tests.factories.users import editor


def source(
    actor: Actor | None = None,
    *,
    name: str = "Joint Chiefs of Staff",
    source_kind: str = SourceKind.MILITARY.value,
    aliases: tuple[str, ...] = (),
    id: UUID | None = None,
) -> Source:
    """Make a source; aliases are plain names, without language or script."""
    draft = SourceDraft(name, source_kind, aliases=tuple(AliasDraft(alias) for alias in aliases))
    row, _ = create_source(actor or editor(), draft=draft, id=id)
    return row


def identify(actor: Actor, row: Source, entity: UUID | None) -> Source:
    """Say which entity the source is, or that it is none."""
    row.refresh_from_db()
    return update_identified_source(actor, id=row.id, version=row.version, draft=draft_of(row), entity=entity)
