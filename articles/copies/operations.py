"""Taking over the marks of an article with much the same text, and taking that back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles.annotations.models import PROVED, Anchor, Annotation, carried_to
from articles.annotations.operations import delete_annotation, restore_annotation
from articles.annotations.rules import Placement, TakenMark
from articles.annotations.types import AnchorStatus, AnnotationDraft
from articles.claims.models import Attribution
from articles.claims.operations import (
    add_taken_passages,
    create_attribution,
    delete_attribution,
    draft_of_attribution,
    restore_attribution,
)
from articles.claims.types import AttributionDraft
from articles.copies.errors import NotAlike
from articles.copies.models import taken_over
from articles.copies.rules import id_when_taken
from articles.copies.types import TakenOver
from articles.corpus.models import Article
from articles.foundation.errors import Missing
from articles.foundation.operations import lock, require
from articles.foundation.types import Actor, Origin, OriginType, Permission
from articles.ledger.models import Entry
from articles.likeness.models import similar_to

_TAKEN = (AnchorStatus.ANCHORED, AnchorStatus.ALTERED)


@transaction.atomic
def take_over_marks(actor: Actor, *, article_id: UUID, other_id: UUID) -> TakenOver:
    """Carry the marks of another article onto this one's text, with what they are linked to and their
    attributions: all of it, or nothing.

    Words that can't be found for certain are left where they are, and changed ones wait for a person. What
    was taken over before, or is marked here already, is not marked twice; what was taken back since comes
    back.
    Raises `Forbidden`, `Missing`, `NotAlike`.
    """
    require(actor, Permission.ANNOTATE)
    article, other = _both(actor, article_id, other_id)
    if all(one.article != other for one in similar_to(actor, article.id)):
        raise NotAlike(
            "These two articles share too little of their texts for marks to be carried over.", field="other"
        )
    places = _places(article, other)
    rows = _marks(places)
    ids = {row.id: id_when_taken(article.id, row.id) for row in rows}
    before = Annotation.objects.in_bulk(list(ids.values()))
    marked = _words_of(article)
    counts = Counter[str]()
    wanted = []
    for row in rows:
        place, known = places[row.id], before.get(ids[row.id])
        is_here = known.deleted is None if known else (row.kind, _spans(place)) in marked
        found = "here" if is_here and place.status in _TAKEN else place.status
        counts[found] += 1
        if found in _TAKEN:
            wanted.append(row)
    _make(actor, article, [_taken(row, ids[row.id], places[row.id]) for row in wanted], before)
    _attribute(actor, article, rows=[row.id for row in wanted], ids=ids)
    return TakenOver(tuple(ids[row.id] for row in wanted), dict(counts))


def _make(
    actor: Actor, article: Article, marks: Sequence[TakenMark], before: Mapping[UUID, Annotation]
) -> None:
    """Make the marks, or bring back those that were taken back since they were made."""
    for one in marks:
        if known := before.get(one.id):
            restore_annotation(actor, id=known.id, version=known.version)
    fresh = [one for one in marks if one.id not in before]
    add_taken_passages(actor, article=article, marks=fresh, at=timezone.now())


@transaction.atomic
def give_back_marks(actor: Actor, *, article_id: UUID, other_id: UUID) -> int:
    """Delete what was taken over from another article, with its attributions, as far as nobody has changed it
    since. Return how many marks that was. Raises `Forbidden`, `Missing`.
    """
    require(actor, Permission.ANNOTATE)
    article, other = _both(actor, article_id, other_id)
    taken = taken_over(article, other)
    changed = Entry.objects.filter(subject_id__in=taken.values("pk"), verb="annotation.updated")
    rows = taken.exclude(pk__in=changed.values("subject_id"))
    for said in Attribution.objects.live().filter(content__in=rows):
        delete_attribution(actor, id=said.id, version=said.version)
    gone = list(rows)
    for row in gone:
        delete_annotation(actor, id=row.id, version=row.version)
    return len(gone)


def _both(actor: Actor, article_id: UUID, other_id: UUID) -> tuple[Article, Article]:
    """Return the article, which gets no other text before this is over, and the other one."""
    article = lock(Article.objects.visible_to(actor), id=article_id, version=None)
    other = Article.objects.visible_to(actor).filter(pk=other_id).first()
    if other is None:
        raise Missing(f"There is no article with the id {other_id}.")
    return article, other


def _places(article: Article, other: Article) -> dict[UUID, Placement]:
    """Return where each live mark of the other article goes on this one's text."""
    carried = carried_to(article.latest.text, other.id, other.latest.id)
    return {one.annotation: _fresh(one.annotation, placed) for one, placed in carried if one.live}


