"""Writing annotations: make many or one, change, delete, restore."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles.anchoring.rules import Work
from articles.anchoring.types import GivenPiece
from articles.annotations._marking import Marked, marks_of, place_all, raise_problems, refusal, write
from articles.annotations.errors import Deleted, NotDeleted
from articles.annotations.models import Anchor, Annotation, AnnotationQuerySet
from articles.annotations.rules import (
    Placement,
    content_problems,
    place_pieces,
    revision_problems,
)
from articles.annotations.types import AnnotationChange, AnnotationDraft, AnnotationKind
from articles.corpus.models import Article
from articles.foundation.errors import Missing
from articles.foundation.models import insert_rows, new_id, together
from articles.foundation.operations import creation, lock, require, require_rows, touch
from articles.foundation.rules import deleted_problem
from articles.foundation.types import Actor, Origin, OriginType, Permission
from articles.ledger import operations as ledger
from articles.ledger.errors import IdInUse
from articles.ledger.rules import snapshot
from articles.ledger.types import Change, Snapshot
from articles.sources.models import Source


def add_annotations(
    actor: Actor,
    *,
    article_id: UUID,
    drafts: Sequence[AnnotationDraft],
    origin: Origin | None = None,
    links: Sequence[Mapping[str, UUID]] = (),
) -> list[tuple[Annotation, bool]]:
    """Create all the annotations or none, within the caller's transaction.

    Return each one with whether this call made it, in the order given. `links` holds, for each draft, what a
    room above is about to link to it: other links make it another create. The same create sent twice makes
    one row. Raises `Forbidden`, `Missing`, `IdInUse`, `Deleted`, `Dangling`, or `BadAnnotation` with every
    problem of every draft, by its line (`annotations.3.pieces.0.end`). The rows carry no `place`.
    """
    require(actor, Permission.ANNOTATE)
    article = Article.to_mark(actor, article_id)
    if article is None:
        raise Missing(f"There is no article with the id {article_id}.", field="article")
    placements = place_all(article, drafts)
    require_rows(Source.objects.all(), [(f"annotations.{i}.source", d.source) for i, d in enumerate(drafts)])
    now = timezone.now()
    rows = [_new_row(actor, article, draft, origin or actor.origin, now) for draft in drafts]
    tied = links or [{}] * len(rows)
    contents = [
        _snapshot(row, placed) | {"links": snapshot(dict(links))}
        for row, placed, links in zip(rows, placements, tied, strict=True)
    ]
    given = {row.id: content for row, content, draft in zip(rows, contents, drafts, strict=True) if draft.id}
    seen = ledger.repeated(actor, verb="annotation.created", creates=given) if given else set()
    fresh = [index for index, row in enumerate(rows) if row.id not in seen]
    with together():
        insert_rows(rows[i] for i in fresh)
        insert_rows(_anchor(article, rows[i], placements[i]) for i in fresh)
        ledger.record_all(
            actor,
            (
                Change("annotation.created", rows[i].id, after=contents[i], article_id=article.id)
                for i in fresh
            ),
            at=now,
        )
    old = {row.id: row for row in Annotation.objects.filter(id__in=seen)} if seen else {}
    _refuse_deleted([old.get(row.id, row) for row in rows])
    return [(old.get(row.id, row), row.id not in seen) for row in rows]


def add_to_new(
    actor: Actor, *, texts: Sequence[Marked], origin: Origin | None = None, at: datetime
) -> list[list[UUID]]:
    """Mark articles that the caller's transaction has just made: all the marks or none. Return their ids.

    As `add_annotations`, by the thousand. Raises its errors, of the first article that has one.
    """
    require(actor, Permission.ANNOTATE)
    found = [list(marks_of(one, drafts, place_all(one, drafts), links)) for one, drafts, links in texts]
    marks = [mark for some in found for mark in some]
    given = [mark.id for mark in marks if mark.draft.id]
    if (
        taken := Annotation.objects.filter(id__in=given).values_list("id", flat=True).first()
        if given
        else None
    ):
        raise IdInUse(f"The id {taken} is already in use. Use a new id.", field="annotations.id")
    require_rows(
        Source.objects.all(), [(f"annotations.{i}.source", mark.draft.source) for i, mark in enumerate(marks)]
    )
    write(actor, marks, origin=origin or actor.origin, at=at)
    return [[mark.id for mark in some] for some in found]


# The same in a transaction of its own.
create_annotations = creation(add_annotations)


@transaction.atomic
def update_annotation(actor: Actor, *, id: UUID, version: int, change: AnnotationChange) -> Annotation:
    """Change an annotation that is still at `version`.

    Raises `Forbidden`, `Missing`, `Stale`, `BadAnnotation`, `Dangling`.
    """
    require(actor, Permission.ANNOTATE)
    row = lock(_reachable(actor).live(), id=id, version=version)
    before = _snapshot(row, _placement_of(row))
    _apply(row, change)
    problems = content_problems(row.kind, row.tags, row.note, row.source_id is not None)
    raise_problems(problems + revision_problems(change.revision, row.article.current_id))
    require_rows(Source.objects.all(), [("source", row.source_id)])
    placed = _move(row, change.pieces) if change.pieces is not None else _placement_of(row)
    touch(row, timezone.now(), by=actor)
    row.save()
    after = _snapshot(row, placed)
    ledger.record(
        actor,
        Change("annotation.updated", row.id, before=before, after=after, article_id=row.article_id),
        at=row.modified,
    )
    return row


@transaction.atomic
def delete_annotation(actor: Actor, *, id: UUID, version: int) -> Annotation:
    """Take an annotation back. It keeps its id, place and links, and `restore_annotation` undoes this.

    Raises `Forbidden`, `Missing`, `Stale`.
    """
    require(actor, Permission.ANNOTATE)
    row = lock(_reachable(actor).live(), id=id, version=version)
    before = _snapshot(row, _placement_of(row))
    touch(row, timezone.now(), by=actor)
    row.deleted = row.modified
    row.save()
    change = Change("annotation.deleted", row.id, before=before, after=None, article_id=row.article_id)
    ledger.record(actor, change, at=row.modified)
    return row


@transaction.atomic
def restore_annotation(actor: Actor, *, id: UUID, version: int) -> Annotation:
    """Bring a deleted annotation back with everything it was linked to.

    Raises `Forbidden`, `Missing`, `Stale`, `NotDeleted`.
    """
    require(actor, Permission.ANNOTATE)
    row = lock(_reachable(actor), id=id, version=version)
    if row.deleted is None:
        raise NotDeleted("This annotation is not deleted, so there is nothing to restore.")
    touch(row, timezone.now(), by=actor)
    row.deleted = None
    row.save()
    after = _snapshot(row, _placement_of(row))
    ledger.record(
        actor, Change("annotation.restored", row.id, after=after, article_id=row.article_id), at=row.modified
    )
    return row


def content_of(row: Annotation) -> Snapshot:
    """Return the annotation's present content as the ledger keeps it, to compare with an entry."""
    return _snapshot(row, _placement_of(row))


