"""Filters of the list of responses."""

from __future__ import annotations

from uuid import UUID

from django_filters import rest_framework as filters

from annotator.rest.parts import PartFilters
from articles.claims.models import PartQuerySet, Response
from articles.claims.types import Answer
from articles.sources.models import Source


class ResponseFilters(PartFilters):
    """By claim, article, party, answer, maker and time."""

    party = filters.UUIDFilter(
        method="by_party", help_text="By this source, and by all sources that it was merged with."
    )
    answer = filters.ChoiceFilter(choices=Answer.choices)

    def by_party(self, rows: PartQuerySet[Response], _name: str, value: UUID) -> PartQuerySet[Response]:
        """Keep the answers of the party."""
        return rows.filter(party__canonical__in=Source.objects.filter(pk=value).values("canonical"))
