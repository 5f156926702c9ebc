"""Filters of the list of relations."""

from __future__ import annotations

from uuid import UUID

from django_filters import rest_framework as filters

from annotator.rest.parts import PartFilters
from articles.claims.models import Claim, PartQuerySet, Relation
from articles.claims.types import RelationKind


class RelationFilters(PartFilters):
    """By claim, other claim, article, kind, maker and time."""

    kind = filters.ChoiceFilter(choices=RelationKind.choices)
    other = filters.UUIDFilter(
        method="to_claim", help_text="To this claim and all claims that it was merged with."
    )

    def to_claim(self, rows: PartQuerySet[Relation], _name: str, value: UUID) -> PartQuerySet[Relation]:
        """Keep the relations to the claim."""
        return rows.filter(other__canonical__in=Claim.objects.filter(pk=value).values("canonical"))
