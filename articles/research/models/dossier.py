"""What a source has said, through whom, and how it turned out: the reads behind its dossier.

Every function counts records that were merged as one, looks only at what the actor may know of, and takes a
constant number of queries.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import Coalesce, RowNumber, TruncDate, TruncMonth

from articles.claims.models import (
    Attribution,
    AttributionQuerySet,
    HopSource,
    Response,
    known_sources,
)
from articles.claims.types import HopRole, VerificationStatus
from articles.corpus.models import written
from articles.foundation.types import Actor
from articles.sources.models import Source, grade_at

_CLAIM = "content__appearance__claim"
# Attributions that are named to the database one by one.
_MOST_LISTED = 2_000


@dataclass(frozen=True, slots=True)
class Relayed:
    """Another source in the same chains, and the number of chains."""

    source: Source
    count: int


@dataclass(frozen=True, slots=True)
class MonthlyCount:
    """How many claims of one status appeared in articles of one month."""

    month: datetime
    status: str
    count: int


def said(actor: Actor, source_id: UUID) -> AttributionQuerySet:
    """Return the attributions in which the source speaks, the latest article first, each with its `day` and
    the claim that it is `about`.
    """
    return _dated(_naming(actor, source_id, hop__position=0))


def passed_on(actor: Actor, source_id: UUID) -> AttributionQuerySet:
    """Return the attributions in which the source passes on what another said, the latest article first."""
    others = [role.value for role in HopRole if role != HopRole.ORIGINATOR]
    return _dated(_naming(actor, source_id, hop__role__in=others))


def latest_of_each_claim(rows: AttributionQuerySet) -> AttributionQuerySet:
    """Keep of such attributions the latest about each claim."""
    latest = rows.annotate(place=_place()).filter(place=1)
    return rows.filter(pk__in=latest.order_by().values("pk"))


def tellings(rows: AttributionQuerySet, claims: Iterable[UUID], *, most: int) -> AttributionQuerySet:
    """Return the latest so many of such attributions about each claim; `times` says how many there are."""
    times = Window(Count("pk"), partition_by=F("about"))
    return rows.filter(Q(("about__in", claims))).annotate(place=_place(), times=times).filter(place__lte=most)


def usual_relays(actor: Actor, source_id: UUID, *, most: int = 6) -> list[Relayed]:
    """Return the sources that usually pass on what this source says, the most frequent first."""
    chains = _naming(actor, source_id, hop__position=0).values("pk")
    named = HopSource.objects.told_to(actor).filter(hop__attribution__in=chains, hop__position__gt=0)
    return _counted(named, most)


def usual_speakers(actor: Actor, source_id: UUID, *, most: int = 6) -> list[Relayed]:
    """Return those whose words the source usually passes on, the most frequent first."""
    chains = _naming(actor, source_id, hop__position__gt=0).values("pk")
    named = HopSource.objects.told_to(actor).filter(hop__attribution__in=chains, hop__position=0)
    return _counted(named, most)


def outcomes(actor: Actor, source_id: UUID) -> dict[str, int]:
    """Return how many of the claims that the source made have each status, in the order of the scale."""
    rows = (
        _naming(actor, source_id, hop__position=0)
        .exclude(**{_CLAIM: None})
        .order_by()
        .values(status=_status())
        .annotate(count=Count(f"{_CLAIM}__canonical", distinct=True))
    )
    found = {row["status"]: row["count"] for row in rows}
    return {status: found[status] for status in VerificationStatus.values if status in found}


def by_month(actor: Actor, source_id: UUID) -> list[MonthlyCount]:
    """Return how many claims that the source made appeared in each month, by their status today, oldest
    first.
    """
    rows = (
        _naming(actor, source_id, hop__position=0)
        .exclude(**{_CLAIM: None})
        .order_by()
        .values(month=TruncMonth(written("content__article__")), status=_status())
        .annotate(count=Count(f"{_CLAIM}__canonical", distinct=True))
        .order_by("month", "status")
    )
    return [MonthlyCount(row["month"], row["status"], row["count"]) for row in rows]


def answered(actor: Actor, source_id: UUID) -> QuerySet[Response]:
    """Return what the source answered when it was asked about claims, the latest first."""
    one = known_sources(actor).filter(pk=source_id).values("canonical")
    rows = Response.objects.visible_to(actor).live().filter(party__canonical__in=one)
    told = rows.select_related("claim__survivor", "article", "words")
    return told.annotate(at=Coalesce("answered", "created")).order_by("-at", "-id")


def _naming(actor: Actor, source_id: UUID, **at: object) -> AttributionQuerySet:
    """The attributions that name the source there and aren't deleted, as far as the actor may know.

    Of most sources they are looked up first: what a line of a dossier shows takes more joins than the
    database puts into an order of its own, and it would begin with every attribution there is.
    """
    standing = Attribution.objects.visible_to(actor).standing()
    one = known_sources(actor).filter(pk=source_id).values("canonical")
    hops = HopSource.objects.told_to(actor).filter(source__canonical__in=one, **at)
    ids = set(hops.values_list("hop__attribution", flat=True)[: _MOST_LISTED + 1])
    if len(ids) <= _MOST_LISTED:
        return standing.filter(pk__in=ids)
    return standing.naming(actor, source_id, **at)


def _dated(rows: AttributionQuerySet) -> AttributionQuerySet:
    """Put the latest article first, and fetch what a line of the dossier shows."""
    speakers = HopSource.objects.filter(hop__attribution=OuterRef("pk"), hop__position=0).order_by("position")
    day = TruncDate(written("content__article__"))
    grade = grade_at(OuterRef("speaker"), OuterRef("day"))
    return (
        rows.select_related(f"{_CLAIM}__survivor", "content__article", "cue")
        .prefetch_related("hops__hop_sources__source__survivor")
        .annotate(day=day, speaker=speakers.values("source__canonical")[:1])
        # Without a claim it stands for itself.
        .annotate(about=Coalesce(f"{_CLAIM}__canonical", "pk"))
        .annotate(grade=grade)
        .order_by("-day", "-id")
    )


def _place() -> Window:
    """The place of an attribution among those about the same claim, the latest first."""
    order = (F("day").desc(), F("pk").desc())
    return Window(RowNumber(), partition_by=F("about"), order_by=order)


def _counted(named: QuerySet[HopSource], most: int) -> list[Relayed]:
    """Return the sources that the hops name, the most frequent first, merged ones as one."""
    rows = (
        named.order_by()
        .values(canonical=F("source__canonical"))
        .annotate(count=Count("hop__attribution", distinct=True))
        .order_by("-count", "canonical")[:most]
    )
    counts = {row["canonical"]: row["count"] for row in rows}
    sources = Source.objects.in_bulk(list(counts))
    return [Relayed(sources[id], count) for id, count in counts.items()]


def _status() -> Coalesce:
    """The status of the claim, or of the survivor that it was merged into."""
    return Coalesce(f"{_CLAIM}__survivor__verification_status", f"{_CLAIM}__verification_status")
