"""Articles with their marks and records, by the thousand, as lines of JSON."""

from __future__ import annotations

from django.http import StreamingHttpResponse
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request

from annotator.rest.parsers import require_body
from annotator.rest.resources import Api
from annotator.web.downloads import spooled
from articles.foundation.types import Permission
from articles.importing.operations import import_lines, told_answers
from articles.importing.rules import ndjson_lines

NDJSON = "application/x-ndjson"
_EXAMPLE = (
    '{"type": "article", "headline": "Arden denies it",'
    ' "blocks": [{"kind": "paragraph", "text": "Velin said no."}],'
    ' "annotations": [{"kind": "source", "quote": "Velin"}]}\n'
)


class ArticleImport(Api):
    """Bringing many articles in, with their marks, claims, attributions, sources and entities."""

    writes = Permission.WRITE_ARTICLES
    keeps_answers = False

    def is_expensive(self, request: Request) -> bool:  # noqa: ARG002 - always
        """Always: it writes by the thousand."""
        return True

    @extend_schema(
        operation_id="import_articles",
        summary="Import articles",
        request={(NDJSON): str},
        responses={(200, NDJSON): str},
        examples=[OpenApiExample("One article", _EXAMPLE, request_only=True, media_type=NDJSON)],
    )
    def post(self, request: Request) -> StreamingHttpResponse:
        """Import lines of JSON: one article with its marks in each, or the lines of the NDJSON export.

        Answers with a line for each line: `line`, `type`, `outcome` (`made`; `here`, if it was sent before or
        the story is here; `refused`; `left_out`), `id`, `annotations`, and for refused lines `message` and
        `errors`. An article with all its marks is written or refused as one, and everything else goes on. The
        last line counts the outcomes. If the answer doesn't arrive, send the same again: nothing is made
        twice. docs/import.md describes the lines.
        """
        require_body(request)
        if request.content_type.partition(";")[0].strip() != NDJSON:
            message = f"Send lines of JSON, with Content-Type: {NDJSON}."
            raise ValidationError({"Content-Type": [ErrorDetail(message, code="invalid")]})
        if request.headers.get("Content-Encoding"):
            message = "Send the lines unpacked; a packed file is taken by POST imports/."
            raise ValidationError({"Content-Encoding": [ErrorDetail(message, code="invalid")]})
        answers = import_lines(self.actor, lines=ndjson_lines(request.stream))
        remedy = "All lines were imported. Send fewer at once to hear of each."
        return spooled(self.actor.user_id, told_answers(answers), NDJSON, remedy=remedy)
