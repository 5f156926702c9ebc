"""Shapes of a piece of evidence."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.examples import sample
from annotator.rest.outputs import Recorded
from annotator.rest.shapes import Choice, Day, Id, Shape, Text
from articles.claims.types import EvidenceKind, EvidenceStance


class EvidenceChange(Shape):
    """What can be changed about a piece of evidence."""

    claim = Id()
    stance = Choice(EvidenceStance.choices)
    annotation = Id(allow_null=True, help_text="A passage of any article. Not together with `url`.")
    url = Text(help_text="A web page. It needs `retrieved`.")
    retrieved = Day(allow_null=True, help_text="The day on which the page was read.")
    note = Text(help_text="What it shows; required where there is neither passage nor page.")


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A web page that speaks for a claim",
            {
                "claim": sample("claim", "training"),
                "stance": "for",
                "url": "https://example.org/satellite-pictures",
                "retrieved": "2025-10-15",
            },
            request_only=True,
        )
    ]
)
class EvidenceCreate(EvidenceChange):
    """A piece of evidence to be recorded."""

    id = Id()
    claim = Id(required=True)
    stance = Choice(EvidenceStance.choices, required=True)


class EvidenceOutput(Recorded):
    """What speaks for or against a claim."""

    id = serializers.UUIDField()
    claim = serializers.UUIDField()
    stance = serializers.ChoiceField(EvidenceStance.choices)
    kind = serializers.ChoiceField(EvidenceKind.choices)
    annotation = serializers.UUIDField(allow_null=True, help_text="Null also when those words were deleted.")
    url = serializers.CharField()
    retrieved = serializers.DateField(allow_null=True)
    note = serializers.CharField()
