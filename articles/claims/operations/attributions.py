"""Writing attributions: whose claim it is, through whom, in which words."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles.annotations.models import Annotation
from articles.claims.errors import BadAttribution, Deleted, NotDeleted
from articles.claims.models import Attribution, Hop, HopSource
from articles.claims.operations._telling import withdrawing_sources
from articles.claims.operations._words import locked_words
from articles.claims.rules import (
    anonymity_problems,
    attribution_problems,
    keeps_approval,
    merged_loop_problems,
    words_of,
)
from articles.claims.types import AttributionDraft, HopDraft
from articles.foundation.errors import Dangling, Problem
from articles.foundation.models import new_id
from articles.foundation.operations import RETIRED, creation, lock, require, touch
from articles.foundation.rules import deleted_problem, signature_problem
from articles.foundation.types import Actor, Permission
from articles.ledger import operations as ledger
from articles.ledger.rules import snapshot
from articles.ledger.types import Change
from articles.schema.rules import fill, read, tidied
from articles.sources.models import Source
from articles.sources.types import UNNAMED_KINDS


@creation
def create_attribution(
    actor: Actor, *, draft: AttributionDraft, id: UUID | None = None
) -> tuple[Attribution, bool]:
    """Add an attribution; return it, and whether this call made it.

    The same create sent twice makes one row. Raises `Forbidden`, `BadAttribution`, `Dangling`, `IdInUse`,
    `Deleted`.
    """
    require(actor, Permission.ANNOTATE)
    now = timezone.now()
    # A draft that breaks a rule was never saved, and may hold values that the ledger can't write.
    if id and not attribution_problems(draft):
        creates = {id: snapshot(tidied(draft))}
        if ledger.repeated(actor, verb="attribution.created", creates=creates):
            return _undeleted(Attribution.objects.get(id=id)), False
    article_id = _check(actor, draft)
    draft = tidied(draft)
    row = Attribution(id=id or new_id(), created=now, modified=now, created_by_id=actor.user_id)
    _fill(row, draft)
    row.save(force_insert=True)
    _write_hops(row, draft)
    change = Change("attribution.created", row.id, after=snapshot(draft), article_id=article_id)
    ledger.record(actor, change, at=now)
    return row, True


@transaction.atomic
def update_attribution(actor: Actor, *, id: UUID, version: int, draft: AttributionDraft) -> Attribution:
    """Replace an attribution that is still at `version`, its whole chain included.

    It stays in its article. Raises `Forbidden`, `Missing`, `Stale`, `BadAttribution`, `Dangling`.
    """
    require(actor, Permission.ANNOTATE)
    row = lock(Attribution.objects.visible_to(actor).live(), id=id, version=version)
    old = draft_of_attribution(row)
    article_id, before = _check(actor, draft, old), snapshot(old)
    draft = tidied(draft)
    with withdrawing_sources(actor, row):
        _fill(row, draft)
        touch(row, timezone.now(), by=actor)
        row.save()
        row.hops.all().delete()
        _write_hops(row, draft)
    after = snapshot(draft)
    ledger.record(
        actor,
        Change("attribution.updated", row.id, before=before, after=after, article_id=article_id),
        at=row.modified,
    )
    return row


@transaction.atomic
def delete_attribution(actor: Actor, *, id: UUID, version: int) -> Attribution:
    """Take an attribution back; `restore_attribution` undoes this. Raises `Forbidden`, `Missing`, `Stale`."""
    require(actor, Permission.ANNOTATE)
    row = lock(Attribution.objects.visible_to(actor).live(), id=id, version=version)
    before = snapshot(draft_of_attribution(row))
    with withdrawing_sources(actor, row):
        touch(row, timezone.now(), by=actor)
        row.deleted = row.modified
        row.save()
    change = Change(
        "attribution.deleted", row.id, before=before, after=None, article_id=row.content.article_id
    )
    ledger.record(actor, change, at=row.modified)
    return row


@transaction.atomic
def restore_attribution(actor: Actor, *, id: UUID, version: int) -> Attribution:
    """Bring a deleted attribution back.

    Raises `Forbidden`, `Missing`, `Stale`, `NotDeleted`, and `BadAttribution` if its words became something
    else.
    """
    require(actor, Permission.ANNOTATE)
    row = lock(Attribution.objects.visible_to(actor), id=id, version=version)
    if row.deleted is None:
        raise NotDeleted("This attribution is not deleted, so there is nothing to restore.")
    draft = draft_of_attribution(row)
    article_id = _check(actor, draft, draft)
    touch(row, timezone.now(), by=actor)
    row.deleted = None
    row.save()
    change = Change("attribution.restored", row.id, after=snapshot(draft), article_id=article_id)
    ledger.record(actor, change, at=row.modified)
    return row


def draft_of_attribution(row: Attribution) -> AttributionDraft:
    """Return the attribution's present content, to change and pass to `update_attribution`."""
    hops = tuple(
        HopDraft(hop.position, hop.role, tuple(s.source_id for s in hop.hop_sources.all()), hop.span_id)
        for hop in row.hops.prefetch_related("hop_sources")
    )
    return read(AttributionDraft, row, commitment=row.commitment, hops=hops)


