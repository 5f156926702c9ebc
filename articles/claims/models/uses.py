"""How often a source or an entity is used, with all that was merged into it, as far as an actor may know.

Counted here because this is the lowest room that sees everything that points at a record.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from articles.annotations.models import Annotation
from articles.claims.models import questions
from articles.claims.models.attribution import Attribution, Hop
from articles.claims.models.claim import Claim
from articles.claims.models.response import Response
from articles.corpus.models import Article, InfoSource
from articles.entities.models import Entity
from articles.foundation.types import Actor
from articles.sources.models import Source


@dataclass(frozen=True, slots=True)
class SourceUses:
    """How many rows name a source."""

    annotations: int
    credits: int
    hops: int
    responses: int
    claims: int


@dataclass(frozen=True, slots=True)
class EntityUses:
    """How many rows name an entity."""

    annotations: int
    sources: int


def source_uses(actor: Actor, id: UUID) -> SourceUses:
    """Count what names the source, or one that it was merged with."""
    same = Source.objects.same_as(id).values("pk")
    annotations = Annotation.objects.visible_to(actor).live().filter(source__in=same)
    articles = Article.objects.visible_to(actor).values("pk")
    credits_ = InfoSource.objects.filter(source__in=same, article__in=articles)
    standing = Attribution.objects.visible_to(actor).standing()
    hops = Hop.objects.filter(hop_sources__source__in=same, attribution__in=standing).distinct()
    responses = Response.objects.visible_to(actor).live().filter(party__in=same)
    claims = Claim.objects.visible_to(actor).surviving().filter(questions.named(actor, id))
    return SourceUses(annotations.count(), credits_.count(), hops.count(), responses.count(), claims.count())


def entity_uses(actor: Actor, id: UUID) -> EntityUses:
    """Count what names the entity, or one that it was merged with."""
    same = Entity.objects.same_as(id).values("pk")
    annotations = Annotation.objects.visible_to(actor).live().filter(mention__entity__in=same)
    sources = Source.objects.filter(identity__entity__in=same)
    return EntityUses(annotations.count(), sources.count())
