"""Writing the register: create and change sources."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles.foundation.models import new_id
from articles.foundation.operations import creation, lock, require, touch, write_names
from articles.foundation.types import Actor, Permission
from articles.ledger import operations as ledger
from articles.ledger.rules import snapshot
from articles.ledger.types import Change
from articles.sources.errors import BadSource
from articles.sources.models import Source, SourceName
from articles.sources.rules import source_problems
from articles.sources.types import SourceDraft


@creation
def create_source(actor: Actor, *, draft: SourceDraft, id: UUID | None = None) -> tuple[Source, bool]:
    """Add a source to the register; return it, and whether this call made it.

    The same create sent twice makes one row. Raises `Forbidden`, `BadSource`, `IdInUse`.
    """
    require(actor, Permission.WRITE_SOURCES)
    _check(draft)
    now, content = timezone.now(), snapshot(draft)
    if id and ledger.repeated(actor, verb="source.created", creates={id: content}):
        return Source.objects.with_names().get(id=id), False
    row = Source(id=id or new_id(), created=now, modified=now, created_by_id=actor.user_id)
    _fill(row, draft)
    row.save(force_insert=True)
    write_names(row, SourceName, draft.aliases)
    ledger.record(actor, Change("source.created", row.id, after=content), at=now)
    return row, True


@transaction.atomic
def update_source(actor: Actor, *, id: UUID, version: int, draft: SourceDraft) -> Source:
    """Replace the content of a source that is still at `version`.

    Raises `Forbidden`, `Missing`, `Stale`, `BadSource`.
    """
    require(actor, Permission.WRITE_SOURCES)
    row = lock(Source.objects.all(), id=id, version=version)
    _check(draft)
    before = snapshot(draft_of(row))
    _fill(row, draft)
    touch(row, timezone.now())
    row.save()
    write_names(row, SourceName, draft.aliases)
    ledger.record(
        actor, Change("source.updated", row.id, before=before, after=snapshot(draft)), at=row.modified
    )
    return Source.objects.with_names().get(id=id)


def draft_of(row: Source) -> SourceDraft:
    """Return the record's present content, to be changed and handed to `update_source`."""
    return SourceDraft(
        name=row.name,
        source_kind=row.source_kind,
        aliases=tuple(row.aliases),
        country=row.country,
        home_page=row.home_page,
        external_ids=row.external_ids,
        description=row.description,
    )


def _check(draft: SourceDraft) -> None:
    """Raise `BadSource` with every problem of the draft."""
    if problems := source_problems(draft):
        raise BadSource("This source can't be saved as it stands.", problems=problems)


def _fill(row: Source, draft: SourceDraft) -> None:
    """Put the draft's own columns on the row."""
    row.name, row.source_kind, row.country = draft.name.strip(), draft.source_kind, draft.country
    row.home_page, row.external_ids, row.description = draft.home_page, draft.external_ids, draft.description