def _undeleted(row: Attribution) -> Attribution:
    """Return the row that a repeated create made. Raises `Deleted` if it was deleted since: it must not look
    alive.
    """
    if row.deleted is not None:
        problem = deleted_problem("attribution", row.version, field="id")
        raise Deleted(problem.message, problems=[problem])
    return row


def _check(actor: Actor, draft: AttributionDraft, old: AttributionDraft | None = None) -> UUID:
    """Raise with every problem of the draft; return the article that it belongs to.

    Words that the `old` content already named may have been deleted since: they come back when restored.
    The words are locked, so that none of them becomes something else before this is committed.
    """
    problems = attribution_problems(draft) + _approval_problems(actor, draft, old)
    named = _named(draft)
    if draft != old:
        # A restored attribution keeps what it had: nobody could add what it lacks.
        unnamed = [row.name for row in named.values() if row.source_kind in UNNAMED_KINDS]
        problems += anonymity_problems(draft, unnamed)
    if old is None or draft.hops != old.hops:
        # Sources of one chain may be merged later: its gauges can be changed all the same.
        problems += merged_loop_problems(draft.hops, {row.id: row.canonical for row in named.values()})
    wanted, known = words_of(draft), {id for _, id, _ in words_of(old)} if old else set()
    rows = locked_words(actor, {id for _, id, _ in wanted}, deletable=known)
    content = rows.get(draft.content)
    if content is None:
        message = f"There is no annotation with the id {draft.content}."
        raise Dangling(message, field="content")
    if old and old.content != draft.content:
        before = Annotation.objects.get(id=old.content)
        if before.article_id != content.article_id:
            problems.append(
                Problem("content", "An attribution can't move to another article. Make a new one there.")
            )
    for field, id, kind in wanted:
        row = rows.get(id)
        if row is None or row.article_id != content.article_id:
            problems.append(Problem(field, "There is no such annotation in this article.", "missing"))
        elif row.kind != kind:
            message = f"It must be an annotation of kind {kind}; this one is a {row.kind}."
            problems.append(Problem(field, message, "kind"))
    if problems:
        raise BadAttribution("This attribution can't be saved.", problems=problems)
    return content.article_id


def _approval_problems(actor: Actor, draft: AttributionDraft, old: AttributionDraft | None) -> list[Problem]:
    """Return a problem if a program says that somebody approved what they didn't."""
    if not draft.approved_by or (old and keeps_approval(draft, old)):
        return []
    signed = signature_problem(actor, draft.approved_by, field="approved_by")
    return [signed] if signed else []


def _named(draft: AttributionDraft) -> dict[UUID, Source]:
    """Return the sources of the chain, by id and in the order of their names.

    Raises `Dangling` for a source that isn't in the register, or was retired.
    """
    named = [(f"hops.{index}.sources", id) for index, hop in enumerate(draft.hops) for id in hop.sources]
    rows = Source.objects.filter(id__in={id for _, id in named}).order_by("sort_name", "id")
    # Fetched once: whether they exist, their kind, and which of them were merged.
    found = {row.id: row for row in rows.only("name", "source_kind", "canonical", "retired")} if named else {}
    problems = [
        Problem(field, f"There is no source with the id {id}.", Dangling.code)
        if id not in found
        else Problem(field, RETIRED.format(noun="source", id=id), "retired")
        for field, id in named
        if id not in found or found[id].retired
    ]
    if problems:
        raise Dangling(problems[0].message, problems=problems)
    return found


def _fill(row: Attribution, draft: AttributionDraft) -> None:
    """Put the draft's own columns on the row."""
    fill(row, draft)
    fill(row, draft.commitment)


def _write_hops(row: Attribution, draft: AttributionDraft) -> None:
    """Write the chain."""
    hops = Hop.objects.bulk_create(
        Hop(attribution=row, position=hop.position, role=hop.role, span_id=hop.span) for hop in draft.hops
    )
    HopSource.objects.bulk_create(
        HopSource(hop=saved, source_id=source, position=position)
        for saved, hop in zip(hops, draft.hops, strict=True)
        for position, source in enumerate(hop.sources)
    )
