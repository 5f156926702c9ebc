"""Shapes of a response."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.examples import sample
from annotator.rest.outputs import Recorded
from annotator.rest.shapes import Choice, Id, Shape, Text, Time
from articles.claims.types import Answer


class ResponseChange(Shape):
    """What can be changed about a response."""

    claim = Id()
    party = Id(help_text="A source of the register.")
    answer = Choice(
        Answer.choices, help_text="`not_confirmed`: the text says that the party has not confirmed."
    )
    answered = Time(allow_null=True, help_text="When the party answered, or was asked in vain.")
    words = Id(
        allow_null=True, help_text="An annotation that holds the answer; it says the article by itself."
    )
    article = Id(allow_null=True, help_text="The article that tells of it.")
    note = Text()


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A government has not confirmed",
            {
                "claim": sample("claim", "training"),
                "party": sample("source", "korvia"),
                "answer": "not_confirmed",
                "words": sample("annotation", "si_cue"),
            },
            request_only=True,
        )
    ]
)
class ResponseCreate(ResponseChange):
    """A response to be recorded."""

    id = Id()
    claim = Id(required=True)
    party = Id(required=True, help_text="A source of the register.")
    answer = Choice(Answer.choices, required=True)


class ResponseOutput(Recorded):
    """One party's answer on one claim."""

    id = serializers.UUIDField()
    claim = serializers.UUIDField()
    party = serializers.UUIDField(allow_null=True, help_text="Null where the party is kept back.")
    answer = serializers.ChoiceField(Answer.choices)
    answered = serializers.DateTimeField(allow_null=True)
    words = serializers.UUIDField(allow_null=True, help_text="Null also when those words were deleted.")
    article = serializers.UUIDField(allow_null=True)
    note = serializers.CharField()
