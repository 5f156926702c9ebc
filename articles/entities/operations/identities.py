"""Saying which entity a source is. Those who speak and those who are mentioned have separate records."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from articles.entities.models import Entity, SourceIdentity
from articles.foundation.operations import creation, require_rows
from articles.foundation.types import Actor
from articles.ledger import operations as ledger
from articles.ledger.types import Change
from articles.sources.models import Source
from articles.sources.operations import create_source, update_source
from articles.sources.types import SourceDraft


@creation
def create_identified_source(
    actor: Actor, *, draft: SourceDraft, entity: UUID | None, id: UUID | None = None
) -> tuple[Source, bool]:
    """Add a source to the register, with the entity that it is. Return it, and whether this call made it.

    Raises what `create_source` raises, and `Dangling` for an entity that doesn't exist.
    """
    links = {"entity": entity} if entity else {}
    row, new = create_source(actor, draft=draft, id=id, links=links)
    if new and entity:
        _identify(actor, row, entity, at=row.modified)
    return row, new


@transaction.atomic
def update_identified_source(
    actor: Actor, *, id: UUID, version: int, draft: SourceDraft, entity: UUID | None
) -> Source:
    """Replace the content of a source that is still at `version`, and the entity that it is.

    Raises what `update_source` raises, and `Dangling` for an entity that doesn't exist.
    """
    row = update_source(actor, id=id, version=version, draft=draft)
    _identify(actor, row, entity, at=row.modified)
    return row


def _identify(actor: Actor, row: Source, entity: UUID | None, *, at: datetime) -> None:
    """Link a locked source with the entity, or with none."""
    old = SourceIdentity.objects.filter(source=row).values_list("entity", flat=True).first()
    if old == entity:
        return
    require_rows(Entity.objects.all(), [("entity", entity)])
    if entity:
        SourceIdentity.objects.update_or_create(source=row, defaults={"entity_id": entity})
    else:
        SourceIdentity.objects.filter(source=row).delete()
    told = [{"entity": str(id)} if id else None for id in (old, entity)]
    ledger.record(actor, Change("source.identified", row.id, before=told[0], after=told[1]), at=at)
