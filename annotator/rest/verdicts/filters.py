"""Filters of the list of verdicts."""

from __future__ import annotations

from django_filters import rest_framework as filters

from annotator.rest.parts import PartFilters
from articles.claims.types import VerificationStatus


class VerdictFilters(PartFilters):
    """By claim, article, status, maker and time."""

    status = filters.ChoiceFilter(choices=VerificationStatus.choices)
