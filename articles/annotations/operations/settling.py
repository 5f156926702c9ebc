"""Settling what carrying left in doubt: a person says what is right, and may take that back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles.annotations.errors import BadAnnotation, TextReplaced
from articles.annotations.models import Anchor, Annotation
from articles.annotations.operations._rows import carried_of, place_snapshot, set_place
from articles.annotations.rules import Placement, settled_placement
from articles.annotations.types import Decision
from articles.corpus.models import Article
from articles.foundation.errors import Missing, Problem
from articles.foundation.operations import lock, require, touch
from articles.foundation.types import Actor, Permission
from articles.ledger import operations as ledger
from articles.ledger.types import Change

_VERBS = {
    Decision.CONFIRM: "anchor.confirmed",
    Decision.DROP: "anchor.dropped",
    Decision.REOPEN: "anchor.reopened",
}
_COLUMNS = ("status", "score", "pieces", "start", "end", "settled")


@transaction.atomic
def settle_annotations(
    actor: Actor, *, article_id: UUID, revision: UUID, ids: Sequence[UUID], decision: str
) -> list[Annotation]:
    """Say the same of some of an article's marks: of all, or of none. Return those that this changed.

    `revision` is the text on which they were reviewed. A mark of which this was said already stays as it is.
    Raises `Forbidden`, `Missing`, `TextReplaced`, and `BadAnnotation` with each mark of which it can't be
    said (`annotations.3`).
    """
    require(actor, Permission.ANNOTATE)
    if decision not in Decision.values:
        message = f"Unknown decision. Choose one of: {', '.join(Decision.values)}."
        raise BadAnnotation(message, field="decision")
    # The next text waits: it carries what is decided here.
    article = lock(Article.objects.visible_to(actor), id=article_id, version=None)
    if revision != article.current_id:
        raise TextReplaced(current=article.latest.id, number=article.latest.number)
    rows, anchors = _rows(article, ids), _anchors(revision, ids)
    placed = _decided(article, [anchors[id] for id in ids], decision)
    now = timezone.now()
    entries = [
        _settle(actor, article, (rows[id], anchors[id]), (placement, Decision(decision)), now)
        for id, placement in placed.items()
    ]
    Anchor.objects.bulk_update([anchors[id] for id in placed], _COLUMNS, batch_size=500)
    changed = [rows[id] for id in placed]
    Annotation.objects.bulk_update(changed, ("version", "modified", "modified_by"), batch_size=500)
    ledger.record_all(actor, entries, at=now)
    return changed


def _rows(article: Article, ids: Sequence[UUID]) -> dict[UUID, Annotation]:
    """Return the article's marks with these ids, locked. Raises `Missing`."""
    live = Annotation.objects.live().filter(article=article, id__in=ids).order_by("id")
    rows = {row.id: row for row in live.select_for_update(no_key=True)}
    for index, id in enumerate(ids):
        if id not in rows:
            message = f"There is no annotation with the id {id} on this article."
            raise Missing(message, field=f"annotations.{index}")
    return rows


def _anchors(revision: UUID, ids: Sequence[UUID]) -> dict[UUID, Anchor]:
    """Return where the marks sit on the revision."""
    return {one.annotation_id: one for one in Anchor.objects.filter(revision=revision, annotation__in=ids)}


def _decided(article: Article, anchors: Sequence[Anchor], decision: str) -> Mapping[UUID, Placement]:
    """Return the new place of each mark that gets one. Raises `BadAnnotation`."""
    found: dict[UUID, Placement] = {}
    problems: list[Problem] = []
    for index, anchor in enumerate(anchors):
        now = Placement(anchor.described, anchor.status, anchor.score, carried_of(anchor))
        placed = settled_placement(article.latest.text, now, decision, settled=anchor.settled is not None)
        if isinstance(placed, Problem):
            problems.append(Problem(f"annotations.{index}", placed.message, placed.code))
        elif placed is not None:
            found[anchor.annotation_id] = placed
    if problems:
        raise BadAnnotation("This can't be said of these annotations.", problems=problems)
    return found


def _settle(
    actor: Actor,
    article: Article,
    mark: tuple[Annotation, Anchor],
    decided: tuple[Placement, Decision],
    now: datetime,
) -> Change:
    """Put what was decided on the rows, and return the ledger's change."""
    (row, anchor), (placed, decision) = mark, decided
    before = place_snapshot(anchor.revision_id, anchor.status, anchor.pieces)
    set_place(anchor, placed)
    anchor.settled = None if decision == Decision.REOPEN else now
    touch(row, now, by=actor)
    after = place_snapshot(anchor.revision_id, anchor.status, anchor.pieces)
    return Change(_VERBS[decision], row.id, before=before, after=after, article_id=article.id)
