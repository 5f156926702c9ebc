"""What is still open in an article: marks whose record isn't complete, and those to be confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q

from articles.annotations.models import Anchor, Annotation, AnnotationQuerySet
from articles.annotations.types import AnchorStatus, AnnotationKind
from articles.claims.models.attribution import Attribution
from articles.claims.models.figure import Figure
from articles.foundation.models import there

# Anchors whose words are those that were marked.
_SURE = (AnchorStatus.ANCHORED, AnchorStatus.MOVED)


def open_marks(articles: Iterable[UUID]) -> AnnotationQuerySet:
    """Return the marks of these articles that miss something.

    These are sources and entities that name no record, claims without a speaker, figures without a number,
    and marks whose words changed with the text.
    """
    itself = OuterRef("pk")
    spoken = Attribution.objects.live().filter(content=itself)
    numbered = Figure.objects.live().filter(annotation=itself)
    doubtful = Anchor.objects.filter(annotation=itself, revision=F("annotation__article__current")).exclude(
        status__in=_SURE
    )
    return (
        Annotation.objects.live()
        .filter(article__in=list(articles))
        .filter(
            Q(kind=AnnotationKind.SOURCE, source=None)
            | Q(kind=AnnotationKind.ENTITY, mention=None)
            | Q(~Q(there(spoken)), kind=AnnotationKind.CLAIM)
            | Q(~Q(there(numbered)), kind=AnnotationKind.FIGURE)
            | Q(there(doubtful))
        )
    )


def count_open_marks(articles: Iterable[UUID]) -> dict[UUID, int]:
    """Return how many marks each of these articles has that miss something, in one query; 0 is left out."""
    return dict(open_marks(articles).order_by().values_list("article").annotate(number=Count("id")))
