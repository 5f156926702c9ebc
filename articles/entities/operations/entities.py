"""Writing entities: create and change records."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles.entities._ties import contradictions
from articles.entities.errors import BadEntity
from articles.entities.models import Entity, EntityName, EntityTie
from articles.entities.rules import entity_problems
from articles.entities.types import EntityDraft, EntityTieDraft
from articles.foundation.models import new_id
from articles.foundation.operations import creation, lock, require, require_rows, touch
from articles.foundation.types import Actor, Permission
from articles.ledger import operations as ledger
from articles.ledger.rules import snapshot
from articles.ledger.types import Change
from articles.registers.operations import refuse_merged, write_names
from articles.registers.rules import neat
from articles.schema.rules import fill, read, tidied


@creation
def create_entity(actor: Actor, *, draft: EntityDraft, id: UUID | None = None) -> tuple[Entity, bool]:
    """Add an entity; return it, and whether this call made it.

    The same create sent twice makes one row. Raises `Forbidden`, `BadEntity`, `IdInUse`, and `Dangling` for a
    tie to an entity that doesn't exist.
    """
    require(actor, Permission.WRITE_SOURCES)
    draft = neat(draft)
    _check(draft)
    draft = _tidied(draft)
    now, content = timezone.now(), snapshot(draft)
    if id and ledger.repeated(actor, verb="entity.created", creates={id: content}):
        return Entity.objects.with_names().get(id=id), False
    row = Entity(id=id or new_id(), created=now, modified=now, created_by_id=actor.user_id)
    _check_ties(row.id, draft)
    fill(row, draft)
    row.save(force_insert=True)
    write_names(row, EntityName, draft.aliases)
    _write_ties(row, draft)
    ledger.record(actor, Change("entity.created", row.id, after=content), at=now)
    return row, True


@transaction.atomic
def update_entity(actor: Actor, *, id: UUID, version: int, draft: EntityDraft) -> Entity:
    """Replace the content of an entity that is still at `version`.

    Raises `Forbidden`, `Missing`, `Stale`, `Merged`, `BadEntity`, and `Dangling` for a tie to an entity that
    doesn't exist.
    """
    require(actor, Permission.WRITE_SOURCES)
    draft = neat(draft)
    row = lock(Entity.objects.all(), id=id, version=version)
    refuse_merged(row)
    _check(draft)
    _check_ties(id, draft)
    draft = _tidied(draft)
    before = snapshot(draft_of(row))
    fill(row, draft)
    touch(row, timezone.now(), by=actor)
    row.save()
    write_names(row, EntityName, draft.aliases)
    row.ties.all().delete()
    _write_ties(row, draft)
    ledger.record(
        actor, Change("entity.updated", row.id, before=before, after=snapshot(draft)), at=row.modified
    )
    return Entity.objects.with_names().get(id=id)


def draft_of(row: Entity) -> EntityDraft:
    """Return the record's present content, to change and pass to `update_entity`."""
    ties = tuple(
        EntityTieDraft(t.kind, t.other_id, t.words, t.since, t.until, t.note) for t in row.ties.all()
    )
    return read(EntityDraft, row, aliases=tuple(row.aliases), ties=ties)


def _check(draft: EntityDraft) -> None:
    """Raise `BadEntity` with every problem of the draft."""
    if problems := entity_problems(draft):
        raise BadEntity("This entity can't be saved.", problems=problems)


def _tidied(draft: EntityDraft) -> EntityDraft:
    """Return the draft as its rows will hold it, so that the ledger and the rows agree."""
    ties = tuple(
        replace(tie, words=tie.words.strip(), since=tie.since.strip(), until=tie.until.strip())
        for tie in draft.ties
    )
    return replace(tidied(draft), ties=ties)


def _check_ties(id: UUID, draft: EntityDraft) -> None:
    """Raise `Dangling` for entities that aren't there, `BadEntity` for ties that can't be true together."""
    if not draft.ties:
        return
    require_rows(Entity.objects.all(), [(f"ties.{i}.other", tie.other) for i, tie in enumerate(draft.ties)])
    ids = {id, *(tie.other for tie in draft.ties)}
    canonical = dict(Entity.objects.filter(id__in=ids).values_list("id", "canonical"))
    if problems := contradictions(draft, owner=canonical.get(id, id), canonical=canonical):
        raise BadEntity("This entity can't be saved.", problems=problems)


def _write_ties(row: Entity, draft: EntityDraft) -> None:
    """Write the ties of an entity that has none yet."""
    EntityTie.objects.bulk_create(
        EntityTie(
            owner=row,
            other_id=tie.other,
            kind=tie.kind,
            words=tie.words,
            since=tie.since,
            until=tie.until,
            note=tie.note,
            position=position,
        )
        for position, tie in enumerate(draft.ties)
    )
