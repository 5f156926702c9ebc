"""Imports: files that a worker takes in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO
from uuid import UUID

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from annotator.rest.filters import filtered
from annotator.rest.imports.filters import ImportFilters
from annotator.rest.imports.serializers import ImportOutput, ImportParameters, SentImport
from annotator.rest.pagination import PARAMETERS
from annotator.rest.parsers import require_body
from annotator.rest.resources import Collection, Found
from annotator.web.doorbell import ring
from annotator.web.downloads import spooled
from articles.foundation.types import Permission
from articles.importing.models import ImportJob
from articles.importing.operations import answers_of, cancel_import, refused_lines, start_import
from articles.importing.tasks import run_import
from articles.importing.types import ImportFormat
from articles.shapes.rules import user_shape
from articles.shapes.types import Shape

NDJSON = "application/x-ndjson"
_FILES = (NDJSON, "application/gzip", "application/octet-stream")
_CHUNK = 1024 * 1024
_COLUMNS = (
    "id", "format", "name", "size", "sha256", "dry_run", "state", "read", "lines", "made", "here", "refused",
    "left_out", "annotations", "error", "attempts", "created", "finished",
)  # fmt: skip


class ImportRows(Found[ImportJob]):
    """Where imports are found, and how they are shown."""

    noun, plural = "import", "imports"
    writes = Permission.WRITE_ARTICLES
    output = ImportOutput

    def rows(self) -> QuerySet[ImportJob]:
        """Return the actor's own imports."""
        return ImportJob.objects.visible_to(self.actor).select_related("created_by")

    def shown(self, row: ImportJob) -> Shape:
        """Return the job, with the addresses of its answers."""
        refused = reverse("rest:import-refused", args=[row.id], request=self.request)
        return {
            **{name: getattr(row, name) for name in _COLUMNS},
            "answers": reverse("rest:import-answers", args=[row.id], request=self.request),
            "refused_lines": refused if row.file else None,
            "created_by": user_shape(row.created_by),
        }


class Imports(ImportRows, Collection[ImportJob, SentImport]):
    """The caller's imports."""

    filters = ImportFilters
    create_shape = ImportParameters()

    def known_parameters(self, method: str) -> Iterable[str]:
        """What is said of a file that is sent, or the filters of the list."""
        return ImportParameters().fields if method == "POST" else [*self.filters.base_filters, *PARAMETERS]

    def make(self, sent: SentImport) -> tuple[ImportJob, bool]:
        """Take the body in as a file, and have a worker import it."""
        if self.request.content_type.partition(";")[0].strip() not in _FILES:
            message = f"Send the file itself as the body, with Content-Type: {NDJSON} or application/gzip."
            raise ValidationError({"Content-Type": [ErrorDetail(message, code="invalid")]})
        job, new = start_import(
            self.actor, format=sent.format, chunks=_chunks(self.request.stream), name=sent.name,
            dry_run=sent.dry_run, id=sent.id,
        )  # fmt: skip
        if new:
            ring(run_import, str(job.id))
        return job, new

    @extend_schema(operation_id="list_imports", summary="List imports")
    def get(self, request: Request) -> Response:
        """Return one page of your imports, the oldest first."""
        return Response(self.page(request, filtered(self.filters, self.rows(), request)))

    @extend_schema(
        operation_id="create_import",
        summary="Import a file",
        request={(NDJSON): str, "application/gzip": OpenApiTypes.BINARY},
        parameters=[
            OpenApiParameter("format", str, required=True, enum=ImportFormat.values),
            OpenApiParameter("name", str, description="What the file is called."),
            OpenApiParameter("dry_run", bool, description="Write nothing; say what would come of each line."),
            OpenApiParameter("id", OpenApiTypes.UUID, description="Choose it to send the file again safely."),
        ],
        responses={201: ImportOutput, 200: ImportOutput},
    )
    def post(self, request: Request) -> Response:
        """Take in a file of up to 2 GB, also packed by gzip; a worker imports it. Answers 201 with the job.

        The job says how far it is. What stops it, also a crash, loses no line and doubles none. A dry run
        takes up to 16 MB. docs/import.md describes the lines.
        """
        require_body(request)
        given: dict[str, object] = dict(request.query_params.items())
        if (told := given.get("dry_run")) in {"true", "false"}:
            given["dry_run"] = told == "true"
        job, new = self.make(self.create_shape.run_validation(given))
        response = self.respond(self.one(job.id), status.HTTP_201_CREATED if new else status.HTTP_200_OK)
        response["Location"] = reverse("rest:import", args=[job.id], request=request)
        return response


class ImportItem(ImportRows):
    """One import."""

    @extend_schema(operation_id="read_import", summary="Read an import")
    def get(self, request: Request, id: UUID) -> Response:  # noqa: ARG002 - the dispatcher's signature
        """Return how far it is."""
        return self.respond(self.one(id))


class ImportCanceling(ImportRows):
    """Stopping an import."""

    @extend_schema(operation_id="cancel_import", request=None, summary="Cancel an import")
    def post(self, request: Request, id: UUID) -> Response:  # noqa: ARG002 - the dispatcher's signature
        """Stop it after the lines that are being written. What was made stays."""
        cancel_import(self.actor, id=id)
        return self.respond(self.one(id))


class ImportAnswerLines(ImportRows):
    """What became of the lines."""

    def known_parameters(self, method: str) -> Iterable[str]:  # noqa: ARG002 - there is only one
        """Which answers."""
        return ("outcome",)

    @extend_schema(
        operation_id="read_import_answers",
        summary="Read what became of the lines of an import",
        parameters=[OpenApiParameter("outcome", str, enum=["refused"], description="Only refused lines.")],
        responses={(200, NDJSON): str},
    )
    def get(self, request: Request, id: UUID) -> StreamingHttpResponse:
        """Send the answers so far, a line of JSON for each, in the order of the lines."""
        outcome = request.query_params.get("outcome")
        if outcome not in {None, "refused"}:
            message = "Leave this out, or ask for `refused`."
            raise ValidationError({"outcome": [ErrorDetail(message, code="invalid")]})
        answers = answers_of(self.one(id), refused=outcome is not None)
        return spooled(self.actor.user_id, answers, NDJSON)


class ImportRefusedLines(ImportRows):
    """The lines that were refused."""

    @extend_schema(
        operation_id="read_refused_lines",
        summary="Read the refused lines of an import",
        responses={(200, NDJSON): str},
    )
    def get(self, request: Request, id: UUID) -> StreamingHttpResponse:  # noqa: ARG002 - the dispatcher's signature
        """Send the refused lines as they came, to be mended and sent again. The file is kept for a week."""
        return spooled(self.actor.user_id, refused_lines(self.one(id)), NDJSON)


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the body."""
    while chunk := stream.read(_CHUNK):
        yield chunk
