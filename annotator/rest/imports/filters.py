"""Filters of the list of imports."""

from __future__ import annotations

from django_filters import rest_framework as filters

from articles.importing.types import ImportFormat, ImportState


class ImportFilters(filters.FilterSet):
    """By format and state."""

    format = filters.ChoiceFilter(choices=ImportFormat.choices)
    state = filters.ChoiceFilter(choices=ImportState.choices)
