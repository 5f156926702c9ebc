"""The reads of copies."""

from __future__ import annotations

from articles.annotations.models import Annotation, AnnotationQuerySet
from articles.copies.rules import id_when_taken
from articles.corpus.models import Article


def taken_over(article: Article, other: Article) -> AnnotationQuerySet:
    """Return the article's live marks that were taken over from the other one."""
    theirs = other.annotations.values_list("id", flat=True)
    return Annotation.objects.live().filter(pk__in=[id_when_taken(article.id, id) for id in theirs])
