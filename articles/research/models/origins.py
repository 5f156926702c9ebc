"""How many origins a claim has, however many articles repeat it."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from articles.claims.models import Appearance, Claim, HopSource
from articles.claims.types import HopRole
from articles.corpus.models import visible_q
from articles.foundation.errors import Missing
from articles.foundation.types import Actor
from articles.likeness.models import Sketch
from articles.research.rules import one_origin_each
from articles.research.types import Appearing


def claim_origins(actor: Actor, id: UUID) -> tuple[tuple[UUID, ...], ...]:
    """Return the articles that state a claim, or one that it was merged with, put together by origin, as far
    as the actor may know of them. Four queries. Raises `Missing`.
    """
    visible = Claim.objects.visible_to(actor)
    group = visible.filter(canonical__in=visible.filter(pk=id).values("canonical"))
    claims = list(group.values_list("pk", flat=True))
    if not claims:
        raise Missing(f"There is no claim with the id {id}.")
    return origins_of(actor, claims)


def origins_of(actor: Actor, claims: list[UUID]) -> tuple[tuple[UUID, ...], ...]:
    """Return the same for claims that were merged into one. Three queries."""
    seen = Appearance.objects.filter(
        visible_q(actor, "annotation__article__"), claim__in=claims, annotation__deleted=None
    )
    articles = set(seen.values_list("annotation__article", flat=True))
    groups = dict(Sketch.objects.filter(article__in=articles).values_list("article", "origin"))
    carriers = _carriers(actor, claims)
    return one_origin_each(
        Appearing(article, groups.get(article, article), frozenset(carriers[article])) for article in articles
    )


def _carriers(actor: Actor, claims: list[UUID]) -> dict[UUID, set[UUID]]:
    """Return for each article whose chains say who carried the claims to it."""
    said = "hop__attribution__"
    rows = HopSource.objects.told_to(actor).filter(
        visible_q(actor, f"{said}content__article__"),
        **{
            "hop__role": HopRole.CARRIER,
            f"{said}deleted": None,
            f"{said}content__deleted": None,
            f"{said}content__appearance__claim__in": claims,
        },
    )
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for article, source in rows.values_list(f"{said}content__article", "source__canonical"):
        found[article].add(source)
    return found
