"""Shapes of a relation between claims."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.examples import sample
from annotator.rest.outputs import Recorded
from annotator.rest.shapes import Choice, Id, Shape, Text
from articles.claims.types import RelationKind


class RelationChange(Shape):
    """What can be changed about a relation."""

    claim = Id()
    kind = Choice(RelationKind.choices)
    other = Id(help_text="The claim that is repeated, updated, contradicted or denied.")
    note = Text()


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "An update",
            {
                "claim": sample("claim", "increase"),
                "kind": "updates",
                "other": sample("claim", "howitzers"),
            },
            request_only=True,
        )
    ]
)
class RelationCreate(RelationChange):
    """A relation to be recorded."""

    id = Id()
    claim = Id(required=True)
    kind = Choice(RelationKind.choices, required=True)
    other = Id(required=True)


class RelationOutput(Recorded):
    """How a claim stands to another."""

    id = serializers.UUIDField()
    claim = serializers.UUIDField()
    kind = serializers.ChoiceField(RelationKind.choices)
    other = serializers.UUIDField()
    note = serializers.CharField()
