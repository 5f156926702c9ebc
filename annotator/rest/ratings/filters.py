"""Filters of the list of ratings."""

from __future__ import annotations

from uuid import UUID

from django_filters import rest_framework as filters

from annotator.rest.filters import ActorFilters
from articles.sources.models import RatingQuerySet, Source
from articles.sources.types import Grade


class RatingFilters(ActorFilters):
    """By source, grade and maker."""

    source = filters.UUIDFilter(
        method="of_source", help_text="Of this source and all sources that it was merged with."
    )
    grade = filters.ChoiceFilter(choices=Grade.choices)
    created_by = filters.UUIDFilter(help_text="Made by this user or API key.")

    def of_source(self, rows: RatingQuerySet, _name: str, value: UUID) -> RatingQuerySet:
        """Keep the ratings of the source."""
        return rows.filter(source__in=Source.objects.same_as(value).values("pk"))
