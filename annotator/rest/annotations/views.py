"""Annotations: marks on one article."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Model, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.rest.annotations.drafts import SentMark, origin_of, single_line
from annotator.rest.annotations.filters import AnnotationFilters
from annotator.rest.annotations.serializers import (
    AnnotationBulk,
    AnnotationChange,
    AnnotationCreate,
    AnnotationOutput,
    BulkOutput,
)
from annotator.rest.resources import Collection, DeletableItem, Found, Restoration
from articles.annotations.models import Annotation, AnnotationQuerySet
from articles.annotations.operations import delete_annotation, restore_annotation
from articles.claims.operations import create_passages, update_passage
from articles.claims.types import PassageChange
from articles.foundation.errors import Missing
from articles.foundation.types import Permission
from articles.shapes.models import annotation_document, annotation_documents
from articles.shapes.types import Document


class AnnotationRows(Found[Document]):
    """Where annotations are found, and how they are shown."""

    noun, plural = "annotation", "annotations"
    writes = Permission.ANNOTATE
    output = AnnotationOutput

    def everything(self) -> AnnotationQuerySet:
        """Return the annotations that the actor may know of, deleted ones included."""
        return Annotation.objects.visible_to(self.actor)

    def rows(self) -> AnnotationQuerySet:
        """Leave out what was deleted."""
        return self.everything().live()

    def shown(self, row: Document) -> object:
        """Return the document, to be put into the answer as it is."""
        return row.body

    def one(self, id: UUID, rows: QuerySet[Model] | None = None) -> Document:
        """Return the annotation's document. Raises `Missing`."""
        found = annotation_documents(self.actor, (self.rows() if rows is None else rows).filter(pk=id))
        if not found:
            raise Missing(f"There is no annotation with the id {id}.")
        return found[0]


class Annotations(AnnotationRows, Collection[Document, SentMark]):
    """All annotations."""

    filters = AnnotationFilters
    create_shape = AnnotationCreate()
    documents = staticmethod(annotation_documents)

    def make(self, sent: SentMark) -> tuple[Annotation, bool]:
        """Mark a passage."""
        draft, origin = sent.passage(), origin_of(self.actor, sent.origin)
        with single_line():
            made = create_passages(self.actor, article_id=sent.article, drafts=[draft], origin=origin)
        return made[0]

    def created(self, id: UUID) -> Document:
        """Return the annotation's document. `make` has checked that the actor may know of it."""
        return annotation_document(id)


class BulkAnnotations(AnnotationRows):
    """Many annotations of one article at once."""

    create_shape = AnnotationBulk()

    def is_expensive(self, request: Request) -> bool:  # noqa: ARG002 - always
        """Always: each line may have to be searched for in the text."""
        return True

    @extend_schema(
        operation_id="create_annotations",
        summary="Create many annotations",
        responses={201: BulkOutput, 200: BulkOutput},
    )
    def post(self, request: Request) -> Response:
        """Create all the annotations or none: 201, or 200 when all of them were already created."""
        sent = self.create_shape.run_validation(request.data)
        drafts = [line.passage() for line in sent.annotations]
        origin = origin_of(self.actor, sent.origin)
        made = create_passages(self.actor, article_id=sent.article, drafts=drafts, origin=origin)
        ids = [row.id for row, _ in made]
        documents = annotation_documents(self.actor, Annotation.objects.filter(pk__in=ids))
        found = {row.id: row.body for row in documents}
        code = status.HTTP_201_CREATED if any(new for _, new in made) else status.HTTP_200_OK
        return Response({"results": [found[id] for id in ids]}, status=code)


class AnnotationItem(AnnotationRows, DeletableItem[Document, PassageChange]):
    """One annotation."""

    change_shape = AnnotationChange()

    def change(self, row: Document, version: int, sent: PassageChange) -> Annotation:
        """Change a marked passage."""
        return update_passage(self.actor, id=row.id, version=version, change=sent)

    def remove(self, id: UUID, version: int) -> Annotation:
        """Delete an annotation."""
        return delete_annotation(self.actor, id=id, version=version)


class AnnotationRestoration(AnnotationRows, Restoration[Document]):
    """Restoring a deleted annotation."""

    def restore(self, id: UUID, version: int) -> Annotation:
        """Restore an annotation."""
        return restore_annotation(self.actor, id=id, version=version)
