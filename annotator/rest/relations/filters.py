"""Filters of the list of relations."""

from __future__ import annotations

from django_filters import rest_framework as filters

from annotator.rest.parts import PartFilters
from articles.claims.types import RelationKind


class RelationFilters(PartFilters):
    """By claim, other claim, article, kind, maker and time."""

    kind = filters.ChoiceFilter(choices=RelationKind.choices)
    other = filters.UUIDFilter(help_text="Relations to this claim.")
