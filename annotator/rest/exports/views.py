"""Exports: at once for one article, as a job for many."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import orjson
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from annotator.rest.articles.filters import ArticleFilters
from annotator.rest.errors import PROBLEM
from annotator.rest.exports.filters import ExportFilters
from annotator.rest.exports.serializers import ExportCreate, ExportOutput, SentExport
from annotator.rest.filters import filtered
from annotator.rest.outputs import ProblemOutput
from annotator.rest.resources import Api, Collection, Found
from annotator.web.doorbell import ring
from annotator.web.downloads import sent, sent_whole
from articles.corpus.models import Article
from articles.exports.models import ExportJob
from articles.exports.operations import download_job, export_article, retry_export, start_export
from articles.exports.rules import CONTEXT
from articles.exports.tasks import run_export
from articles.exports.types import ExportFormat, ExportState, OffsetUnit
from articles.foundation.types import Permission
from articles.shapes.rules import user_shape
from articles.shapes.types import Shape

# What the formats are sent as.
_FILES = {
    (200, "application/ld+json"): OpenApiTypes.OBJECT,
    (200, "application/x-ndjson"): OpenApiTypes.STR,
    (200, "application/json"): OpenApiTypes.OBJECT,
    (200, "application/zip"): OpenApiTypes.BINARY,
    (200, "application/tei+xml"): OpenApiTypes.STR,
    (200, "text/html"): OpenApiTypes.STR,
    (200, "text/markdown"): OpenApiTypes.STR,
    (200, "text/plain"): OpenApiTypes.STR,
}


class ArticleExport(Api):
    """One article in one of the formats."""

    def is_expensive(self, request: Request) -> bool:  # noqa: ARG002 - always
        """Always: it reads everything that is recorded of an article."""
        return True

    @extend_schema(
        operation_id="export_article",
        summary="Export an article",
        description="The article with everything marked in it. docs/formats.md describes the formats.",
        parameters=[
            OpenApiParameter("name", str, "path", enum=ExportFormat.values),
            OpenApiParameter(
                "offsets",
                str,
                enum=OffsetUnit.values,
                default=OffsetUnit.CODE_POINT.value,
                description="What offsets count; the file says which. Only `webannotation`, `ndjson`, "
                "`doccano` and `labelstudio` can count UTF-16 units.",
            ),
        ],
        responses=_FILES | {(422, PROBLEM): ProblemOutput},
    )
    def get(self, request: Request, id: UUID, name: str) -> StreamingHttpResponse:
        """Send the article, read at one moment."""
        unit = request.query_params.get("offsets", OffsetUnit.CODE_POINT)
        if unit not in OffsetUnit.values:
            message = f"Offsets count one of: {', '.join(OffsetUnit.values)}."
            raise ValidationError({"offsets": [ErrorDetail(message, code="invalid")]})
        return sent(self.actor, export_article(self.actor, id=id, format=name, offsets=OffsetUnit(unit)))

    def known_parameters(self, method: str) -> Iterable[str]:  # noqa: ARG002 - there is only one
        """The unit of offsets."""
        return ("offsets",)


class ExportRows(Found[ExportJob]):
    """Where exports are found, and how they are shown."""

    noun, plural = "export", "exports"
    writes = Permission.EXPORT
    output = ExportOutput

    def rows(self) -> QuerySet[ExportJob]:
        """Return the actor's own exports."""
        return ExportJob.objects.visible_to(self.actor).select_related("created_by")

    def shown(self, row: ExportJob) -> Shape:
        """Return the job, with the address of its file."""
        names = ("id", "format", "query", "articles", "state", "done", "total", "error", "attempts", "size")
        address = reverse("rest:export-download", args=[row.id], request=self.request)
        return {
            **{name: getattr(row, name) for name in (*names, "sha256", "as_of", "expires")},
            "download": address if row.state == ExportState.DONE and not row.removed else None,
            "created": row.created,
            "created_by": user_shape(row.created_by),
            "finished": row.finished,
        }


class Exports(ExportRows, Collection[ExportJob, SentExport]):
    """The caller's exports.

    An order takes the filters of the list of articles as its query: `POST exports/?language=uk`.
    """

    filters = ExportFilters
    create_shape = ExportCreate()

    def known_parameters(self, method: str) -> Iterable[str]:
        """The filters of articles, for an order."""
        return ArticleFilters.base_filters if method == "POST" else super().known_parameters(method)

    def make(self, sent: SentExport) -> tuple[ExportJob, bool]:
        """Start an export."""
        query = self.request.query_params.urlencode()
        visible = Article.objects.visible_to(self.actor)
        job, new = start_export(
            self.actor,
            format=sent.format,
            articles=sent.articles,
            found=filtered(ArticleFilters, visible, self.request) if query else None,
            query=query,
            id=sent.id,
        )
        if new:
            ring(run_export, str(job.id))
        return job, new


class ExportItem(ExportRows):
    """One export."""

    @extend_schema(operation_id="read_export", summary="Read an export")
    def get(self, request: Request, id: UUID) -> Response:  # noqa: ARG002 - the dispatcher's signature
        """Return how far it is."""
        return self.respond(self.one(id))


class ExportRetry(ExportRows):
    """Trying a failed export again."""

    @extend_schema(operation_id="retry_export", request=None, summary="Try a failed export again")
    def post(self, request: Request, id: UUID) -> Response:  # noqa: ARG002 - the dispatcher's signature
        """Put it back in the queue. It continues where it stopped."""
        job = retry_export(self.actor, id=id)
        ring(run_export, str(job.id))
        return self.respond(self.one(id))


class ExportDownload(Api):
    """The file of a finished export."""

    @extend_schema(
        operation_id="download_export",
        summary="Fetch the file of an export",
        responses={
            # While the export isn't finished.
            (409, PROBLEM): ProblemOutput,
            **_FILES,
        },
    )
    def get(self, request: Request, id: UUID) -> HttpResponseBase:
        """Send the file, or with `Range` a part of it: its ETag is its SHA-256, for `If-Range`."""
        return sent_whole(request, self.actor, download_job(self.actor, id=id))


@require_safe
@cache_control(public=True, max_age=3600)
def vocabulary(_request: HttpRequest) -> HttpResponse:
    """Return the JSON-LD context of our terms. Anybody may have it: any reader of an export may need it."""
    body = orjson.dumps({"@context": CONTEXT})
    return HttpResponse(
        body, content_type="application/ld+json", headers={"Access-Control-Allow-Origin": "*"}
    )
