"""Shapes of an entity."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.merging_shapes import PreviewOutput
from annotator.rest.outputs import AliasOutput, Recorded
from annotator.rest.shapes import AliasInput, Choice, Id, ListOf, Shape, Text, Texts
from articles.entities.types import EntityKind

# As many as the world's best-known names have.
MOST_ALIASES = 500


class EntityChange(Shape):
    """What can be changed about an entity."""

    name = Text(help_text="The name that Galley shows.")
    entity_kind = Choice(EntityKind.choices)
    aliases = ListOf(AliasInput(), most=MOST_ALIASES)
    external_ids = Texts(help_text="Scheme to identifier; `wikidata` takes an item's id.")
    description = Text()


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A place",
            {
                "name": "Sarmatian front",
                "entity_kind": "place",
                "aliases": [{"name": "the front", "language": "en"}],
            },
            request_only=True,
        )
    ]
)
class EntityCreate(EntityChange):
    """An entity to be made."""

    id = Id()
    name = Text(required=True)
    entity_kind = Choice(EntityKind.choices, required=True)


class EntityOutput(Recorded):
    """An entity."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    entity_kind = serializers.ChoiceField(EntityKind.choices)
    aliases = AliasOutput(many=True)
    external_ids: Any = serializers.DictField(child=serializers.CharField())
    description = serializers.CharField()
    merged_into = serializers.UUIDField(
        allow_null=True, help_text="The record that this one was merged into."
    )
    canonical = serializers.UUIDField(
        help_text="The record that stands for all that were merged together; its own id while it stands."
    )
    sources: Any = serializers.ListField(
        child=serializers.UUIDField(), help_text="The sources that are this entity."
    )


class EntityUsesOutput(serializers.Serializer[Any]):
    """How many rows name an entity, as far as the caller may know. They stay as they are."""

    annotations = serializers.IntegerField()
    sources = serializers.IntegerField()
    articles = serializers.IntegerField()


class EntityPreviewOutput(PreviewOutput):
    """What merging two entities would bring together."""

    uses = EntityUsesOutput()
