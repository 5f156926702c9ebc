"""Filters of the register of sources."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django_filters import rest_framework as filters

from annotator.rest.filters import ModifiedAfter, Search
from annotator.rest.records import RecordFilters, names_something_else
from articles.annotations.models import Annotation
from articles.claims.models import Attribution, HopSource, MarkTold, called_q, knows_confidences, names_q
from articles.registers.models import fold
from articles.sources.models import Source, SourceQuerySet
from articles.sources.types import Grade, SourceKind


class SourceFilters(RecordFilters):
    """By kind, country, reliability, article, identifier, time and name."""

    source_kind = filters.ChoiceFilter(choices=SourceKind.choices)
    country = filters.CharFilter(
        method="by_country", max_length=2, help_text="Two capital letters (ISO 3166), such as KR."
    )
    graded_at_least = filters.ChoiceFilter(
        method="by_grade",
        choices=Grade.choices,
        help_text="Sources with this grade or a better one today. F gives all that were ever rated.",
    )
    article = filters.UUIDFilter(
        method="in_article",
        help_text="Sources that this article's annotations or attributions name, and their survivors.",
    )
    modified_after = ModifiedAfter()
    q = Search(
        "search",
        "A name or alias; the spelling need not be exact. Also an identifier, such as Q9684, or a home page. "
        "The best matches come first, some hundreds.",
    )

    def by_country(self, rows: SourceQuerySet, _name: str, value: str) -> SourceQuerySet:
        """Keep the sources of this country."""
        return rows.filter(names_q(self.actor), country=value)

    def by_grade(self, rows: SourceQuerySet, _name: str, value: str) -> SourceQuerySet:
        """Keep the sources of this grade or better."""
        return rows.filter(names_q(self.actor)).graded_at_least(value, timezone.localdate())

    def with_id(self, rows: SourceQuerySet, _name: str, value: tuple[str, str]) -> SourceQuerySet:  # type: ignore[override] # of this table
        """Keep the sources with the identifier.

        Outsiders find only named sources, and only by a record's own identifiers.
        """
        if knows_confidences(self.actor):
            return rows.having(*value)
        scheme, identifier = value
        return rows.filter(names_q(self.actor), external_ids__contains={scheme: identifier})

    def search(self, rows: SourceQuerySet, _name: str, value: str) -> QuerySet[Source]:  # type: ignore[override] # of this table
        """Keep the sources with about this name, identifier or home page. Outsiders find none by what is
        hidden from them.
        """
        found = super().search(rows, _name, value)
        if knows_confidences(self.actor):
            return found
        told = called_q(fold(value))
        if names_something_else(value):
            told |= names_q(self.actor) & Source.told_elsewhere_q(value)
        return found.filter(told)

    def in_article(self, rows: SourceQuerySet, _name: str, value: UUID) -> SourceQuerySet:
        """Keep the sources that the article names."""
        seen = Annotation.objects.visible_to(self.actor).live()
        told = Q() if knows_confidences(self.actor) else Q(MarkTold("pk", "source"))
        marked = seen.filter(told, article=value, source__isnull=False).values("source")
        standing = Attribution.objects.visible_to(self.actor).standing().filter(content__article=value)
        named = HopSource.objects.told_to(self.actor).filter(hop__attribution__in=standing).values("source")
        return rows.named_in(marked.union(named))
