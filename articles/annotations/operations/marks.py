"""Writing annotations: make many or one, change, delete, restore."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles.annotations.errors import NotDeleted
from articles.annotations.models import Anchor, Annotation, AnnotationQuerySet
from articles.annotations.operations._placing import (
    Placer,
    carried_rows,
    place_all,
    raise_problems,
    refusal,
)
from articles.annotations.operations._rows import (
    content_of,
    mark_snapshot,
    new_anchor,
    new_row,
    placement_of,
    refuse_deleted,
    set_place,
)
from articles.annotations.rules import (
    Placement,
    content_problems,
    unnamed_text_problems,
)
from articles.annotations.types import AnnotationChange, AnnotationDraft, AnnotationKind
from articles.corpus.models import Article
from articles.foundation.errors import Missing
from articles.foundation.models import insert_rows, together
from articles.foundation.operations import creation, lock, require, require_rows, touch
from articles.foundation.types import Actor, Origin, Permission
from articles.ledger import operations as ledger
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
    places = place_all(article, drafts)
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
    carried = carried_rows(article, [(rows[i].id, places[i]) for i in fresh])
    made = [Change("annotation.created", rows[i].id, after=contents[i], article_id=article.id) for i in fresh]
    with together():
        insert_rows(rows[i] for i in fresh)
        insert_rows(new_anchor(rows[i].id, places[i].revision, places[i].here) for i in fresh)
        insert_rows(anchor for anchor, _ in carried)
        ledger.record_all(actor, [*made, *(change for _, change in carried)], at=now)
    old = {row.id: row for row in Annotation.objects.filter(id__in=seen)} if seen else {}
    refuse_deleted([old.get(row.id) for row in rows])
    return [(old.get(row.id, row), row.id not in seen) for row in rows]


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
    raise_problems(content_problems(row.kind, row.tags, row.note, row.source_id is not None))
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


def _move(row: Annotation, change: AnnotationChange) -> Placement:
    """Put the annotation on other words. Return where they are on the current text.

    If they were chosen on an earlier text, they are carried from there, as any mark is.
    """
    anchors = {anchor.revision_id: anchor for anchor in row.anchors.all()}
    if len(anchors) > 1:
        raise_problems(unnamed_text_problems(change.pieces, change.revision))
    placed = Placer.on(row.article).place_change(change)
    if isinstance(placed, list):
        raise refusal(placed)
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
