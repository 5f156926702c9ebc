"""Shapes of a source."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.described import DraftInput, DraftOutput
from annotator.rest.examples import sample
from annotator.rest.merging_shapes import PreviewOutput
from annotator.rest.outputs import AliasOutput, Recorded
from annotator.rest.ratings.serializers import RatingOutput
from annotator.rest.shapes import AliasInput, Choice, Day, Id, ListOf, Shape, Text
from articles.sources.types import Grade, SourceDraft, TieKind

# As many as the world's best-known names have.
MOST_ALIASES = 500
# What the domain takes; more are refused before they are read.
MOST_LINKS = 200


class RoleInput(Shape):
    """A post that the source holds or held at an organization."""

    organization = Id(required=True, help_text="The source that is the organization.")
    title = Text(required=True)
    start = Day(allow_null=True, help_text="The first day, if it is known.")
    end = Day(allow_null=True, help_text="The last day; null while the post is held.")


class TieInput(Shape):
    """How the source is or was tied to another."""

    kind = Choice(TieKind.choices, required=True)
    other = Id(required=True)
    start = Day(allow_null=True)
    end = Day(allow_null=True)
    note = Text()


class SourceChange(DraftInput):
    """What can be changed about a source."""

    draft = SourceDraft
    aliases = ListOf(AliasInput(), most=MOST_ALIASES)
    roles = ListOf(RoleInput(), most=MOST_LINKS, help_text="All posts. The list replaces the old one.")
    ties = ListOf(TieInput(), most=MOST_LINKS, help_text="All ties. The list replaces the old one.")
    entity = Id(allow_null=True, help_text="The entity that is this source, if one was chosen.")


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A military",
            {
                "name": "General Staff of Sarmatia",
                "source_kind": "military",
                "aliases": [{"name": "Belograd’s military", "language": "en"}],
                "country": "",
            },
            request_only=True,
        ),
        OpenApiExample(
            "A spokesman",
            {
                "name": "Piet Varga",
                "source_kind": "named_individual",
                "roles": [
                    {
                        "organization": sample("source", "staff"),
                        "title": "Spokesman",
                        "start": "2022-12-01",
                    }
                ],
                "ties": [{"kind": "speaks_for", "other": sample("source", "staff")}],
            },
            request_only=True,
        ),
    ]
)
class SourceCreate(SourceChange):
    """A source to add to the register."""

    makes = True


class RoleOutput(serializers.Serializer[Any]):
    """A post that the source holds or held."""

    organization = serializers.UUIDField()
    title = serializers.CharField()
    start = serializers.DateField(allow_null=True)
    end = serializers.DateField(allow_null=True, help_text="The last day; null while the post is held.")


class TieOutput(serializers.Serializer[Any]):
    """How the source is or was tied to another."""

    kind = serializers.ChoiceField(TieKind.choices)
    other = serializers.UUIDField()
    start = serializers.DateField(allow_null=True)
    end = serializers.DateField(allow_null=True)
    note = serializers.CharField()


class ReliabilityOutput(serializers.Serializer[Any]):
    """The rating in force."""

    grade = serializers.ChoiceField(Grade.choices)
    valid_from = serializers.DateField()


class SourceOutput(DraftOutput, Recorded):
    """A source."""

    draft = SourceDraft
    aliases = AliasOutput(many=True)
    roles = RoleOutput(many=True)
    ties = TieOutput(many=True)
    entity = serializers.UUIDField(allow_null=True, help_text="The entity that is this source.")
    reliability = ReliabilityOutput(
        allow_null=True, help_text="Today's rating, taking in all sources that were merged with this one."
    )
    merged_into = serializers.UUIDField(
        allow_null=True, help_text="The record that this one was merged into."
    )
    canonical = serializers.UUIDField(
        help_text="The record that survived the merging; its own id if it wasn't merged."
    )


class SourceUsesOutput(serializers.Serializer[Any]):
    """How many rows name a source, as far as the caller may know. A merge doesn't change them."""

    annotations = serializers.IntegerField()
    credits = serializers.IntegerField()
    hops = serializers.IntegerField()
    responses = serializers.IntegerField()
    claims = serializers.IntegerField()
    articles = serializers.IntegerField()


class SourcePreviewOutput(PreviewOutput):
    """What merging two sources would do."""

    roles = RoleOutput(many=True)
    ties = TieOutput(many=True)
    ratings = RatingOutput(many=True)
    between = serializers.IntegerField(
        help_text="Roles and ties between the two, which the merge would link to themselves."
    )
    uses = SourceUsesOutput()
