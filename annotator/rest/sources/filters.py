"""Filters of the register of sources."""

from __future__ import annotations

from uuid import UUID

from django_filters import rest_framework as filters

from annotator.rest.filters import ActorFilters, ModifiedAfter, Search
from articles.annotations.models import Annotation
from articles.claims.models import Attribution, HopSource
from articles.sources.models.source import SourceQuerySet
from articles.sources.types import SourceKind


class SourceFilters(ActorFilters):
    """By name, kind, article and time."""

    q = Search("search", "A name or alias, spelled about right.")
    source_kind = filters.ChoiceFilter(choices=SourceKind.choices)
    article = filters.UUIDFilter(
        method="in_article", help_text="Sources that this article's annotations or attributions name."
    )
    modified_after = ModifiedAfter()

    def search(self, rows: SourceQuerySet, _name: str, value: str) -> SourceQuerySet:
        """Keep the sources of about this name."""
        return rows.matching(value)

    def in_article(self, rows: SourceQuerySet, _name: str, value: UUID) -> SourceQuerySet:
        """Keep the sources that the article names."""
        seen = Annotation.objects.visible_to(self.actor).live()
        marked = seen.filter(article=value, source__isnull=False).values("source")
        standing = Attribution.objects.visible_to(self.actor).standing().filter(content__article=value)
        named = HopSource.objects.filter(hop__attribution__in=standing).values("source")
        return rows.filter(pk__in=marked.union(named))
