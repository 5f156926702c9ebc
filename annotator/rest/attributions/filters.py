"""Filters of the list of attributions."""

from __future__ import annotations

from uuid import UUID

from django_filters import rest_framework as filters

from annotator.rest.filters import ActorFilters, EdtfFilter, ModifiedAfter
from articles.claims.models import AttributionQuerySet, Claim
from articles.claims.types import AttributionTerms, Certainty, CueStance, Polarity, QuoteType, Tense


class AttributionFilters(ActorFilters):
    """By article, claim, content, source, gauges, day of saying, maker and time."""

    article = filters.UUIDFilter(field_name="content__article")
    claim = filters.UUIDFilter(
        method="of_claim", help_text="Of this claim and all claims that it was merged with."
    )
    content = filters.UUIDFilter()
    source = filters.UUIDFilter(
        method="by_source", help_text="Attributions that name this source at any hop."
    )
    quote_type = filters.ChoiceFilter(choices=QuoteType.choices)
    cue_stance = filters.ChoiceFilter(choices=CueStance.choices, help_text="The writer's distance.")
    certainty = filters.ChoiceFilter(choices=Certainty.choices, help_text="How sure the speaker is.")
    polarity = filters.ChoiceFilter(choices=Polarity.choices, help_text="Whether the speaker affirms it.")
    tense = filters.ChoiceFilter(choices=Tense.choices, help_text="`future` for forecasts.")
    attribution_terms = filters.ChoiceFilter(choices=AttributionTerms.choices)
    said_on = EdtfFilter("said_then", "Said on this day, in this month or in this year, such as `2025-03`.")
    created_by = filters.UUIDFilter(help_text="Made by this user or API key.")
    modified_after = ModifiedAfter()

    def of_claim(self, rows: AttributionQuerySet, _name: str, value: UUID) -> AttributionQuerySet:
        """Keep the attributions of the claim."""
        one = Claim.objects.filter(pk=value).values("canonical")
        return rows.filter(content__appearance__claim__canonical__in=one)

    def said_then(self, rows: AttributionQuerySet, _name: str, value: str) -> AttributionQuerySet:
        """Keep what was said then, as far as the caller may know."""
        return rows.said_then(self.actor, value)

    def by_source(self, rows: AttributionQuerySet, _name: str, value: UUID) -> AttributionQuerySet:
        """Keep the attributions that name the source."""
        return rows.naming(self.actor, value)
