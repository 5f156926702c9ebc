"""Filters of the list of annotations."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef
from django_filters import rest_framework as filters

from annotator.rest.filters import ModifiedAfter
from articles.annotations.models import Anchor, AnnotationQuerySet
from articles.annotations.types import AnnotationKind


class AnnotationFilters(filters.FilterSet):
    """By article, kind, what the words stand for, maker and time."""

    article = filters.UUIDFilter()
    kind = filters.ChoiceFilter(choices=AnnotationKind.choices)
    source = filters.UUIDFilter()
    claim = filters.UUIDFilter(field_name="appearance__claim")
    entity = filters.UUIDFilter(field_name="mention__entity")
    created_by = filters.UUIDFilter(help_text="What this user or API key made.")
    modified_after = ModifiedAfter()
    revision = filters.UUIDFilter(method="on_revision", help_text="Annotations that sit on this revision.")

    def on_revision(self, rows: AnnotationQuerySet, _name: str, value: UUID) -> AnnotationQuerySet:
        """Keep the annotations that have a place on the revision."""
        return rows.filter(Exists(Anchor.objects.filter(annotation=OuterRef("pk"), revision=value)))
