"""Which rows of each type somebody may find, and those that the conditions keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.annotations.models import Annotation
from articles.claims.models import (
    Appearance,
    Attribution,
    MarkTold,
    MentionTold,
    known_entities,
    known_sources,
    knows_confidences,
    same_sources,
    told_claims,
)
from articles.corpus.models import Article
from articles.entities.models import Mention
from articles.foundation.types import Actor, Permission
from articles.search.types import Asked, Kind

type Rows = QuerySet[Any]
# Types that have kinds.
_KINDS = (Kind.ANNOTATION, Kind.SOURCE, Kind.ENTITY)


def narrowed(actor: Actor, asked: Asked, sort: Kind) -> Rows | None:
    """Return the rows of a type that may be found; None, if every searched one may."""
    rows = _ALL[sort](actor)
    conditions = [
        _in_articles(actor, asked, sort),
        _of_source(actor, asked, sort),
        Q(created_by=asked.created_by) if asked.created_by else None,
        _of_status(actor, asked, sort),
    ]
    if asked.kind and sort not in _KINDS:
        return rows.none()
    kept = [one for one in conditions if one is not None]
    if (
        not kept
        and sort in (Kind.ARTICLE, Kind.ANNOTATION, Kind.CLAIM)
        and actor.can(Permission.READ_WITHHELD)
    ):
        return None
    return rows.filter(*kept)


_ALL: Mapping[Kind, Callable[[Actor], Rows]] = {
    Kind.ARTICLE: Article.objects.visible_to,
    Kind.ANNOTATION: lambda actor: Annotation.objects.visible_to(actor).live(),
    Kind.CLAIM: told_claims,
    Kind.SOURCE: lambda actor: known_sources(actor).filter(retired=None),
    Kind.ENTITY: lambda actor: known_entities(actor).filter(retired=None),
}


def _in_articles(actor: Actor, asked: Asked, sort: Kind) -> Q | Exists | None:
    """Return the condition on rows in articles that are asked for: that they are, stand or appear in them."""
    if not (asked.article or asked.publisher or asked.language or asked.since or asked.until):
        return None
    chosen = Article.objects.visible_to(actor).written_between(asked.since, asked.until)
    if asked.article:
        chosen = chosen.filter(pk=asked.article)
    if asked.publisher:
        chosen = chosen.credited(asked.publisher)
    if asked.language:
        # A language with all its regions.
        chosen = chosen.filter(
            Q(language__iexact=asked.language) | Q(language__istartswith=f"{asked.language}-")
        )
    ids = chosen.values("pk")
    if sort is Kind.ARTICLE:
        return Q(pk__in=ids)
    if sort is Kind.ANNOTATION:
        return Q(article__in=ids)
    marks = {"annotation__deleted": None, "annotation__article__in": ids}
    if sort is Kind.CLAIM:
        return Exists(Appearance.objects.filter(claim=OuterRef("pk"), **marks))
    inside = knows_confidences(actor)
    if sort is Kind.ENTITY:
        told = Q() if inside else Q(MentionTold("annotation", "entity"))
        return Exists(Mention.objects.filter(told, entity=OuterRef("pk"), **marks))
    told = Q() if inside else Q(MarkTold("pk", "source"))
    return Exists(Annotation.objects.live().filter(told, source=OuterRef("pk"), article__in=ids))


def _of_source(actor: Actor, asked: Asked, sort: Kind) -> Q | Exists | None:
    """Return the condition on rows of a source: credited to it, naming it, said by it or through it, or
    itself.
    """
    if not asked.source:
        return None
    ids = same_sources(actor, asked.source)
    if sort is Kind.ARTICLE:
        return Q(info_source_rows__source__in=ids)
    if sort is Kind.SOURCE:
        return Q(pk__in=ids)
    if sort is Kind.ENTITY:
        return Q(pk__in=())
    if sort is Kind.ANNOTATION:
        named = Q(source__in=ids)
        return named if knows_confidences(actor) else named & Q(MarkTold("pk", "source"))
    said = Attribution.objects.visible_to(actor).standing().naming(actor, asked.source)
    return Exists(said.filter(content__appearance__claim=OuterRef("pk")))


def _of_status(actor: Actor, asked: Asked, sort: Kind) -> Q | None:
    """Return the condition on claims of a status; nothing else has one."""
    if not asked.verification_status:
        return None
    if sort is not Kind.CLAIM:
        return Q(pk__in=())
    # Outsiders read the status that follows from the verdicts which they may know.
    told = "verification_status" if actor.can(Permission.READ_WITHHELD) else "told_status"
    return Q(**{told: asked.verification_status})
