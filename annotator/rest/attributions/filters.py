"""Filters of the list of attributions."""

from __future__ import annotations

from uuid import UUID

from django_filters import rest_framework as filters

from annotator.rest.filters import ActorFilters, ModifiedAfter
from articles.claims.models import AttributionQuerySet, Claim


class AttributionFilters(ActorFilters):
    """By article, claim, content, source, maker and time."""

    article = filters.UUIDFilter(field_name="content__article")
    claim = filters.UUIDFilter(
        method="of_claim", help_text="Of this claim and all claims that it was merged with."
    )
    content = filters.UUIDFilter()
    source = filters.UUIDFilter(
        method="by_source", help_text="Attributions that name this source at any hop."
    )
    created_by = filters.UUIDFilter(help_text="Made by this user or API key.")
    modified_after = ModifiedAfter()

    def of_claim(self, rows: AttributionQuerySet, _name: str, value: UUID) -> AttributionQuerySet:
        """Keep the attributions of the claim."""
        one = Claim.objects.filter(pk=value).values("canonical")
        return rows.filter(content__appearance__claim__canonical__in=one)

    def by_source(self, rows: AttributionQuerySet, _name: str, value: UUID) -> AttributionQuerySet:
        """Keep the attributions that name the source."""
        return rows.naming(self.actor, value)
