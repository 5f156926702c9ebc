"""Filters of the list of attributions."""

from __future__ import annotations

from uuid import UUID

from django_filters import rest_framework as filters

from annotator.rest.filters import ModifiedAfter
from articles.claims.models.attribution import AttributionQuerySet


class AttributionFilters(filters.FilterSet):
    """By article, claim, content, source, maker and time."""

    article = filters.UUIDFilter(field_name="content__article")
    claim = filters.UUIDFilter(field_name="content__appearance__claim")
    content = filters.UUIDFilter()
    source = filters.UUIDFilter(
        method="by_source", help_text="Attributions that name this source at any hop."
    )
    created_by = filters.UUIDFilter(help_text="What this user or API key made.")
    modified_after = ModifiedAfter()

    def by_source(self, rows: AttributionQuerySet, _name: str, value: UUID) -> AttributionQuerySet:
        """Keep the attributions that name the source."""
        return rows.naming(value)
