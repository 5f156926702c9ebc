"""Reads when something was said, in words; or why it can't be read. Records nothing."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.rest.figures.reading import FigureReading, day_of
from annotator.rest.figures.serializers import Words
from annotator.rest.outputs import OutputShape
from annotator.rest.shapes import Id, Shape, Text
from articles.quantities.rules import read_when
from articles.quantities.types import NotParsed


@extend_schema_serializer(
    examples=[OpenApiExample("Words for a day", {"text": "on Thursday"}, request_only=True)]
)
class SayingInput(Shape[Words]):
    """Words for a day."""

    made = Words
    text = Text(required=True)
    article = Id(help_text="Its date tells which “Thursday” is meant.")


class SayingOutput(OutputShape):
    """What was read: either `parsed`, with the day, or the reason why it can't be read."""

    parsed = serializers.BooleanField()
    reason = serializers.CharField(required=False, help_text="Why it can't be read, and what to do.")
    said_on = serializers.CharField(
        required=False, help_text="The day, as exactly as the words name it: `2025-03-27`, `2025-03`, `2025`."
    )


class SayingReading(FigureReading):
    """Reading when something was said."""

    create_shape = SayingInput()

    @extend_schema(operation_id="read_saying", summary="Read a day in words", responses={200: SayingOutput})
    def post(self, request: Request) -> Response:
        """Return the day that the words name, or why they can't be read. Nothing is recorded."""
        sent = self.create_shape.run_validation(request.data)
        found = read_when(sent.text, reference=day_of(self.article_of(sent.article)))
        if isinstance(found, NotParsed):
            return Response({"parsed": False, "reason": found.reason})
        return Response({"parsed": True, "said_on": found})
