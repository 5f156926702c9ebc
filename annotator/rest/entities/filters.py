"""Filters of the list of entities."""

from __future__ import annotations

from uuid import UUID

from django_filters import rest_framework as filters

from annotator.rest.filters import ModifiedAfter, Search
from articles.entities.models import Mention
from articles.entities.models.entity import EntityQuerySet
from articles.entities.types import EntityKind


class EntityFilters(filters.FilterSet):
    """By name, kind, article and time."""

    q = Search("search", "A name or alias, spelled about right.")
    entity_kind = filters.ChoiceFilter(choices=EntityKind.choices)
    article = filters.UUIDFilter(method="in_article", help_text="Entities that this article mentions.")
    modified_after = ModifiedAfter()

    def search(self, rows: EntityQuerySet, _name: str, value: str) -> EntityQuerySet:
        """Keep the entities of about this name."""
        return rows.matching(value)

    def in_article(self, rows: EntityQuerySet, _name: str, value: UUID) -> EntityQuerySet:
        """Keep the entities that the article mentions."""
        live = Mention.objects.filter(annotation__article=value, annotation__deleted=None)
        return rows.filter(pk__in=live.values("entity"))
