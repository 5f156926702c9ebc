"""Filters of the list of claims."""

from __future__ import annotations

from uuid import UUID

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Exists, OuterRef, Q
from django_filters import rest_framework as filters

from annotator.rest.filters import ActorFilters, ModifiedAfter, Search
from articles.claims.models import Attribution
from articles.claims.models.claim import ClaimQuerySet
from articles.foundation.models import SHORTEST_FUZZY


class ClaimFilters(ActorFilters):
    """By article, source, maker, time and words."""

    article = filters.UUIDFilter(method="in_article", help_text="Claims that appear in this article.")
    source = filters.UUIDFilter(
        method="by_source", help_text="Claims that this source stands behind, at any hop."
    )
    created_by = filters.UUIDFilter(help_text="What this user or API key made.")
    modified_after = ModifiedAfter()
    q = Search("search", "Words of the statement, spelled about right.")

    def in_article(self, rows: ClaimQuerySet, _name: str, value: UUID) -> ClaimQuerySet:
        """Keep the claims that appear in the article."""
        return rows.in_article(self.actor, value)

    def by_source(self, rows: ClaimQuerySet, _name: str, value: UUID) -> ClaimQuerySet:
        """Keep the claims that the source stands behind."""
        named = Attribution.objects.visible_to(self.actor).standing().naming(value)
        return rows.filter(Exists(named.filter(content__appearance__claim=OuterRef("pk"))))

    def search(self, rows: ClaimQuerySet, _name: str, value: str) -> ClaimQuerySet:
        """Keep the claims that say something like this."""
        alike = Q(statement__icontains=value)
        if len(value) >= SHORTEST_FUZZY:
            alike |= Q(statement__trigram_word_similar=value)
        likeness = TrigramWordSimilarity(value, "statement")
        return rows.filter(alike).order_by(likeness.desc(), "id")
