"""Marking passages: an annotation together with the claim or entity that its words name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles.annotations.models import Annotation
from articles.annotations.operations import add_annotations, add_many, add_to_new, update_annotation
from articles.annotations.types import AnnotationKind
from articles.claims.errors import BadLink
from articles.claims.models import Appearance, Attribution, Claim, Figure, Hop
from articles.claims.operations._telling import tell_shown
from articles.claims.types import PassageChange, PassageDraft
from articles.corpus.models import Article
from articles.entities.models import Entity, Mention
from articles.foundation.errors import Problem
from articles.foundation.models import insert_rows
from articles.foundation.operations import creation, require, require_rows
from articles.foundation.types import Actor, Origin, Permission
from articles.ledger import operations as ledger
from articles.ledger.types import Change


@dataclass(frozen=True, slots=True)
class _Link:
    """A link that changed: its name in the ledger, its field, its old and its new target."""

    noun: str
    field: str
    old: UUID | None
    new: UUID | None


_LINKS = (("claim", AnnotationKind.CLAIM), ("entity", AnnotationKind.ENTITY))


@transaction.atomic
def add_passages(
    actor: Actor, *, texts: Sequence[tuple[Article, Sequence[PassageDraft]]], origin: Origin | None = None
) -> list[list[UUID]]:
    """Mark articles that were just made in this transaction: all the passages or none. Return their ids.

    As `create_passages` for each of the articles. Raises its errors, of the first article that has one.
    """
    now = timezone.now()
    for _, drafts in texts:
        _refuse_links(drafts)
    marked = [
        (article, [one.annotation for one in drafts], [_links_of(one) for one in drafts])
        for article, drafts in texts
    ]
    ids = add_to_new(actor, texts=marked, origin=origin, at=now)
    _require_linked([draft for _, drafts in texts for draft in drafts])
    fresh = [
        (article.id, id, draft)
        for (article, drafts), made in zip(texts, ids, strict=True)
        for id, draft in zip(made, drafts, strict=True)
    ]
    tie(actor, fresh, at=now)
    return ids


@creation
def create_passages(
    actor: Actor, *, article_id: UUID, drafts: Sequence[PassageDraft], origin: Origin | None = None
) -> list[tuple[Annotation, bool]]:
    """Mark all the passages or none. Return each annotation with whether this call made it, in the order
    given.

    Raises the errors of `add_annotations`, `BadLink`, and `Dangling` for a missing claim or entity.
    """
    require(actor, Permission.ANNOTATE)
    _refuse_links(drafts)
    made = add_annotations(
        actor,
        article_id=article_id,
        drafts=[draft.annotation for draft in drafts],
        origin=origin,
        links=[_links_of(draft) for draft in drafts],
    )
    _require_linked(drafts)
    fresh = [(article_id, row.id, draft) for (row, new), draft in zip(made, drafts, strict=True) if new]
    if fresh:
        tie(actor, fresh, at=next(row.created for row, new in made if new))
    return made


@creation
def mark_passages(
    actor: Actor, *, article_id: UUID, drafts: Sequence[PassageDraft], origin: Origin | None = None
) -> list[tuple[UUID, bool]]:
    """Mark all the passages or none. Return each one's id with whether this call made it, in the order given.

    As `create_passages`, by the thousand. Raises its errors.
    """
    now = timezone.now()
    _refuse_links(drafts)
    made = add_many(
        actor,
        article_id=article_id,
        drafts=[draft.annotation for draft in drafts],
        origin=origin,
        links=[_links_of(draft) for draft in drafts],
        at=now,
    )
    _require_linked(drafts)
    fresh = [(article_id, id, draft) for (id, new), draft in zip(made, drafts, strict=True) if new]
    tie(actor, fresh, at=now)
    return made


def _refuse_links(drafts: Sequence[PassageDraft]) -> None:
    """Raise `BadLink` for links that the drafts' kinds can't have."""
    problems = [problem for index, draft in enumerate(drafts) for problem in _link_problems(index, draft)]
    if problems:
        raise BadLink("This annotation can't be saved.", problems=problems)


def _require_linked(drafts: Sequence[PassageDraft]) -> None:
    """Raise `Dangling` for claims and entities that aren't there."""
    claims = [(f"annotations.{i}.claim", draft.claim) for i, draft in enumerate(drafts) if draft.claim]
    entities = [(f"annotations.{i}.entity", draft.entity) for i, draft in enumerate(drafts) if draft.entity]
    require_rows(Claim.objects.all(), claims)
    require_rows(Entity.objects.all(), entities)


@transaction.atomic
def update_passage(actor: Actor, *, id: UUID, version: int, change: PassageChange) -> Annotation:
    """Change a marked passage that is still at `version`, its links included.

    A mark that changes its kind loses the links that only the old kind can have. While an attribution uses
    it, the change is refused. Raises the errors of `update_annotation`, `BadLink`, and `Dangling`.
    """
    row = update_annotation(actor, id=id, version=version, change=change.annotation)
    if change.annotation.kind is not None:
        # Now that the row is locked: an attribution that was being made on it meanwhile is seen.
        _refuse_if_resting(id, change.annotation.kind)
    if change.claim is not None or row.kind != AnnotationKind.CLAIM:
        _set_claim(actor, row, change.claim[0] if change.claim else None)
    if change.entity is not None or row.kind != AnnotationKind.ENTITY:
        _set_entity(actor, row, change.entity[0] if change.entity else None)
    return row


