"""How sources and entities are used, merged records counted as one, as far as an actor may know.

They are counted here because this is the lowest room that sees everything that points at a record. A merge
moves none of it: queries follow `canonical`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Expression, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from articles.annotations.models import Annotation
from articles.claims.models import Attribution, HopSource, Response
from articles.corpus.models import InfoSource, visible_q, written
from articles.entities.models import Entity, SourceIdentity
from articles.foundation.types import Actor
from articles.sources.models import Source, SourceRole, SourceTie

_CLAIM = "hop__attribution__content__appearance__claim__canonical"


@dataclass(frozen=True, slots=True)
class Use:
    """The use of a source: the number of claims with it at any hop, and the date of the latest article that
    names it.
    """

    claims: int = 0
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class SourceUses:
    """How many rows name a source. They stay as they are when it is merged."""

    annotations: int
    credits: int
    hops: int
    responses: int
    claims: int
    articles: int


@dataclass(frozen=True, slots=True)
class EntityUses:
    """How many rows name an entity."""

    annotations: int
    sources: int
    articles: int


@dataclass(frozen=True, slots=True)
class SourceLinks:
    """How many records of the register itself name a source."""

    roles: int
    ties: int
    tombstones: int


def source_links(id: UUID) -> SourceLinks:
    """Count the roles at the source, the ties to it, and what was merged into it."""
    return SourceLinks(
        roles=SourceRole.objects.filter(organization=id).count(),
        ties=SourceTie.objects.filter(other=id).count(),
        tombstones=Source.objects.filter(survivor=id).count(),
    )


def uses_of(actor: Actor, canonical: Iterable[UUID]) -> dict[UUID, Use]:
    """Return how these survivors are used, in three queries whatever their number."""
    ids = list(canonical)
    claims: dict[UUID, int] = {}
    last: dict[UUID, datetime] = {}
    for rows, article, more in (
        (_hops(actor), "hop__attribution__content__article__", {"claims": Count(_CLAIM, distinct=True)}),
        (_marks(actor), "article__", {}),
        (_credits(actor), "article__", {}),
    ):
        found: Any = rows.filter(source__canonical__in=ids).order_by().values("source__canonical")
        for row in found.annotate(last=Max(written(article)), **more):
            id = row["source__canonical"]
            claims[id] = claims.get(id, 0) + row.get("claims", 0)
            last[id] = max(row["last"], last.get(id, row["last"]))
    return {id: Use(claims.get(id, 0), last.get(id)) for id in ids}


def mentions_of(actor: Actor, canonical: Iterable[UUID]) -> dict[UUID, int]:
    """Return how many marks mention each of these surviving entities, in one query."""
    ids = list(canonical)
    marks = Annotation.objects.visible_to(actor).live().filter(mention__entity__canonical__in=ids)
    counted = marks.order_by().values("mention__entity__canonical").annotate(count=Count("pk"))
    found = {row["mention__entity__canonical"]: row["count"] for row in counted}
    return {id: found.get(id, 0) for id in ids}


def use_columns(actor: Actor) -> dict[str, Expression]:
    """Return the SQL of `used_claims` and `used_last` of each source, to sort by: `uses_of` for all rows.

    Two look-ups for each row of the register, by indexes.
    """
    here = {"source__canonical": OuterRef("canonical")}
    hops = _hops(actor).filter(**here).order_by().values("source__canonical")
    claims = hops.annotate(used=Count(_CLAIM, distinct=True)).values("used")
    last = [
        Subquery(
            rows.filter(**here)
            .order_by()
            .values("source__canonical")
            .annotate(used=Max(written(article)))
            .values("used")
        )
        for rows, article in (
            (_hops(actor), "hop__attribution__content__article__"),
            (_marks(actor), "article__"),
            (_credits(actor), "article__"),
        )
    ]
    return {"used_claims": Coalesce(Subquery(claims), 0), "used_last": Greatest(*last)}


def mentioned_q(actor: Actor) -> Q:
    """Entities that a mark mentions, or that a source is, by themselves or by a record that was merged with
    them.
    """
    marks = Annotation.objects.visible_to(actor).live().filter(mention__isnull=False)
    sources = SourceIdentity.objects.order_by().values("entity__canonical")
    return Q(canonical__in=marks.order_by().values("mention__entity__canonical").union(sources))


def used_q(actor: Actor) -> Q:
    """Sources that something names, by themselves or by a record that was merged with them."""
    answered = Response.objects.visible_to(actor).live().order_by().values("party__canonical")
    rows = (_hops(actor), _marks(actor), _credits(actor))
    named = [one.order_by().values("source__canonical") for one in rows]
    # One set, made once: asked row by row, a large register would be walked three times over.
    return Q(canonical__in=answered.union(*named))


def source_uses(actor: Actor, id: UUID) -> SourceUses:
    """Count the rows that name the source, or one that it was merged with."""
    same = Source.objects.same_as(id).values("pk")
    hops = _hops(actor).filter(source__in=same)
    marks, credits_ = (rows.filter(source__in=same) for rows in (_marks(actor), _credits(actor)))
    told = hops.aggregate(hops=Count("hop", distinct=True), claims=Count(_CLAIM, distinct=True))
    articles = hops.values("hop__attribution__content__article").union(
        marks.values("article"), credits_.values("article")
    )
    return SourceUses(
        annotations=marks.count(),
        credits=credits_.count(),
        hops=told["hops"],
        responses=Response.objects.visible_to(actor).live().filter(party__in=same).count(),
        claims=told["claims"],
        articles=articles.count(),
    )


def entity_uses(actor: Actor, id: UUID) -> EntityUses:
    """Count the rows that name the entity, or one that it was merged with."""
    same = Entity.objects.same_as(id).values("pk")
    rows = Annotation.objects.visible_to(actor).live().filter(mention__entity__in=same)
    found = rows.aggregate(annotations=Count("pk"), articles=Count("article", distinct=True))
    sources = Source.objects.filter(identity__entity__in=same).aggregate(n=Count("canonical", distinct=True))
    return EntityUses(found["annotations"], sources["n"], found["articles"])


def _hops(actor: Actor) -> QuerySet[HopSource]:
    """The sources at hops of attributions that aren't deleted."""
    return HopSource.objects.told_to(actor).filter(
        hop__attribution__in=Attribution.objects.visible_to(actor).standing()
    )


def _marks(actor: Actor) -> QuerySet[Annotation]:
    """The marks whose words name a source."""
    return Annotation.objects.visible_to(actor).live().filter(source__isnull=False)


def _credits(actor: Actor) -> QuerySet[InfoSource]:
    """The credits of articles that have a record."""
    return InfoSource.objects.filter(visible_q(actor, "article__"), source__isnull=False)
