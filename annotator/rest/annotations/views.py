"""Annotations: marks on one article."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.db.models import Model, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.rest.annotations.bulk import quickly_read
from annotator.rest.annotations.drafts import SentMark, origin_of, single_line
from annotator.rest.annotations.filters import AnnotationFilters
from annotator.rest.annotations.serializers import (
    AnnotationBulk,
    AnnotationChange,
    AnnotationCreate,
    AnnotationOutput,
    BulkOutput,
)
from annotator.rest.pagination import paginate
from annotator.rest.resources import Collection, DeletableItem, Found, Restoration
from articles.annotations.models import Annotation, AnnotationQuerySet
from articles.annotations.operations import delete_annotation, restore_annotation
from articles.claims.operations import create_passages, mark_passages, update_passage
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

    def page(self, request: Request, rows: QuerySet[Model]) -> dict[str, object]:
        """Put the documents of the annotations into the page as they are."""
        # The filter has checked it.
        given = request.query_params.get("revision")
        revision = UUID(given) if given else None
        page = paginate(request, rows, partial(annotation_documents, self.actor, revision=revision))
        return page.around([row.body for row in page.rows])

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
        sent = quickly_read(request.data) or self.create_shape.run_validation(request.data)
        origin = origin_of(self.actor, sent.origin)
        made = mark_passages(self.actor, article_id=sent.article, drafts=sent.passages, origin=origin)
        ids = [id for id, _ in made]
        documents = annotation_documents(self.actor, Annotation.objects.among(ids))
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
