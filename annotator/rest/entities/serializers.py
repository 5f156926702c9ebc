"""Shapes of an entity."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.described import DraftInput, DraftOutput
from annotator.rest.examples import sample
from annotator.rest.merging_shapes import NamedOutput, PreviewOutput
from annotator.rest.outputs import AliasOutput, OutputShape, Recorded
from annotator.rest.shapes import AliasInput, Choice, Id, ListOf, Shape, Text
from articles.entities.types import EntityDraft, EntityTieDraft, EntityTieKind

# Even the world's best-known names have fewer.
MOST_ALIASES = 500
# The domain's limit. Longer lists are refused before they are read.
MOST_TIES = 200
_EDTF = "As exactly as it is known (EDTF): `2024-06-19`, `2024-06` or `2024`; empty if it isn't known."


class EntityTieInput(Shape[EntityTieDraft]):
    """How the entity is or was tied to another."""

    made = EntityTieDraft
    kind = Choice(EntityTieKind.choices, required=True)
    other = Id(required=True, help_text="The other entity.")
    words = Text(help_text="What the kind leaves open, such as a post's title.")
    since = Text(help_text=_EDTF)
    until = Text(help_text=_EDTF)
    note = Text()


class EntityChange(DraftInput[EntityDraft]):
    """What can be changed about an entity."""

    draft = EntityDraft
    aliases = ListOf(AliasInput(), most=MOST_ALIASES)
    ties = ListOf(EntityTieInput(), most=MOST_TIES, help_text="All ties. The list replaces the old one.")


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
        ),
        OpenApiExample(
            "A party to a treaty",
            {
                "name": "Republic of Norland",
                "entity_kind": "place",
                "ties": [{"kind": "party_to", "other": sample("entity", "accord"), "since": "2024-06"}],
            },
            request_only=True,
        ),
    ]
)
class EntityCreate(EntityChange):
    """An entity to create."""

    makes = True


class EntityTieOutput(OutputShape):
    """How the entity is or was tied to another."""

    kind = serializers.ChoiceField(EntityTieKind.choices)
    other = serializers.UUIDField()
    words = serializers.CharField()
    since = serializers.CharField()
    until = serializers.CharField()
    note = serializers.CharField()


class SeenTieOutput(OutputShape):
    """A tie, with the entity at its other end. Merged entities count as one."""

    entity = serializers.UUIDField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(EntityTieKind.choices)
    words = serializers.CharField()
    since = serializers.CharField()
    until = serializers.CharField()


class EntityOutput(DraftOutput, Recorded):
    """An entity."""

    draft = EntityDraft
    aliases = AliasOutput(many=True)
    ties = EntityTieOutput(many=True, help_text="This record's own ties, as they can be changed.")
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
    tied_to = SeenTieOutput(
        many=True,
        help_text="What it is tied to, by this record or one that was merged with it. Derived: it moves no "
        "version.",
    )
    tied_by = SeenTieOutput(
        many=True,
        help_text="What is tied to it, such as a treaty's parties; `kind` is read from there. Derived, too.",
    )


class EntityUsesOutput(OutputShape):
    """How many rows name an entity, as far as the caller may know. A merge doesn't change them."""

    annotations = serializers.IntegerField()
    sources = serializers.IntegerField()
    articles = serializers.IntegerField()


class TieBetweenOutput(OutputShape):
    """A tie of the one entity to the other."""

    owner = NamedOutput()
    other = NamedOutput()
    kind = serializers.ChoiceField(EntityTieKind.choices)
    words = serializers.CharField()


class EntityPreviewOutput(PreviewOutput):
    """What merging two entities would do."""

    between = TieBetweenOutput(
        many=True,
        help_text="The ties between the two. While both are one, nobody is told of them; a split brings them "
        "back.",
    )

    uses = EntityUsesOutput()