def _reachable(actor: Actor) -> AnnotationQuerySet:
    """The annotations that the actor may know of, deleted ones included."""
    return Annotation.objects.visible_to(actor)


def _refuse_deleted(rows: Sequence[Annotation]) -> None:
    """Raise `Deleted` for repeats of creates whose rows were deleted since.

    A client that repeats a create for want of an answer hasn't sent the deletion yet: this is a late
    duplicate, or somebody else deleted the row. To answer with it would make it look alive.
    """
    problems = [
        deleted_problem("annotation", row.version, field=f"annotations.{index}.id")
        for index, row in enumerate(rows)
        if row.deleted is not None
    ]
    if problems:
        raise Deleted(problems[0].message, problems=problems)


def _new_row(
    actor: Actor, article: Article, draft: AnnotationDraft, origin: Origin, now: datetime
) -> Annotation:
    """Return the row that the draft asks for, not yet saved."""
    return Annotation(
        id=draft.id or new_id(),
        article=article,
        kind=draft.kind,
        source_id=draft.source,
        tags=list(draft.tags),
        note=draft.note,
        origin_type=origin.type,
        # A mark names the program that made it. Whose sign-in link a person used is only in the ledger.
        origin_agent=origin.agent if origin.type != OriginType.PERSON else "",
        created=now,
        modified=now,
        created_by_id=actor.user_id,
    )


def _anchor(article: Article, row: Annotation, placed: Placement) -> Anchor:
    """Return the anchor on the article's current revision, not yet saved."""
    anchor = Anchor(annotation=row, revision=article.latest)
    _set_place(anchor, placed)
    return anchor


def _set_place(anchor: Anchor, placed: Placement) -> None:
    """Put the placement's columns on the anchor."""
    anchor.status, anchor.score = placed.status, placed.score
    anchor.pieces = [asdict(piece) for piece in placed.pieces]
    anchor.start = placed.pieces[0].start if placed.pieces else None
    anchor.end = placed.pieces[-1].end if placed.pieces else None


def _placement_of(row: Annotation) -> Placement:
    """Read where the annotation sits on its article's current revision."""
    anchor = row.anchors.get(revision=row.article.current_id)
    return Placement(anchor.described, anchor.status, anchor.score)


def _move(row: Annotation, pieces: Sequence[GivenPiece]) -> Placement:
    """Put the annotation on other words of the current revision."""
    rows = row.anchors.select_related("revision").defer("revision__block_table", "revision__sentence_table")
    anchor = rows.get(revision=row.article.current_id)
    placed = place_pieces(anchor.revision.text, pieces, Work())
    if not isinstance(placed, Placement):
        raise refusal(placed)
    _set_place(anchor, placed)
    anchor.save()
    return placed


def _apply(row: Annotation, change: AnnotationChange) -> None:
    """Put the changed fields on the row. A mark that stops being a source loses its source record."""
    if change.kind is not None:
        row.kind = change.kind
        if row.kind != AnnotationKind.SOURCE:
            row.source_id = None
    if change.source is not None:
        row.source_id = change.source[0]
    if change.tags is not None:
        row.tags = list(change.tags)
    if change.note is not None:
        row.note = change.note


def _snapshot(row: Annotation, placed: Placement) -> Snapshot:
    """Return the annotation's content as the ledger keeps it."""
    return snapshot(
        {
            "article": row.article_id,
            "revision": row.article.current_id,
            "kind": row.kind,
            "status": placed.status,
            "pieces": [{"start": p.start, "end": p.end, "exact": p.exact} for p in placed.pieces],
            "source": row.source_id,
            "tags": row.tags,
            "note": row.note,
            "origin": {"type": row.origin_type, "agent": row.origin_agent},
        }
    )
