"""Writing entities: create and change records."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles.entities.errors import BadEntity
from articles.entities.models import Entity, EntityName
from articles.entities.rules import entity_problems
from articles.entities.types import EntityDraft
from articles.foundation.models import new_id
from articles.foundation.operations import creation, lock, require, touch
from articles.foundation.types import Actor, Permission
from articles.ledger import operations as ledger
from articles.ledger.rules import snapshot
from articles.ledger.types import Change
from articles.registers.operations import refuse_merged, write_names
from articles.registers.rules import neat
from articles.schema.rules import fill, read


@creation
def create_entity(actor: Actor, *, draft: EntityDraft, id: UUID | None = None) -> tuple[Entity, bool]:
    """Add an entity; return it, and whether this call made it.

    The same create sent twice makes one row. Raises `Forbidden`, `BadEntity`, `IdInUse`.
    """
    require(actor, Permission.WRITE_SOURCES)
    draft = neat(draft)
    _check(draft)
    now, content = timezone.now(), snapshot(draft)
    if id and ledger.repeated(actor, verb="entity.created", creates={id: content}):
        return Entity.objects.with_names().get(id=id), False
    row = Entity(id=id or new_id(), created=now, modified=now, created_by_id=actor.user_id)
    fill(row, draft)
    row.save(force_insert=True)
    write_names(row, EntityName, draft.aliases)
    ledger.record(actor, Change("entity.created", row.id, after=content), at=now)
    return row, True


@transaction.atomic
def update_entity(actor: Actor, *, id: UUID, version: int, draft: EntityDraft) -> Entity:
    """Replace the content of an entity that is still at `version`.

    Raises `Forbidden`, `Missing`, `Stale`, `Merged`, `BadEntity`.
    """
    require(actor, Permission.WRITE_SOURCES)
    draft = neat(draft)
    row = lock(Entity.objects.all(), id=id, version=version)
    refuse_merged(row)
    _check(draft)
    before = snapshot(draft_of(row))
    fill(row, draft)
    touch(row, timezone.now(), by=actor)
    row.save()
    write_names(row, EntityName, draft.aliases)
    ledger.record(
        actor, Change("entity.updated", row.id, before=before, after=snapshot(draft)), at=row.modified
    )
    return Entity.objects.with_names().get(id=id)


def draft_of(row: Entity) -> EntityDraft:
    """Return the record's present content, to change and pass to `update_entity`."""
    return read(EntityDraft, row, aliases=tuple(row.aliases))


def _check(draft: EntityDraft) -> None:
    """Raise `BadEntity` with every problem of the draft."""
    if problems := entity_problems(draft):
        raise BadEntity("This entity can't be saved.", problems=problems)
