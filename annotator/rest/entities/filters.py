"""Filters of the list of entities."""

from __future__ import annotations

from uuid import UUID

from django_filters import rest_framework as filters

from annotator.rest.filters import ModifiedAfter, Search
from annotator.rest.records import RecordFilters
from articles.annotations.models import Annotation
from articles.claims.models import MentionTold, knows_confidences
from articles.entities.models import EntityQuerySet
from articles.entities.types import EntityKind


class EntityFilters(RecordFilters):
    """By kind, article, identifier, time and name."""

    entity_kind = filters.ChoiceFilter(choices=EntityKind.choices)
    article = filters.UUIDFilter(
        method="in_article", help_text="Entities that this article mentions, and their survivors."
    )
    modified_after = ModifiedAfter()
    q = Search(
        "search",
        "A name or alias; the spelling need not be exact. Also an identifier, such as Q9684. The best "
        "matches come first, some hundreds.",
    )

    def in_article(self, rows: EntityQuerySet, _name: str, value: UUID) -> EntityQuerySet:
        """Keep the entities that the article mentions."""
        seen = Annotation.objects.visible_to(self.actor).live()
        mentioning = seen.filter(article=value, mention__isnull=False)
        if not knows_confidences(self.actor):
            mentioning = mentioning.filter(MentionTold("pk", "mention__entity"))
        return rows.named_in(mentioning.values("mention__entity"))
