"""Filters of the list of evidence."""

from __future__ import annotations

from django_filters import rest_framework as filters

from annotator.rest.parts import PartFilters
from articles.claims.types import EvidenceStance


class EvidenceFilters(PartFilters):
    """By claim, article, stance, passage, maker and time."""

    stance = filters.ChoiceFilter(choices=EvidenceStance.choices)
    annotation = filters.UUIDFilter()
