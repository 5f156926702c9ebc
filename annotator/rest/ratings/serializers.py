"""Shapes of a rating."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.described import DraftOutput, DraftShape
from annotator.rest.examples import sample
from annotator.rest.outputs import Person
from annotator.rest.sent import Sent
from annotator.rest.shapes import Id
from articles.sources.types import RatingDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class SentRating(Sent[RatingDraft]):
    """A rating as it was sent, and the source that it is for."""

    source: UUID


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
class RatingCreate(DraftShape[SentRating]):
    """A grade to give to a source."""

    draft = RatingDraft
    made = SentRating
    makes = True
    filled = frozenset({"rater"})
    source: Any = Id(required=True)


class RatingOutput(DraftOutput):
    """A grade of a source, in force from a day on until the next one."""

    draft = RatingDraft
    source: Any = serializers.UUIDField()
    created = serializers.DateTimeField()
    created_by = Person()
