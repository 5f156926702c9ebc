"""The shapes of a person's keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.outputs import OutputShape
from annotator.rest.shapes import ListOf, Shape, Text, Truth

_STROKES = "such as `c`, `Shift+u`, `Ctrl+k`, `F2`, or two one after the other: `g c`"
# Reading stops after so many. The domain decides how many keys a command may have.
_MOST_READ = 100


@dataclass(frozen=True, slots=True)
class SentKeymap:
    """All of a person's keys."""

    single_letters: bool
    keys: Mapping[str, tuple[str, ...]]


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "Claims on F2, letters off",
            {"single_letters": False, "keys": {"mark-claim": ["F2"], "palette": ["Ctrl+k", "F4"]}},
            request_only=True,
        )
    ]
)
class KeymapInput(Shape[SentKeymap]):
    """All of a person's keys. They replace the old ones."""

    made = SentKeymap
    single_letters = Truth(
        required=True, help_text="Whether letters, digits and signs work as keys without Ctrl or Alt."
    )
    keys = serializers.DictField(
        child=ListOf(Text(), most=_MOST_READ),
        required=True,
        help_text=f"Command → its keys, {_STROKES}. Only commands whose keys are not the usual ones; "
        "an empty list leaves a command without keys.",
    )


class KeymapOutput(OutputShape):
    """A person's keys for the text desk."""

    single_letters = serializers.BooleanField()
    keys = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()),
        help_text="The commands whose keys are not the usual ones.",
    )
    version = serializers.IntegerField(
        help_text="Goes up with each change, from 1. The ETag begins with this number."
    )
