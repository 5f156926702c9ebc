"""Writing annotations: make many or one, change, delete, restore."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles.annotations.errors import BadAnnotation, Deleted, NotDeleted
from articles.annotations.models import Anchor, Annotation, AnnotationQuerySet
from articles.annotations.operations._marking import Marked, marks_of, write
from articles.annotations.operations._placing import Placed, Placer
from articles.annotations.operations._rows import (
    carried_change,
    content_of,
    mark_snapshot,
    new_anchor,
    new_row,
    place_snapshot,
    placement_of,
    set_place,
)
from articles.annotations.rules import (
    Placement,
    content_problems,
    repeated_id_problems,
    unnamed_text_problems,
)
from articles.annotations.types import AnnotationChange, AnnotationDraft, AnnotationKind
from articles.corpus.models import Article
from articles.foundation.errors import Missing, Problem
from articles.foundation.models import insert_rows, together
from articles.foundation.operations import creation, lock, require, require_rows, touch
from articles.foundation.rules import deleted_problem
from articles.foundation.types import Actor, Origin, Permission
from articles.ledger import operations as ledger
from articles.ledger.errors import IdInUse
from articles.ledger.rules import snapshot
from articles.ledger.types import Change
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
    places = _place_all(article, drafts)
    require_rows(Source.objects.all(), [(f"annotations.{i}.source", d.source) for i, d in enumerate(drafts)])
    now = timezone.now()
    rows = [new_row(actor, article, draft, origin or actor.origin, now) for draft in drafts]
    tied = links or [{}] * len(rows)
    contents = [
        mark_snapshot(row, placed.revision, placed.here) | {"links": snapshot(dict(links))}
        for row, placed, links in zip(rows, places, tied, strict=True)
    ]
    given = {row.id: content for row, content, draft in zip(rows, contents, drafts, strict=True) if draft.id}
    seen = ledger.repeated(actor, verb="annotation.created", creates=given) if given else set()
    fresh = [index for index, row in enumerate(rows) if row.id not in seen]
    carried = _carried(article, [(rows[i], places[i]) for i in fresh])
    made = [Change("annotation.created", rows[i].id, after=contents[i], article_id=article.id) for i in fresh]
    with together():
        insert_rows(rows[i] for i in fresh)
        insert_rows(new_anchor(rows[i].id, places[i].revision, places[i].here) for i in fresh)
        insert_rows(anchor for anchor, _ in carried)
        ledger.record_all(actor, [*made, *(change for _, change in carried)], at=now)
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
    found = [
        list(marks_of(one, drafts, [placed.here for placed in _place_all(one, drafts)], links))
        for one, drafts, links in texts
    ]
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
    before = content_of(row)
    _apply(row, change)
    _raise_problems(content_problems(row.kind, row.tags, row.note, row.source_id is not None))
    require_rows(Source.objects.all(), [("source", row.source_id)])
    touch(row, timezone.now(), by=actor)
    moves = change.pieces is not None or change.quote is not None
    placed = _move(row, change) if moves else placement_of(row)
    row.save()
    after = mark_snapshot(row, row.article.current_id, placed)
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
    before = content_of(row)
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
    after = content_of(row)
    ledger.record(
        actor, Change("annotation.restored", row.id, after=after, article_id=row.article_id), at=row.modified
    )
    return row


def _reachable(actor: Actor) -> AnnotationQuerySet:
    """The annotations that the actor may know of, deleted ones included."""
    return Annotation.objects.visible_to(actor)


def _place_all(article: Article, drafts: Sequence[AnnotationDraft]) -> list[Placed]:
    """Place every draft on the text that it names, or raise with all the problems of all of them."""
    places: list[Placed] = []
    problems = repeated_id_problems([draft.id for draft in drafts])
    placer = Placer.on(article)
    placer.know(draft.revision for draft in drafts)
    for index, draft in enumerate(drafts):
        found = content_problems(draft.kind, draft.tags, draft.note, draft.source is not None)
        placed = placer.place(draft)
        if isinstance(placed, Placed):
            places.append(placed)
        else:
            found += placed
        problems += [Problem(f"annotations.{index}.{p.field}", p.message, p.code) for p in found]
    _raise_problems(problems)
    _raise_problems(placer.carry(places))
    return places


def _carried(article: Article, made: Sequence[tuple[Annotation, Placed]]) -> list[tuple[Anchor, Change]]:
    """Return the anchors on the current text of marks that were made on an earlier one, and their entries."""
    return [
        (anchor, carried_change(row.id, article.id, before, anchor))
        for row, placed in made
        if placed.onward is not None
        for anchor in [new_anchor(row.id, article.latest.id, placed.onward)]
        for before in [
            place_snapshot(placed.revision, placed.here.status, [asdict(p) for p in placed.here.pieces])
        ]
    ]


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


def _raise_problems(problems: Sequence[Problem]) -> None:
    """Raise `BadAnnotation` with the problems, if there are any."""
    if problems:
        raise _refusal(problems)


def _refusal(problems: Sequence[Problem]) -> BadAnnotation:
    return BadAnnotation("This annotation can't be saved.", problems=problems)


def _move(row: Annotation, change: AnnotationChange) -> Placement:
    """Put the annotation on other words. Return where they are on the current text.

    If they were chosen on an earlier text, they are carried from there, as any mark is.
    """
    anchors = {anchor.revision_id: anchor for anchor in row.anchors.all()}
    if len(anchors) > 1:
        _raise_problems(unnamed_text_problems(change.pieces, change.revision))
    placed = Placer.on(row.article).place_change(change)
    if isinstance(placed, list):
        raise _refusal(placed)
    places = {placed.revision: placed.here}
    if placed.onward:
        places[row.article.latest.id] = placed.onward
    for revision, place in places.items():
        anchor = anchors.get(revision) or Anchor(annotation=row, revision_id=revision)
        set_place(anchor, place)
        # Whoever chooses the words says that they are right; what carrying then doubts is open again.
        anchor.settled = None if place.carried or not anchor.carried else row.modified
        anchor.save()
    return placed.onward or placed.here


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
