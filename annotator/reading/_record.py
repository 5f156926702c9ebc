"""What the public may know of an article's claims, read in a constant number of queries, as plain values.

An article can have thousands of claims: rows as tuples take a tenth of the time that objects of each would.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from annotator.reading._public import PUBLIC
from annotator.reading._words import Amount, Named
from articles.anchoring.rules import in_text_order
from articles.anchoring.types import Piece, Span
from articles.annotations.models import Anchor
from articles.annotations.types import AnnotationKind
from articles.claims.models import Attribution, Claim, ClaimPart, Figure, Hop, Response, Verdict
from articles.corpus.models import Article


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a claim appears in the text. `claim` is the record that all merged ones resolve to."""

    id: UUID
    claim: UUID


@dataclass(slots=True)
class Step:
    """One hop of a chain, the speaker's first."""

    role: str
    sources: list[Named] = field(default_factory=list)


@dataclass(slots=True)
class Told:
    """Who is said to have said it, as one passage tells it."""

    cue: str
    stance: str
    certainty: str
    polarity: str
    terms: str
    steps: dict[int, Step] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answered:
    """What a party answered."""

    answer: str
    party: Named
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Judged:
    """The newsroom's latest verdict."""

    status: str
    reason: str
    decided: datetime


@dataclass(slots=True)
class Record:
    """A claim with its record; `told` by the mark that holds the words."""

    statement: str
    status: str
    told: dict[UUID, list[Told]] = field(default_factory=lambda: defaultdict(list))
    answers: list[Answered] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    verdict: Judged | None = None


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """The marks of an article's current text in text order, and the claims that they make."""

    spans: Sequence[Span[Mark]]
    claims: dict[UUID, Record]


def record_of(article: Article) -> ArticleRecord:
    """Read the claims of an article that is published.

    By lists of ids, one query after the other: nested in one another, they are planned badly on a table that has just
    grown, and then take minutes.
    """
    spans = _spans(article)
    ids = {span.key.claim for span in spans}
    rows = Claim.objects.filter(id__in=ids).values_list("id", "statement", "verification_status")
    claims = {id: Record(statement, status) for id, statement, status in rows}
    # With what was merged into them, as far as its own articles are no secret.
    merged = Claim.objects.visible_to(PUBLIC).filter(canonical__in=ids).values_list("id", "canonical")
    known = {id: claims[canonical] for id, canonical in merged}
    _tell(article, {span.key.id: claims[span.key.claim] for span in spans})
    _answer(known)
    _count(known)
    _judge(known)
    return ArticleRecord(spans, claims)


def _placed(article: Article, kind: AnnotationKind) -> QuerySet[Anchor]:
    """The places of the article's live marks of a kind in its current text."""
    anchors = Anchor.objects.filter(revision=article.current_id, annotation__kind=kind, start__isnull=False)
    return anchors.filter(annotation__deleted=None)


def _spans(article: Article) -> list[Span[Mark]]:
    """Return where claims appear, in text order."""
    rows = (
        _placed(article, AnnotationKind.CLAIM)
        .filter(annotation__appearance__isnull=False)
        .order_by("annotation_id")
        .values_list("annotation_id", "annotation__appearance__claim__canonical", "pieces")
    )
    return in_text_order(
        Span(Mark(id, claim), [Piece(piece["start"], piece["end"]) for piece in pieces])
        for id, claim, pieces in rows
    )


def _tell(article: Article, by_mark: dict[UUID, Record]) -> None:
    """Add who is said to have said each."""
    cues = _placed(article, AnnotationKind.CUE).values_list("annotation_id", "pieces")
    words = {id: " … ".join(piece["exact"] for piece in pieces) for id, pieces in cues}
    standing = Attribution.objects.standing().filter(content__article=article.id)
    rows = standing.order_by("created", "id").values_list(
        "id", "content_id", "cue_id", "cue_stance", "certainty", "polarity", "attribution_terms"
    )
    told = {}
    for id, content, cue, stance, certainty, polarity, terms in rows:
        if record := by_mark.get(content):
            said = words.get(cue, "") if cue else ""
            told[id] = Told(said, stance, certainty, polarity, terms)
            record.told[content].append(told[id])
    hops = Hop.objects.filter(attribution__content__article=article.id).order_by(
        "position", "hop_sources__position"
    )
    source = "hop_sources__source__"
    named = (f"{source}name", f"{source}source_kind", f"{source}survivor__name")
    for id, position, role, *names in hops.values_list("attribution_id", "position", "role", *named):
        if id in told:
            step = told[id].steps.setdefault(position, Step(role))
            # A hop may name nobody.
            step.sources.extend([Named(*names)] if names[0] else ())


def _answer(known: Mapping[UUID, Record]) -> None:
    """Add what parties answered, in the order in which it was recorded."""
    rows = _parts(Response, known).order_by("created", "id")
    party = ("party__name", "party__source_kind", "party__survivor__name")
    for claim, answer, at, *names in rows.values_list("claim_id", "answer", "answered", *party):
        known[claim].answers.append(Answered(answer, Named(*names), at))


def _count(known: Mapping[UUID, Record]) -> None:
    """Add the numbers."""
    rows = _parts(Figure, known).order_by("created", "id")
    for claim, *amount in rows.values_list("claim_id", *Amount.__slots__):
        known[claim].amounts.append(Amount(*amount))


def _judge(known: Mapping[UUID, Record]) -> None:
    """Add the verdict in force on each: the latest on any of the claims that were merged."""
    rows = _parts(Verdict, known).order_by("decided", "created", "id")
    for claim, status, reason, decided in rows.values_list("claim_id", "status", "reason", "decided"):
        known[claim].verdict = Judged(status, reason, decided)


def _parts(kind: type[ClaimPart], known: Mapping[UUID, Record]) -> QuerySet[Any]:
    """The live parts of these claims that tell of nothing hidden."""
    return kind._default_manager.filter(kind.place_q(PUBLIC), claim__in=known, deleted=None)
