"""Shapes of a figure, and of a reading."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.examples import sample
from annotator.rest.outputs import Recorded
from annotator.rest.shapes import Choice, Day, Id, Number, Shape, Text
from articles.claims.types import FigureType, Modality

_BOUND = "Instead of `value`, where the words give a bound."


class FigureChange(Shape):
    """What can be changed about a figure."""

    claim = Id()
    annotation = Id(allow_null=True, help_text="The figure annotation that holds the words.")
    value = Number(allow_null=True)
    lower = Number(allow_null=True, help_text=_BOUND)
    upper = Number(allow_null=True, help_text=_BOUND)
    unit = Text(help_text="Such as `USD`, `%`, `share` or `km`; empty for a plain count.")
    counted = Text(help_text="The thing counted, such as `troops`.")
    modality = Choice(Modality.choices)
    figure_type = Choice(FigureType.choices, help_text="`delta` for what comes on top of something.")
    out_of = Number(allow_null=True, help_text="The whole that the value is a part of.")
    as_of_start = Day(allow_null=True, help_text="First day of the period that the number holds for.")
    as_of_end = Day(allow_null=True, help_text="Last day of it.")


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "About 2,500 more soldiers",
            {
                "claim": sample("claim", "troops"),
                "value": 2500,
                "counted": "soldiers",
                "modality": "about",
                "figure_type": "delta",
            },
            request_only=True,
        )
    ]
)
class FigureCreate(FigureChange):
    """A figure to be recorded."""

    id = Id()
    claim = Id(required=True)


class _Amount(serializers.Serializer[Any]):
    """A number, as it is recorded or read."""

    value = serializers.FloatField(allow_null=True)
    lower = serializers.FloatField(allow_null=True)
    upper = serializers.FloatField(allow_null=True)
    unit = serializers.CharField()
    counted = serializers.CharField()
    modality = serializers.ChoiceField(Modality.choices)
    figure_type = serializers.ChoiceField(FigureType.choices)
    out_of = serializers.FloatField(allow_null=True)
    as_of_start = serializers.DateField(allow_null=True)
    as_of_end = serializers.DateField(allow_null=True)


class FigureOutput(_Amount, Recorded):
    """A number in a claim."""

    id = serializers.UUIDField()
    claim = serializers.UUIDField()
    annotation = serializers.UUIDField(allow_null=True, help_text="Null also when those words were deleted.")


@extend_schema_serializer(
    examples=[OpenApiExample("Words", {"text": "about 2,500 more soldiers"}, request_only=True)]
)
class ReadingInput(Shape):
    """Words that hold a figure."""

    text = Text(required=True)
    article = Id(help_text="Whose date tells what “January” means.")


class ReadingOutput(serializers.Serializer[Any]):
    """What was read: either `parsed` with the figure's fields, or not, with the reason. Nothing is
    guessed.
    """

    parsed = serializers.BooleanField()
    reason = serializers.CharField(required=False, help_text="Why it can't be read, and what to do.")
    value = serializers.FloatField(required=False, allow_null=True)
    lower = serializers.FloatField(required=False, allow_null=True)
    upper = serializers.FloatField(required=False, allow_null=True)
    unit = serializers.CharField(required=False)
    counted = serializers.CharField(required=False)
    modality = serializers.ChoiceField(Modality.choices, required=False)
    figure_type = serializers.ChoiceField(FigureType.choices, required=False)
    out_of = serializers.FloatField(required=False, allow_null=True)
    as_of_start = serializers.DateField(required=False, allow_null=True)
    as_of_end = serializers.DateField(required=False, allow_null=True)
