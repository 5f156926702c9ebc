"""Filters of the list of exports."""

from __future__ import annotations

from django_filters import rest_framework as filters

from articles.exports.types import ExportFormat, ExportState


class ExportFilters(filters.FilterSet):
    """By format and state."""

    format = filters.ChoiceFilter(choices=ExportFormat.choices)
    state = filters.ChoiceFilter(choices=ExportState.choices)
