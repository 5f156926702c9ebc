"""What a new text left for a person to decide."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Count

from articles.anchoring.rules import describe, differences_between
from articles.anchoring.types import DescribedPiece
from articles.annotations.models import PROVED, Anchor, AnchorQuerySet
from articles.corpus.models import Article
from articles.revisions.types import ELSEWHERE, Place, Review, Reviewed


def doubts_in(article: Article) -> AnchorQuerySet:
    """Return the anchors on the article's current text that wait for a person."""
    return Anchor.objects.filter(annotation__article=article).in_doubt()


def review_of(article: Article) -> Review:
    """Return what there is to review on the article's current text. A constant number of queries."""
    text = article.latest.text
    rows = list(doubts_in(article).select_related("annotation"))
    before = _before(article, [row.annotation_id for row in rows])
    found: dict[str, list[Reviewed]] = defaultdict(list)
    for row in rows:
        found[row.status].append(_reviewed(row, before[row.annotation_id], text))
    for some in found.values():
        some.sort(key=lambda one: [place.start for place in one.old])
    live = Anchor.objects.filter(revision=article.current_id, annotation__deleted=None)
    counts = Counter(dict(live.values_list("status").annotate(Count("pk"))))
    return Review(
        article.latest,
        found["altered"],
        found["ambiguous"],
        found["orphaned"],
        moved=counts["moved"],
        anchored=counts["anchored"],
    )


def _before(article: Article, ids: Sequence[UUID]) -> dict[UUID, tuple[int, list[dict[str, Any]]]]:
    """Return each mark's words before they came into doubt, with the number of the text that has them."""
    earlier = Anchor.objects.filter(annotation__in=ids, start__isnull=False).exclude(
        revision=article.current_id
    )
    proved = earlier.filter(status__in=PROVED)
    found = _elsewhere(article, ids)
    # A later text overwrites an earlier one, and one on which the mark was certain all of them.
    for rows in (earlier, proved):
        columns = rows.order_by("revision__number").values_list("annotation", "revision__number", "pieces")
        found |= {id: (number, pieces) for id, number, pieces in columns}
    return found


def _elsewhere(article: Article, ids: Sequence[UUID]) -> dict[UUID, tuple[int, list[dict[str, Any]]]]:
    """Return the words of the marks that were taken over from another article, as they stand there, under
    `ELSEWHERE`.
    """
    here = Anchor.objects.filter(annotation__in=ids, revision=article.current_id)
    taken = {
        UUID(carried["taken_from"]): id
        for id, carried in here.values_list("annotation", "carried")
        if carried and carried.get("taken_from")
    }
    there = Anchor.objects.filter(annotation__in=taken, start__isnull=False, status__in=PROVED)
    rows = there.order_by("revision__number").values_list("annotation", "pieces")
    return {taken[id]: (ELSEWHERE, pieces) for id, pieces in rows}


def _reviewed(row: Anchor, before: tuple[int, list[dict[str, Any]]], text: str) -> Reviewed:
    """Return a mark with its words on both texts."""
    carried, (since, old) = row.carried or {}, before
    was, now = (" … ".join(piece["exact"] for piece in pieces) for pieces in (old, row.pieces))
    return Reviewed(
        id=row.annotation_id,
        kind=row.annotation.kind,
        version=row.annotation.version,
        status=row.status,
        reasons=tuple(carried.get("reasons", ())),
        since=since,
        old=tuple(map(_stored, old)),
        new=tuple(map(_stored, row.pieces)),
        diff=differences_between(was, now) if row.pieces else (),
        candidates=tuple(_at(text, *place) for place in carried.get("candidates", ())),
    )


def _stored(piece: dict[str, Any]) -> Place:
    """Return a stored piece as a place."""
    return _place(DescribedPiece(**piece))


def _at(text: str, start: int, end: int) -> Place:
    """Return a place of the text."""
    return _place(describe(text, start, end, 60))


def _place(piece: DescribedPiece) -> Place:
    """Return a piece with whole words round it."""
    before = piece.prefix if piece.start <= len(piece.prefix) else f"… {piece.prefix.partition(' ')[2]}"
    cut = piece.suffix.rpartition(" ")
    after = f"{cut[0]} …" if cut[1] else piece.suffix
    return Place(piece.start, piece.end, before, piece.exact, after)
