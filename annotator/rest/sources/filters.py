"""Filters of the register of sources."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django_filters import rest_framework as filters

from annotator.rest.filters import ModifiedAfter, Search
from annotator.rest.records import RecordFilters
from articles.annotations.models import Annotation
from articles.claims.models import Attribution, HopSource
from articles.sources.models.source import SourceQuerySet
from articles.sources.types import Grade, SourceKind


class SourceFilters(RecordFilters):
    """By kind, country, reliability, article, identifier, time and name."""

    source_kind = filters.ChoiceFilter(choices=SourceKind.choices)
    country = filters.CharFilter(max_length=2, help_text="Two capital letters (ISO 3166), such as KR.")
    graded_at_least = filters.ChoiceFilter(
        method="by_grade",
        choices=Grade.choices,
        help_text="Sources with this grade or a better one today; F gives all that were ever rated.",
    )
    article = filters.UUIDFilter(
        method="in_article",
        help_text="Sources that this article's annotations or attributions name, and their survivors.",
    )
    modified_after = ModifiedAfter()
    q = Search("search", "A name or alias, spelled about right. The best of some hundreds come first.")

    def by_grade(self, rows: SourceQuerySet, _name: str, value: str) -> SourceQuerySet:
        """Keep the sources of this grade or better."""
        return rows.graded_at_least(value, timezone.localdate())

    def in_article(self, rows: SourceQuerySet, _name: str, value: UUID) -> SourceQuerySet:
        """Keep the sources that the article names."""
        seen = Annotation.objects.visible_to(self.actor).live()
        marked = seen.filter(article=value, source__isnull=False).values("source")
        standing = Attribution.objects.visible_to(self.actor).standing().filter(content__article=value)
        named = HopSource.objects.filter(hop__attribution__in=standing).values("source")
        return rows.named_in(marked.union(named))
