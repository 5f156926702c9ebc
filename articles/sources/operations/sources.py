"""Writing the register: create and change sources."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles.foundation.models import new_id
from articles.foundation.operations import creation, lock, one_at_a_time, require, require_rows, touch
from articles.foundation.types import Actor, Permission
from articles.ledger import operations as ledger
from articles.ledger.rules import snapshot
from articles.ledger.types import Change
from articles.registers.operations import refuse_merged, write_names
from articles.registers.rules import neat
from articles.schema.rules import fill, read
from articles.sources._links import contradictions, named_by
from articles.sources._rings import ring_problems
from articles.sources.errors import BadSource
from articles.sources.models import Source, SourceName, SourceRole, SourceTie
from articles.sources.rules import source_problems
from articles.sources.types import RoleDraft, SourceDraft, TieDraft


@creation
def create_source(
    actor: Actor, *, draft: SourceDraft, id: UUID | None = None, links: Mapping[str, UUID] | None = None
) -> tuple[Source, bool]:
    """Add a source to the register; return it, and whether this call made it.

    The same create sent twice makes one row. `links` holds what rooms above link to the source in this
    transaction; a repeat must have the same links. Raises `Forbidden`, `BadSource`, `IdInUse`, and
    `Dangling` for a role or tie whose source doesn't exist.
    """
    require(actor, Permission.WRITE_SOURCES)
    draft = neat(draft)
    _check(draft)
    now, content = timezone.now(), snapshot(draft) | snapshot(links or {})
    if id and ledger.repeated(actor, verb="source.created", creates={id: content}):
        return Source.objects.with_names().get(id=id), False
    row = Source(id=id or new_id(), created=now, modified=now, created_by_id=actor.user_id)
    _check_links(row.id, draft)
    fill(row, draft)
    row.save(force_insert=True)
    write_names(row, SourceName, draft.aliases)
    _write_links(row, draft)
    ledger.record(actor, Change("source.created", row.id, after=content), at=now)
    return row, True


@transaction.atomic
def update_source(actor: Actor, *, id: UUID, version: int, draft: SourceDraft) -> Source:
    """Replace the content of a source that is still at `version`.

    Raises `Forbidden`, `Missing`, `Stale`, `Merged`, `BadSource`, and `Dangling` for a role or tie whose
    source doesn't exist.
    """
    require(actor, Permission.WRITE_SOURCES)
    draft = neat(draft)
    if draft.ties:
        # Two changes at once could close a circle that neither of them sees. This lock is taken first, as in
        # merging: taking it after a row's lock could end in a deadlock.
        one_at_a_time(Source)
    row = lock(Source.objects.all(), id=id, version=version)
    refuse_merged(row)
    _check(draft)
    _check_links(id, draft)
    before = snapshot(draft_of(row))
    fill(row, draft)
    touch(row, timezone.now(), by=actor)
    row.save()
    write_names(row, SourceName, draft.aliases)
    row.roles.all().delete()
    row.ties.all().delete()
    _write_links(row, draft)
    ledger.record(
        actor, Change("source.updated", row.id, before=before, after=snapshot(draft)), at=row.modified
    )
    return Source.objects.with_names().get(id=id)


def draft_of(row: Source) -> SourceDraft:
    """Return the record's present content, to change and pass to `update_source`."""
    roles = tuple(RoleDraft(r.organization_id, r.title, r.start, r.end) for r in row.roles.all())
    ties = tuple(TieDraft(t.kind, t.other_id, t.start, t.end, t.note) for t in row.ties.all())
    return read(SourceDraft, row, aliases=tuple(row.aliases), roles=roles, ties=ties)


def _check(draft: SourceDraft) -> None:
    """Raise `BadSource` with every problem of the draft."""
    if problems := source_problems(draft):
        raise BadSource("This source can't be saved.", problems=problems)


def _check_links(id: UUID, draft: SourceDraft) -> None:
    """Raise `Dangling` for sources that aren't there, `BadSource` for roles and ties that can't be true
    together.
    """
    named = named_by(draft)
    if not named:
        return
    require_rows(Source.objects.all(), named)
    ids = {id, *(other for _, other in named)}
    canonical = dict(Source.objects.filter(id__in=ids).values_list("id", "canonical"))
    problems = contradictions(draft, owner=canonical.get(id, id), canonical=canonical)
    if problems := problems or ring_problems(draft, owner=canonical.get(id, id), canonical=canonical):
        raise BadSource("This source can't be saved.", problems=problems)


def role_rows(row: Source, draft: SourceDraft) -> list[SourceRole]:
    """Return the draft's roles as rows to be written."""
    return [
        SourceRole(
            owner=row,
            organization_id=role.organization,
            title=role.title.strip(),
            start=role.start,
            end=role.end,
            position=position,
        )
        for position, role in enumerate(draft.roles)
    ]


def tie_rows(row: Source, draft: SourceDraft) -> list[SourceTie]:
    """Return the draft's ties as rows to be written."""
    return [
        SourceTie(
            owner=row,
            other_id=tie.other,
            kind=tie.kind,
            start=tie.start,
            end=tie.end,
            note=tie.note,
            position=position,
        )
        for position, tie in enumerate(draft.ties)
    ]


def _write_links(row: Source, draft: SourceDraft) -> None:
    """Write the roles and ties of a source that has none yet."""
    if draft.roles:
        SourceRole.objects.bulk_create(role_rows(row, draft))
    if draft.ties:
        SourceTie.objects.bulk_create(tie_rows(row, draft))
