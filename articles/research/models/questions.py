"""The questions of consumers about claims, as conditions on a queryset of claims.

Each covers what the actor may know, counts merged records as one, and is a subquery of its own. So they can
be combined freely, and a list stays one query.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, DateField, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, TruncDate
from django.db.models.lookups import In

from articles.claims.models import (
    Appearance,
    Attribution,
    AttributionQuerySet,
    Evidence,
    Figure,
    HopSource,
    Relation,
    Response,
    Verdict,
    at_least_q,
    at_most_q,
    known_sources,
    speaker_told_q,
)
from articles.claims.types import CONFIRMING, HopRole
from articles.foundation.models import there
from articles.foundation.types import Actor
from articles.sources.models import Rating, Source, grade_at

# So many speakers are few, and so many times is seldom.
_FEW = 1_000
_SELDOM = 3_000


def stated() -> Q:
    """Claims that something rests on: a passage that makes them, or a part of a record.

    A claim that was made for a passage, which turned out to make another one, is left with neither.
    """
    here = {"claim__canonical": OuterRef("canonical")}
    found = Q(there(Appearance.objects.filter(**here, annotation__deleted=None)))
    for kind in (Evidence, Figure, Relation, Response, Verdict):
        found |= Q(there(kind._default_manager.filter(**here, deleted=None)))
    return found | Q(there(Relation.objects.live().filter(other__canonical=OuterRef("canonical"))))


def named(actor: Actor, source_id: UUID) -> Q:
    """Claims with the source at any hop."""
    return Q(Exists(_told(actor).naming(actor, source_id)))


def spoken(actor: Actor, source_id: UUID) -> Q:
    """Claims that the source itself made."""
    return Q(Exists(_told(actor).naming(actor, source_id, hop__position=0)))


def relayed(actor: Actor, source_id: UUID) -> Q:
    """Claims that the source passed on, as spokesperson, relay or carrier."""
    others = [role.value for role in HopRole if role != HopRole.ORIGINATOR]
    return Q(Exists(_told(actor).naming(actor, source_id, hop__role__in=others)))


def single_sourced(actor: Actor) -> Q:
    """Claims that rest on one speaker alone, however many articles and relays repeat it."""
    speakers = (
        HopSource.objects.told_to(actor)
        .filter(hop__position=0, hop__attribution__in=_attributions(actor))
        .filter(hop__attribution__content__appearance__claim__canonical=OuterRef("canonical"))
        .order_by()
        .values("hop__attribution__content__appearance__claim__canonical")
        .annotate(speakers=Count("source__canonical", distinct=True))
    )
    return Q(Exists(speakers.filter(speakers=1)))


def only_through(actor: Actor, source_kind: str) -> Q:
    """Claims whose every attribution passes through a source of this kind, such as state media."""
    told = _told(actor)
    # The kind of the survivor: a tombstone keeps whatever somebody once took it for.
    kind = Source.objects.filter(source_kind=source_kind)
    through = HopSource.objects.told_to(actor).filter(
        hop__attribution=OuterRef("pk"), source__canonical__in=kind.values("pk")
    )
    return Q(Exists(told)) & ~Q(Exists(told.filter(~Exists(through))))


def attributed(actor: Actor, gauges: Mapping[str, str]) -> Q:
    """Claims with an attribution that has all of these gauges."""
    return Q(Exists(_told(actor).filter(**gauges)))


def unconfirmed_by(actor: Actor, party_id: UUID) -> Q:
    """Claims on which the party's latest answer confirms nothing."""
    party = known_sources(actor).filter(pk=party_id).values("canonical")
    answers = Response.objects.visible_to(actor).live().filter(party__canonical__in=party)
    of_claim = answers.filter(claim__canonical=OuterRef("canonical"))
    latest = of_claim.order_by(Coalesce("answered", "created").desc(), "-created", "-id").values("answer")[:1]
    return Q(Exists(of_claim)) & ~Q(In(Subquery(latest), [answer.value for answer in CONFIRMING]))


def with_figure(actor: Actor, least: Decimal | None, most: Decimal | None) -> Q:
    """Claims with a figure that may lie between the two numbers, both included."""
    rows = Figure.objects.visible_to(actor).live().filter(claim__canonical=OuterRef("canonical"))
    if least is not None:
        rows = rows.filter(at_least_q(least))
    if most is not None:
        rows = rows.filter(at_most_q(most))
    return Q(Exists(rows))


def graded_at_least(actor: Actor, grade: str) -> Q:
    """Claims with a speaker whose reliability, at the date of the article that quotes them, was this grade or
    better.
    """
    day = Coalesce("content__article__version_created", "content__article__created")
    ever = Rating.objects.filter(grade__lte=grade).values("source__canonical")
    # A is the first letter. Of "in" the planner would think that hardly any row is meant.
    graded = (
        _attributions(actor)
        .filter(speaker_told_q(actor), hops__position=0)
        .alias(day=TruncDate(day, output_field=DateField()))
        .alias(grade=grade_at(OuterRef("hops__hop_sources__source__canonical"), OuterRef("day")))
        .filter(grade__lte=grade)
    )
    speakers = list(Source.objects.filter(canonical__in=ever).values_list("pk", flat=True)[: _FEW + 1])
    spoke = HopSource.objects.filter(source__in=speakers, hop__position=0)
    if len(speakers) > _FEW or spoke[: _SELDOM + 1].count() > _SELDOM:
        return Q(there(graded.filter(content__appearance__claim__canonical=OuterRef("canonical"))))
    # Of few who spoke seldom, what they said is found sooner than all other claims are left out.
    told = graded.filter(hops__hop_sources__source__in=speakers)
    return Q(canonical__in=told.values("content__appearance__claim__canonical"))


def _attributions(actor: Actor) -> AttributionQuerySet:
    """The attributions that aren't deleted, as far as the actor may know."""
    return Attribution.objects.visible_to(actor).standing()


def _told(actor: Actor) -> AttributionQuerySet:
    """The attributions of the outer query's claim and of all that it was merged with."""
    return _attributions(actor).filter(content__appearance__claim__canonical=OuterRef("canonical"))
