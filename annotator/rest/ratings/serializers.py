"""Shapes of a rating."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.described import DraftInput, DraftOutput
from annotator.rest.examples import sample
from annotator.rest.outputs import Person
from annotator.rest.shapes import Id
from articles.sources.types import RatingDraft


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
class RatingCreate(DraftInput):
    """A grade to give to a source."""

    draft = RatingDraft
    makes = True
    filled = frozenset({"rater"})
    source: Any = Id(required=True)


class RatingOutput(DraftOutput):
    """A grade of a source, in force from a day on until the next one."""

    draft = RatingDraft
    source: Any = serializers.UUIDField()
    created = serializers.DateTimeField()
    created_by = Person()