def _fresh(mark: UUID, placed: Placement) -> Placement:
    """Return a place as that of a new mark: on this text it never was anywhere else."""
    if placed.status in PROVED:
        return Placement(placed.pieces)
    carried = placed.carried and replace(placed.carried, taken_from=str(mark))
    return replace(placed, carried=carried)


def _marks(ids: Iterable[UUID]) -> list[Annotation]:
    """Return marks with what they are linked to, the first one made first."""
    rows = Annotation.objects.select_related("appearance", "mention").filter(pk__in=list(ids))
    return list(rows.order_by("created", "id"))


def _words_of(article: Article) -> set[tuple[str, tuple[tuple[int, int], ...]]]:
    """Return the kind and the words of every mark that the article has."""
    anchors = Anchor.objects.filter(revision=article.current_id, annotation__deleted=None)
    return {
        (kind, tuple((piece["start"], piece["end"]) for piece in pieces))
        for kind, pieces in anchors.values_list("annotation__kind", "pieces")
    }


def _spans(place: Placement) -> tuple[tuple[int, int], ...]:
    return tuple((piece.start, piece.end) for piece in place.pieces)


def _taken(row: Annotation, id: UUID, place: Placement) -> TakenMark:
    """Return a mark of the other article as one of this one, which says where it came from.

    What a program made stays a program's. The article isn't named: who may see it finds it by the mark.
    """
    machine = row.origin_type == OriginType.MACHINE
    agent = f"{row.origin_agent or row.created_by} · " if machine else ""
    origin = Origin(
        OriginType.MACHINE if machine else OriginType.IMPORT,
        f"{agent[:140]}taken over from annotation {row.id}",
    )
    draft = AnnotationDraft(row.kind, id=id, source=row.source_id, tags=tuple(row.tags), note=row.note)
    links = {}
    if appearance := getattr(row, "appearance", None):
        links["claim"] = appearance.claim_id
    if mention := getattr(row, "mention", None):
        links["entity"] = mention.entity_id
    return TakenMark(id, draft, place, origin, links)


def _attribute(actor: Actor, article: Article, *, rows: Sequence[UUID], ids: dict[UUID, UUID]) -> None:
    """Say of the marks that were taken over who said them, as the other article does."""
    here = set(Annotation.objects.live().filter(pk__in=ids.values()).values_list("id", flat=True))
    for said in Attribution.objects.standing().filter(content__in=rows).order_by("created", "id"):
        id = id_when_taken(article.id, said.id)
        known = Attribution.objects.filter(pk=id).first()
        if known and known.deleted:
            restore_attribution(actor, id=id, version=known.version)
        elif known is None:
            create_attribution(actor, draft=_as_here(draft_of_attribution(said), ids, here), id=id)


def _as_here(draft: AttributionDraft, ids: dict[UUID, UUID], here: set[UUID]) -> AttributionDraft:
    """Return an attribution with the words of this article, as far as they were taken over."""

    def word(id: UUID | None) -> UUID | None:
        found = ids.get(id) if id else None
        return found if found in here else None

    hops = tuple(replace(hop, span=word(hop.span)) for hop in draft.hops)
    return replace(draft, content=ids[draft.content], cue=word(draft.cue), hops=hops)
