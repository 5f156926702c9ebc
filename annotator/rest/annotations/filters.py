"""Filters of the list of annotations."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.db.models import Exists, F, Model, OuterRef, QuerySet
from django_filters import rest_framework as filters

from annotator.rest.filters import ActorFilters, ModifiedAfter
from articles.annotations.models import Anchor, AnnotationQuerySet
from articles.annotations.types import AnchorStatus, AnnotationKind
from articles.claims.models import (
    MarkTold,
    MentionTold,
    known_entities,
    known_sources,
    knows_confidences,
    told_claims,
)
from articles.foundation.types import Actor

_MERGED = "Annotations of this {}, or of one that it was merged with."
_RECORDS: dict[str, tuple[str, Callable[[Actor], QuerySet[Model]]]] = {
    "claim": ("appearance__claim", told_claims),
    "entity": ("mention__entity", known_entities),
    "source": ("source", known_sources),
}
# Which marks may show outsiders what they stand for.
_TOLD = {"entity": MentionTold("pk", "mention__entity"), "source": MarkTold("pk", "source")}


class AnnotationFilters(ActorFilters):
    """By article, kind, what the words stand for, tag, maker and time."""

    article = filters.UUIDFilter()
    kind = filters.ChoiceFilter(choices=AnnotationKind.choices)
    source = filters.UUIDFilter(method="of_record", help_text=_MERGED.format("source"))
    claim = filters.UUIDFilter(method="of_record", help_text=_MERGED.format("claim"))
    entity = filters.UUIDFilter(method="of_record", help_text=_MERGED.format("entity"))
    tag = filters.CharFilter(method="with_tag", max_length=100, help_text="Annotations with just this tag.")
    created_by = filters.UUIDFilter(help_text="Made by this user or API key.")
    modified_after = ModifiedAfter()
    revision = filters.UUIDFilter(
        method="on_revision",
        help_text="Annotations that this revision had, each with its place there instead of the present one.",
    )
    anchor_status = filters.ChoiceFilter(
        choices=AnchorStatus.choices,
        method="sitting",
        help_text="How they sit on the article's current text. What is altered, ambiguous or orphaned waits "
        "for a person, unless it is `settled`.",
    )

    def of_record(self, rows: AnnotationQuerySet, name: str, value: UUID) -> AnnotationQuerySet:
        """Keep the annotations that stand for the record."""
        path, records = _RECORDS[name]
        found = rows.filter(
            **{f"{path}__canonical__in": records(self.actor).filter(pk=value).values("canonical")}
        )
        told = _TOLD.get(name)
        return found if told is None or knows_confidences(self.actor) else found.filter(told)

    def with_tag(self, rows: AnnotationQuerySet, _name: str, value: str) -> AnnotationQuerySet:
        """Keep the annotations that have the tag."""
        return rows.tagged(value)

    def on_revision(self, rows: AnnotationQuerySet, _name: str, value: UUID) -> AnnotationQuerySet:
        """Keep the annotations that have a place on the revision."""
        return rows.filter(Exists(Anchor.objects.filter(annotation=OuterRef("pk"), revision=value)))

    def sitting(self, rows: AnnotationQuerySet, _name: str, value: str) -> AnnotationQuerySet:
        """Keep the annotations that sit so on the current text."""
        return rows.filter(anchors__status=value, anchors__revision=F("article__current"))