def _links_of(draft: PassageDraft) -> dict[str, UUID]:
    """Return the ids of the records that the draft's words name, by the name of the link."""
    return {link: target for link, _ in _LINKS if (target := getattr(draft, link))}


def _link_problems(index: int, draft: PassageDraft) -> list[Problem]:
    """Return the links that the draft's kind can't have."""
    kind = draft.annotation.kind
    return [
        Problem(f"annotations.{index}.{link}", _wrong_kind(link, kind))
        for link, wanted in _LINKS
        if getattr(draft, link) and kind != wanted
    ]


def _wrong_kind(link: str, kind: str) -> str:
    """Say that annotations of this kind can't have this link."""
    return (
        f"Only an annotation of kind {link} can name a record of that kind; this one is a {kind}. "
        "Leave the record out, or change the kind."
    )


def tie(actor: Actor, fresh: Sequence[tuple[UUID, UUID, PassageDraft]], *, at: datetime) -> None:
    """Write the links of new annotations, each given with its article's id and its own, and their entries in
    the ledger.
    """
    if not any(draft.claim or draft.entity for _, _, draft in fresh):
        return
    insert_rows(Appearance(annotation_id=id, claim_id=d.claim) for _, id, d in fresh if d.claim)
    insert_rows(Mention(annotation_id=id, entity_id=d.entity) for _, id, d in fresh if d.entity)
    ledger.record_all(
        actor,
        (
            Change(f"{noun}.created", id, after={link: str(target)}, article_id=article_id)
            for article_id, id, draft in fresh
            for noun, link, target in (
                ("appearance", "claim", draft.claim),
                ("mention", "entity", draft.entity),
            )
            if target
        ),
        at=at,
    )
    tell_shown(actor, {draft.claim for _, _, draft in fresh if draft.claim}, at=at)


def _refuse_if_resting(id: UUID, kind: str) -> None:
    """Raise `BadLink` if an attribution or a figure uses these words as something that `kind` isn't."""
    # Also those whose content was deleted: restoring it must not bring back a chain of the wrong kinds.
    live = Attribution.objects.live()
    uses = (
        (AnnotationKind.CLAIM, "what is said", live.filter(content=id)),
        (AnnotationKind.CUE, "the cue", live.filter(cue=id)),
        (AnnotationKind.SOURCE, "a source's words", Hop.objects.filter(span=id, attribution__in=live)),
    )
    for wanted, what, rows in uses:
        if kind != wanted and rows.exists():
            message = (
                f"An attribution rests on these words as {what}. Change or delete the attribution first."
            )
            raise BadLink(message, field="kind")
    if kind != AnnotationKind.FIGURE and Figure.objects.live().filter(annotation=id).exists():
        message = "A figure uses these words. Delete the figure or give it other words first."
        raise BadLink(message, field="kind")


def _set_claim(actor: Actor, row: Annotation, claim_id: UUID | None) -> None:
    """Link the annotation to this claim, or to none."""
    old = Appearance.objects.filter(annotation=row).first()
    if claim_id and row.kind != AnnotationKind.CLAIM:
        raise BadLink(_wrong_kind("claim", row.kind), field="claim")
    if (old.claim_id if old else None) == claim_id:
        return
    require_rows(Claim.objects.all(), [("claim", claim_id)])
    if claim_id:
        Appearance.objects.update_or_create(annotation=row, defaults={"claim_id": claim_id})
    elif old:
        old.delete()
    _record_link(actor, row, _Link("appearance", "claim", old.claim_id if old else None, claim_id))
    tell_shown(actor, [claim_id] if claim_id else [], at=row.modified)


def _set_entity(actor: Actor, row: Annotation, entity_id: UUID | None) -> None:
    """Link the annotation to this entity, or to none."""
    old = Mention.objects.filter(annotation=row).first()
    if entity_id and row.kind != AnnotationKind.ENTITY:
        raise BadLink(_wrong_kind("entity", row.kind), field="entity")
    if (old.entity_id if old else None) == entity_id:
        return
    require_rows(Entity.objects.all(), [("entity", entity_id)])
    if entity_id:
        Mention.objects.update_or_create(annotation=row, defaults={"entity_id": entity_id})
    elif old:
        old.delete()
    _record_link(actor, row, _Link("mention", "entity", old.entity_id if old else None, entity_id))


def _record_link(actor: Actor, row: Annotation, link: _Link) -> None:
    """Record a changed link in the ledger: `appearance.created`, `.updated` or `.deleted`."""
    participle = "updated" if link.old and link.new else "created" if link.new else "deleted"
    change = Change(
        f"{link.noun}.{participle}",
        row.id,
        before={link.field: str(link.old)} if link.old else None,
        after={link.field: str(link.new)} if link.new else None,
        article_id=row.article_id,
    )
    ledger.record(actor, change, at=row.modified)
