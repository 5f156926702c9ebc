"""Shapes of a response."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.described import DraftInput, DraftOutput
from annotator.rest.examples import sample
from annotator.rest.outputs import Recorded
from articles.claims.types import ResponseDraft


class ResponseChange(DraftInput[ResponseDraft]):
    """What can be changed about a response."""

    draft = ResponseDraft


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
    """A response to create."""

    makes = True


class ResponseOutput(DraftOutput, Recorded):
    """One party's answer on one claim."""

    draft = ResponseDraft
    party = serializers.UUIDField(allow_null=True, help_text="Null where you may not know the party.")
