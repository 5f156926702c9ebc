"""Filters of the list of entities."""

from __future__ import annotations

from uuid import UUID

from django_filters import rest_framework as filters

from annotator.rest.filters import ActorFilters, ModifiedAfter, Search
from articles.annotations.models import Annotation
from articles.entities.models.entity import EntityQuerySet
from articles.entities.types import EntityKind


class EntityFilters(ActorFilters):
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
        seen = Annotation.objects.visible_to(self.actor).live()
        mentioning = seen.filter(article=value, mention__isnull=False)
        return rows.filter(pk__in=mentioning.values("mention__entity"))
