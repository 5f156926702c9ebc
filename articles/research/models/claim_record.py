"""A claim with everything that is recorded of it, as its page shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import TruncDate

from articles.annotations.models import Annotation
from articles.claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimPart,
    Evidence,
    Figure,
    Relation,
    Response,
    Verdict,
)
from articles.claims.rules import chain_sentence, figure_words
from articles.claims.types import FigureDraft
from articles.corpus.models import written
from articles.foundation.errors import Missing
from articles.foundation.types import Actor
from articles.research.models.origins import origins_of
from articles.schema.rules import read

# Of a claim that a whole beat repeats, the latest appearances; and so many parts of each kind.
MOST_APPEARANCES = 100
MOST_PARTS = 200


@dataclass(frozen=True, slots=True)
class Chain:
    """Who is said to have said it, in a sentence, with the writer's and the speaker's gauges."""

    attribution: Attribution
    sentence: str


@dataclass(frozen=True, slots=True)
class Seen:
    """One appearance: the marked words of an article, its day, and who is said to have said them."""

    mark: Annotation
    words: str
    day: date
    chains: tuple[Chain, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure, in a few words."""

    figure: Figure
    words: str


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A claim with all that were merged into it, and everything that hangs on any of them.

    `has_more` says that only the latest appearances are here. They stand in so many `articles`, which go back
    to so many `origins`. `related` are relations of other claims to it.
    """

    claim: Claim
    tombstones: tuple[Claim, ...]
    appearances: tuple[Seen, ...]
    has_more: bool
    articles: int
    origins: int
    figures: tuple[Counted, ...]
    responses: tuple[Response, ...]
    evidence: tuple[Evidence, ...]
    verdicts: tuple[Verdict, ...]
    relations: tuple[Relation, ...]
    related: tuple[Relation, ...]


def claim_record(actor: Actor, id: UUID) -> ClaimRecord:
    """Return the record of a claim, or of the survivor that it was merged into, in a constant number of
    queries. Raises `Missing`.
    """
    visible = Claim.objects.visible_to(actor)
    group = list(visible.filter(canonical__in=visible.filter(pk=id).values("canonical")).order_by("id"))
    survivor = next((row for row in group if row.survivor_id is None), None)
    if survivor is None:
        raise Missing(f"There is no claim with the id {id}.")
    ids = [row.id for row in group]
    origins = origins_of(actor, ids)
    seen = _appearances(actor, ids)
    related = _of(Relation.objects.visible_to(actor).live().filter(other__in=ids)).select_related("claim")
    return ClaimRecord(
        claim=survivor,
        tombstones=tuple(row for row in group if row.survivor_id is not None),
        appearances=seen[:MOST_APPEARANCES],
        has_more=len(seen) > MOST_APPEARANCES,
        articles=sum(map(len, origins)),
        origins=len(origins),
        figures=tuple(
            Counted(row, figure_words(read(FigureDraft, row))) for row in _parts(actor, Figure, ids)
        ),
        responses=tuple(_parts(actor, Response, ids).select_related("party__survivor", "article")),
        evidence=tuple(_parts(actor, Evidence, ids).select_related("annotation__article", "created_by")),
        verdicts=tuple(Verdict.objects.visible_to(actor).live().filter(claim__in=ids).latest_first()),
        relations=tuple(_parts(actor, Relation, ids).select_related("other")),
        related=tuple(related),
    )


def _parts[P: ClaimPart](actor: Actor, kind: type[P], claims: Iterable[UUID]) -> QuerySet[P]:
    """Return the parts of one kind that the actor may know of, the oldest first."""
    rows: QuerySet[P] = kind.objects.visible_to(actor).live().filter(claim__in=claims)  # type: ignore[attr-defined] # every kind has such a manager
    return _of(rows)


def _of[P: ClaimPart](rows: QuerySet[P]) -> QuerySet[P]:
    """Return as many of the rows as a page shows."""
    return rows.order_by("created", "id")[:MOST_PARTS]


def _appearances(actor: Actor, claims: list[UUID]) -> tuple[Seen, ...]:
    """Return where the claims appear, the latest article first: one more than is shown, if there are more."""
    links = Appearance.objects.filter(claim__in=claims).values("annotation")
    marks = list(
        Annotation.objects.visible_to(actor)
        .live()
        .filter(pk__in=links)
        .annotate(day=TruncDate(written("article__")))
        .select_related("article")
        .placed()
        .order_by("-day", "-id")[: MOST_APPEARANCES + 1]
    )
    chains = _chains(actor, [mark.id for mark in marks])
    return tuple(
        Seen(mark, _words(mark), getattr(mark, "day"), tuple(chains[mark.id]))  # noqa: B009 - annotated above
        for mark in marks
    )


def _chains(actor: Actor, marks: list[UUID]) -> dict[UUID, list[Chain]]:
    """Return who is said to have said each passage."""
    rows = Attribution.objects.visible_to(actor).standing().filter(content__in=marks)
    found: dict[UUID, list[Chain]] = defaultdict(list)
    for row in rows.prefetch_related("hops__hop_sources__source__survivor").order_by("created", "id"):
        hops = [
            (hop.role, [str(named.source.survivor or named.source) for named in hop.hop_sources.all()])
            for hop in row.hops.all()
        ]
        found[row.content_id].append(Chain(row, chain_sentence(hops)))
    return found


def _words(mark: Annotation) -> str:
    """Return the words of a mark on the article's current text; none, if they have no place there."""
    return " … ".join(piece["exact"] for anchor in mark.current_anchors for piece in anchor.pieces)
