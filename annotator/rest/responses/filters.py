"""Filters of the list of responses."""

from __future__ import annotations

from uuid import UUID

from django_filters import rest_framework as filters

from annotator.rest.parts import PartFilters
from articles.claims.models import PartQuerySet, Response, known_sources
from articles.claims.types import Answer


class ResponseFilters(PartFilters):
    """By claim, article, party, answer, maker and time."""

    party = filters.UUIDFilter(
        method="by_party", help_text="By this source and all sources that it was merged with."
    )
    answer = filters.ChoiceFilter(choices=Answer.choices)

    def by_party(self, rows: PartQuerySet[Response], _name: str, value: UUID) -> PartQuerySet[Response]:
        """Keep the answers of the party."""
        return rows.filter(
            party__canonical__in=known_sources(self.actor).filter(pk=value).values("canonical")
        )
