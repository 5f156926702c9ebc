"""Filters of the list of articles."""

from __future__ import annotations

from django_filters import rest_framework as filters

from annotator.rest.filters import LONGEST_SEARCH, ModifiedAfter
from articles.corpus.models import ArticleQuerySet
from articles.corpus.types import PubStatus


class ArticleFilters(filters.FilterSet):
    """By words of the headline, status, language, address, maker and time."""

    headline = filters.CharFilter(
        method="headed", max_length=LONGEST_SEARCH, help_text="Words of the headline."
    )
    pub_status = filters.ChoiceFilter(choices=PubStatus.choices)
    language = filters.CharFilter(max_length=35)
    uri = filters.CharFilter(max_length=2000, help_text="The article's own address, or its provider's id.")
    created_by = filters.UUIDFilter(help_text="Made by this user or API key.")
    modified_after = ModifiedAfter()

    def headed(self, rows: ArticleQuerySet, _name: str, value: str) -> ArticleQuerySet:
        """Keep the articles with these words in the headline."""
        return rows.headed(value)


class RevisionFilters(filters.FilterSet):
    """None: an article has few revisions."""
