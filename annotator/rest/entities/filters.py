"""Filters of the list of entities."""

from __future__ import annotations

from uuid import UUID

from django_filters import rest_framework as filters

from annotator.rest.filters import ModifiedAfter, Search
from annotator.rest.records import RecordFilters
from articles.annotations.models import Annotation
from articles.claims.models import MentionTold, known_entities, knows_confidences
from articles.entities.models import EntityQuerySet, EntityTie
from articles.entities.types import EntityKind


class EntityFilters(RecordFilters):
    """By kind, article, identifier, time and name."""

    entity_kind = filters.ChoiceFilter(choices=EntityKind.choices)
    article = filters.UUIDFilter(
        method="in_article", help_text="Entities that this article mentions, and their survivors."
    )
    tied_to = filters.UUIDFilter(
        method="of_other",
        help_text="Entities that are tied to this one or to one that it was merged with, such as a treaty's "
        "parties.",
    )
    modified_after = ModifiedAfter()
    q = Search(
        "search",
        "A name or alias; the spelling need not be exact. Also an identifier, such as Q9684. The best "
        "matches come first, some hundreds.",
    )

    def of_other(self, rows: EntityQuerySet, _name: str, value: UUID) -> EntityQuerySet:
        """Keep the entities that are tied to the other, by themselves or by a record merged with them."""
        other = known_entities(self.actor).filter(pk=value).values("canonical")
        ties = EntityTie.objects.filter(other__canonical__in=other)
        return rows.filter(canonical__in=ties.values("owner__canonical"))

    def in_article(self, rows: EntityQuerySet, _name: str, value: UUID) -> EntityQuerySet:
        """Keep the entities that the article mentions."""
        seen = Annotation.objects.visible_to(self.actor).live()
        mentioning = seen.filter(article=value, mention__isnull=False)
        if not knows_confidences(self.actor):
            mentioning = mentioning.filter(MentionTold("pk", "mention__entity"))
        return rows.named_in(mentioning.values("mention__entity"))
