"""The annotation: a mark by someone on one article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Prefetch, Q
from django.db.models.expressions import RawSQL

from articles.annotations.models.anchor import Anchor
from articles.annotations.types import AnnotationKind
from articles.corpus.models import Article, visible_q
from articles.foundation.models import Deletable, DeletableQuerySet
from articles.foundation.types import Actor, OriginType
from articles.sources.models import Source


class AnnotationQuerySet(DeletableQuerySet["Annotation"]):
    """Annotations as the desk, the API and the exports need them."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the annotations of articles that the actor may know of."""
        return self.filter(visible_q(actor, "article__"))

    def among(self, ids: Sequence[UUID]) -> Self:
        """Keep those with these ids, however many: they go in as one parameter."""
        named = RawSQL("annotations_annotation.id = ANY(%s)", (list(ids),), models.BooleanField())
        return self.filter(named)

    def tagged(self, tag: str) -> Self:
        """Keep the annotations that have just this tag."""
        # The index leaves out annotations without tags, and is only used if the query says so too.
        return self.filter(~Q(tags=[]), tags__contains=[tag])

    def placed(self) -> Self:
        """Fetch along where each annotation sits on its article's current revision: `place`, in one query."""
        here = Anchor.objects.filter(revision=F("annotation__article__current"))
        return self.prefetch_related(Prefetch("anchors", here, to_attr="current_anchors"))


class Annotation(Deletable):
    """A mark: its kind, who or what made it, and a source record if its words name one.

    Its anchors say where it sits: one for each revision on which it was placed.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="annotations")
    kind = models.CharField(max_length=10, choices=AnnotationKind)
    # The record that the marked words name (kind source).
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="annotations"
    )
    tags = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    note = models.TextField(blank=True)
    origin_type = models.CharField(max_length=10, choices=[(o.value, o.value) for o in OriginType])
    origin_agent = models.CharField(max_length=200, blank=True)

    objects = AnnotationQuerySet.as_manager()

    if TYPE_CHECKING:
        current_anchors: list[Anchor]

    class Meta:
        db_table = "annotations_annotation"
        verbose_name = "annotation"
        indexes = [
            # The desk and the API read one article's annotations, in the order of creation, by keyset.
            models.Index(fields=["article", "created", "id"], name="annotation_by_article"),
            # The API's list over all articles, by keyset.
            models.Index(fields=["created", "id"], name="annotation_by_created"),
            # "Modified after", by keyset.
            models.Index(fields=["modified", "id"], name="annotation_by_modified"),
            # Annotations with a tag. Most have none, and cost nothing here.
            GinIndex(fields=["tags"], name="annotation_by_tag", condition=~Q(tags=[])),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=AnnotationKind.values), name="annotation_kind_known"),
            models.CheckConstraint(
                condition=Q(origin_type__in=[o.value for o in OriginType]), name="annotation_origin_known"
            ),
            models.CheckConstraint(
                condition=Q(source=None) | Q(kind=AnnotationKind.SOURCE),
                name="annotation_source_only_on_sources",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    @property
    def place(self) -> Anchor:
        """The anchor on the current revision. Needs `placed()`."""
        return self.current_anchors[0]
