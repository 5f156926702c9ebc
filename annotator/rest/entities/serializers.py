"""Shapes of an entity."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.described import DraftInput, DraftOutput
from annotator.rest.merging_shapes import PreviewOutput
from annotator.rest.outputs import AliasOutput, OutputShape, Recorded
from annotator.rest.shapes import AliasInput, ListOf
from articles.entities.types import EntityDraft

# Even the world's best-known names have fewer.
MOST_ALIASES = 500


class EntityChange(DraftInput[EntityDraft]):
    """What can be changed about an entity."""

    draft = EntityDraft
    aliases = ListOf(AliasInput(), most=MOST_ALIASES)


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
    """An entity to create."""

    makes = True


class EntityOutput(DraftOutput, Recorded):
    """An entity."""

    draft = EntityDraft
    aliases = AliasOutput(many=True)
    merged_into = serializers.UUIDField(
        allow_null=True, help_text="The record that this one was merged into."
    )
    canonical = serializers.UUIDField(
        help_text="The record that survived the merging; its own id if it wasn't merged."
    )
    retired = serializers.DateTimeField(
        allow_null=True, help_text="When it was put out of use; null while it is in use."
    )
    sources = serializers.ListField(
        child=serializers.UUIDField(), help_text="The sources that are this entity."
    )


class EntityUsesOutput(OutputShape):
    """How many rows name an entity, as far as the caller may know. A merge doesn't change them."""

    annotations = serializers.IntegerField()
    sources = serializers.IntegerField()
    articles = serializers.IntegerField()


class EntityPreviewOutput(PreviewOutput):
    """What merging two entities would do."""

    uses = EntityUsesOutput()
