"""What the public may know of an article's claims, read in a constant number of queries, as plain values.

An article can have thousands of claims. Reading rows as tuples takes a tenth of the time that objects would.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from annotator.reading._words import Named
from articles.anchoring.rules import in_text_order
from articles.anchoring.types import Piece, Span
from articles.annotations.models import Anchor
from articles.annotations.types import AnchorStatus, AnnotationKind
from articles.claims.models import (
    Appearance,
    Attribution,
    ClaimPart,
    Figure,
    Hop,
    HopTold,
    Response,
    SourceTold,
    Verdict,
    told_claims,
)
from articles.corpus.models import Article
from articles.foundation.types import PUBLIC
from articles.quantities.types import Quantity


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a claim appears in the text. `claim` is the surviving record, if it was merged.

    `altered` says that the words changed in a later text, and nobody has confirmed that they still make the
    claim.
    """

    id: UUID
    claim: UUID
    altered: bool = False


@dataclass(slots=True)
class Step:
    """One hop of a chain; the speaker's comes first. `words` are the article's own words for its sources."""

    role: str
    words: str = ""
    sources: list[Named] = field(default_factory=list)


_TOLD_ALONG = ("certainty", "polarity", "tense", "said_on", "said_words")


@dataclass(slots=True)
class Told:
    """Who said it, according to one passage."""

    cue: str
    stance: str
    terms: str
    # The columns of `_TOLD_ALONG`, in its order.
    certainty: str
    polarity: str
    tense: str
    said_on: str
    said_words: str
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
    """A claim with its record. `told` is keyed by the mark that has the words."""

    statement: str
    status: str
    told: dict[UUID, list[Told]] = field(default_factory=lambda: defaultdict(list))
    answers: list[Answered] = field(default_factory=list)
    amounts: list[Quantity] = field(default_factory=list)
    verdict: Judged | None = None


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """The marks of an article's current text, in text order, and the claims that they make."""

    spans: Sequence[Span[Mark]]
    claims: dict[UUID, Record]


def record_of(article: Article) -> ArticleRecord:
    """Read the claims of a published article."""
    # The article's claims and all that were merged with them, as far as the public may know of each.
    group = told_claims(PUBLIC).filter(canonical__in=_claims_in(article))
    columns = ("id", "told_canonical", "statement", "told_status")
    rows = list(group.values_list(*columns))
    leads = {id: lead for id, lead, *_ in rows}
    claims = {id: Record(statement, status) for id, lead, statement, status in rows if id == lead}
    known = {id: claims[lead] for id, lead in leads.items()}
    spans = _spans(article, leads)
    _tell(article, {span.key.id: claims[span.key.claim] for span in spans})
    _answer(article, known)
    _count(article, known)
    _judge(article, known)
    here = {span.key.claim for span in spans}
    return ArticleRecord(spans, {id: claim for id, claim in claims.items() if id in here})


def _claims_in(article: Article) -> QuerySet[Appearance, Any]:
    """The surviving records of the claims in the article."""
    here = Appearance.objects.filter(annotation__article=article.id, annotation__deleted=None)
    return here.values("claim__canonical")


def _placed(article: Article, kind: AnnotationKind) -> QuerySet[Anchor]:
    """The places of the article's live marks of one kind in its current text."""
    anchors = Anchor.objects.filter(revision=article.current_id, annotation__kind=kind, start__isnull=False)
    return anchors.filter(annotation__deleted=None)


def _spans(article: Article, leads: Mapping[UUID, UUID]) -> list[Span[Mark]]:
    """Return where claims appear, in text order. `leads` gives the surviving record of each claim."""
    rows = (
        _placed(article, AnnotationKind.CLAIM)
        .filter(annotation__appearance__isnull=False)
        .order_by("annotation_id")
        .values_list("annotation_id", "annotation__appearance__claim_id", "pieces", "status")
    )
    return in_text_order(
        [
            Span(
                Mark(id, leads[made], status == AnchorStatus.ALTERED),
                [Piece(piece["start"], piece["end"]) for piece in pieces],
            )
            for id, made, pieces, status in rows
            if made in leads
        ]
    )


def _words(article: Article, kind: AnnotationKind) -> dict[UUID, str]:
    """Return the words of the article's marks of a kind."""
    rows = _placed(article, kind).values_list("annotation_id", "pieces")
    return {id: " … ".join(piece["exact"] for piece in pieces) for id, pieces in rows}


def _tell(article: Article, by_mark: dict[UUID, Record]) -> None:
    """Add who said each claim."""
    words = _words(article, AnnotationKind.CUE)
    standing = Attribution.objects.standing().filter(content__article=article.id)
    rows = standing.order_by("created", "id").values_list(
        "id", "content_id", "cue_id", "cue_stance", "attribution_terms", *_TOLD_ALONG
    )
    told = {}
    for id, content, cue, stance, terms, *along in rows:
        if record := by_mark.get(content):
            said = words.get(cue, "") if cue else ""
            told[id] = Told(said, stance, terms, *along)
            record.told[content].append(told[id])
    called = _words(article, AnnotationKind.SOURCE)
    hops = Hop.objects.filter(attribution__content__article=article.id).order_by(
        "position", "hop_sources__position"
    )
    source = "hop_sources__source__"
    may = HopTold("attribution__attribution_terms", "position", "role", f"{source}source_kind")
    named = (f"{source}name", f"{source}source_kind", f"{source}survivor__name", may)
    for id, position, role, span, *names in hops.values_list(
        "attribution_id", "position", "role", "span", *named
    ):
        if id in told:
            step = told[id].steps.setdefault(position, Step(role, called.get(span, "")))
            # A hop may name no source.
            step.sources.extend([Named(*names)] if names[0] else ())


def _answer(article: Article, known: Mapping[UUID, Record]) -> None:
    """Add what parties answered, in the order in which it was recorded."""
    rows = _parts(Response, article).order_by("created", "id")
    may = SourceTold("party", "party__canonical", "party__source_kind")
    party = ("party__name", "party__source_kind", "party__survivor__name", may)
    for claim, answer, at, *names in rows.values_list("claim_id", "answer", "answered", *party):
        if claim in known:
            known[claim].answers.append(Answered(answer, Named(*names), at))


def _count(article: Article, known: Mapping[UUID, Record]) -> None:
    """Add the numbers."""
    rows = _parts(Figure, article).order_by("created", "id")
    for claim, *amount in rows.values_list("claim_id", *Quantity.__slots__):
        if claim in known:
            known[claim].amounts.append(Quantity(*amount))


def _judge(article: Article, known: Mapping[UUID, Record]) -> None:
    """Add each claim's verdict in force: the latest on it or on any claim that was merged with it."""
    rows = _parts(Verdict, article).order_by("decided", "created", "id")
    for claim, status, reason, decided in rows.values_list("claim_id", "status", "reason", "decided"):
        if claim in known:
            known[claim].verdict = Judged(status, reason, decided)


def _parts(kind: type[ClaimPart], article: Article) -> QuerySet[Any]:
    """The live parts of the article's claims and of those merged with them, except parts that show something
    of a hidden article.

    Whether the public may know of a merged claim is asked once, for all kinds of parts. Nested in each of
    these queries, it is planned badly on tables that have just grown, and then takes a minute.
    """
    rows = kind._default_manager.filter(kind.place_q(PUBLIC), deleted=None)
    return rows.filter(claim__canonical__in=_claims_in(article))
