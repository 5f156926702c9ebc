"""Filters of the list of revisions."""

from __future__ import annotations

from django_filters import rest_framework as filters


class RevisionFilters(filters.FilterSet):
    """None: an article has few revisions."""
