"""Articles with their marks and records, by the thousand, as lines of JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import orjson
from django.http import StreamingHttpResponse
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request

from annotator.rest.parsers import require_body
from annotator.rest.resources import Api
from annotator.web.downloads import spooled
from articles.foundation.types import Permission
from articles.importing.operations import import_lines
from articles.importing.types import Answer, Outcome

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
        lines: Iterable[bytes] = request.stream or ()
        answers = import_lines(self.actor, lines=lines)
        remedy = "All lines were imported. Send fewer at once to hear of each."
        return spooled(self.actor.user_id, answer_lines(answers), NDJSON, remedy=remedy)


def answer_lines(answers: Iterable[Answer]) -> Iterator[bytes]:
    """Yield a line for each answer, and one that counts them."""
    counted: Counter[str] = Counter(dict.fromkeys(Outcome, 0))
    marks = 0
    for one in answers:
        counted[one.outcome] += 1
        marks += one.annotations
        yield _line(one)
    told = {
        "type": "import",
        **{str(outcome): count for outcome, count in counted.items()},
        "annotations": marks,
    }
    yield orjson.dumps(told, option=orjson.OPT_APPEND_NEWLINE)


def _line(one: Answer) -> bytes:
    """Return what became of one line."""
    told: dict[str, object] = {
        "line": one.line,
        "type": one.type,
        "outcome": one.outcome,
        "id": one.id,
        "annotations": one.annotations,
    }
    if one.message:
        told["message"] = one.message
    if one.problems:
        told["errors"] = [
            {"field": problem.field, "message": problem.message, "code": problem.code}
            for problem in one.problems
        ]
    return orjson.dumps(told, option=orjson.OPT_APPEND_NEWLINE)
