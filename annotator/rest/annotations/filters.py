"""Filters of the list of annotations."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef
from django_filters import rest_framework as filters

from annotator.rest.filters import ModifiedAfter
from articles.annotations.models import Anchor, AnnotationQuerySet
from articles.annotations.types import AnnotationKind
from articles.claims.models import Claim
from articles.entities.models import Entity
from articles.sources.models import Source

_MERGED = "Annotations that stand for this {}, or for one that it was merged with."
_RECORDS: dict[str, tuple[str, type[Claim | Entity | Source]]] = {
    "claim": ("appearance__claim", Claim),
    "entity": ("mention__entity", Entity),
    "source": ("source", Source),
}


class AnnotationFilters(filters.FilterSet):
    """By article, kind, what the words stand for, maker and time."""

    article = filters.UUIDFilter()
    kind = filters.ChoiceFilter(choices=AnnotationKind.choices)
    source = filters.UUIDFilter(method="of_record", help_text=_MERGED.format("source"))
    claim = filters.UUIDFilter(method="of_record", help_text=_MERGED.format("claim"))
    entity = filters.UUIDFilter(method="of_record", help_text=_MERGED.format("entity"))
    created_by = filters.UUIDFilter(help_text="What this user or API key made.")
    modified_after = ModifiedAfter()
    revision = filters.UUIDFilter(method="on_revision", help_text="Annotations that sit on this revision.")

    def of_record(self, rows: AnnotationQuerySet, name: str, value: UUID) -> AnnotationQuerySet:
        """Keep the annotations that stand for the record."""
        path, records = _RECORDS[name]
        return rows.filter(**{f"{path}__canonical__in": records.objects.filter(pk=value).values("canonical")})

    def on_revision(self, rows: AnnotationQuerySet, _name: str, value: UUID) -> AnnotationQuerySet:
        """Keep the annotations that have a place on the revision."""
        return rows.filter(Exists(Anchor.objects.filter(annotation=OuterRef("pk"), revision=value)))
