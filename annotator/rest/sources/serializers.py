"""Shapes of a source."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.outputs import AliasOutput, Recorded
from annotator.rest.shapes import AliasInput, Choice, Id, ListOf, Shape, Text, Texts
from articles.sources.types import SourceKind

# As many as the world's best-known names have.
MOST_ALIASES = 500


class SourceChange(Shape):
    """What can be changed about a source."""

    name = Text(help_text="The name that Galley shows.")
    source_kind = Choice(SourceKind.choices)
    aliases = ListOf(AliasInput(), most=MOST_ALIASES)
    country = Text(help_text="Two capital letters (ISO 3166), or empty.")
    home_page = Text(help_text="An http(s) address, or empty.")
    external_ids = Texts(help_text="Scheme to identifier; `wikidata` takes an item's id.")
    description = Text()


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A military",
            {
                "name": "Joint Chiefs of Staff",
                "source_kind": "military",
                "aliases": [{"name": "JCS", "language": "en"}],
                "country": "KR",
            },
            request_only=True,
        )
    ]
)
class SourceCreate(SourceChange):
    """A source to be added to the register."""

    id = Id()
    name = Text(required=True)
    source_kind = Choice(SourceKind.choices, required=True)


class SourceOutput(Recorded):
    """A source."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    source_kind = serializers.ChoiceField(SourceKind.choices)
    aliases = AliasOutput(many=True)
    country = serializers.CharField()
    home_page = serializers.CharField()
    external_ids: Any = serializers.DictField(child=serializers.CharField())
    description = serializers.CharField()
    merged_into = serializers.UUIDField(
        allow_null=True, help_text="The record that this one was merged into."
    )
