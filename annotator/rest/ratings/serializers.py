"""Shapes of a rating."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.examples import sample
from annotator.rest.outputs import Person
from annotator.rest.shapes import Choice, Day, Id, Shape, Text
from articles.sources.types import Grade


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A state agency",
            {
                "source": sample("source", "telegraph"),
                "grade": "D",
                "valid_from": "2025-03-01",
                "reason": "Three of its figures were disproved by pictures.",
            },
            request_only=True,
        )
    ]
)
class RatingCreate(Shape):
    """A grade to be given to a source."""

    id = Id()
    source: Any = Id(required=True)
    grade = Choice(
        Grade.choices,
        required=True,
        help_text="The Admiralty code's first half: A completely reliable … E unreliable, F cannot be "
        "judged.",
    )
    valid_from = Day(required=True, help_text="From this day on; today or earlier.")
    reason = Text(required=True)
    rater = Text(help_text="Who judges; the caller if it isn't given.")


class RatingOutput(serializers.Serializer[Any]):
    """A grade of a source, in force from a day on until the next one."""

    id = serializers.UUIDField()
    source: Any = serializers.UUIDField()
    grade = serializers.ChoiceField(Grade.choices)
    valid_from = serializers.DateField()
    rater = serializers.CharField()
    reason = serializers.CharField()
    created = serializers.DateTimeField()
    created_by = Person()
