"""Shapes of a source."""

from __future__ import annotations

from dataclasses import dataclass
from types import EllipsisType
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.described import DraftOutput, DraftShape
from annotator.rest.examples import sample
from annotator.rest.merging_shapes import NamedOutput, PreviewOutput
from annotator.rest.outputs import AliasOutput, OutputShape, Recorded
from annotator.rest.ratings.serializers import RatingOutput
from annotator.rest.sent import Sent
from annotator.rest.shapes import AliasInput, Choice, Day, Id, ListOf, Shape, Text
from articles.sources.types import Grade, RoleDraft, SourceDraft, TieDraft, TieKind

# Even the world's best-known names have fewer.
MOST_ALIASES = 500
# The domain's limit. Longer lists are refused before they are read.
MOST_LINKS = 200


class RoleInput(Shape[RoleDraft]):
    """A post that the source holds or held at an organization."""

    made = RoleDraft
    organization = Id(required=True, help_text="The source that is the organization.")
    title = Text(required=True)
    start = Day(allow_null=True, help_text="The first day, if it is known.")
    end = Day(allow_null=True, help_text="The last day; null while the post is held.")


class TieInput(Shape[TieDraft]):
    """How the source is or was tied to another."""

    made = TieDraft
    kind = Choice(TieKind.choices, required=True)
    other = Id(required=True)
    start = Day(allow_null=True)
    end = Day(allow_null=True)
    note = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class SentSource(Sent[SourceDraft]):
    """A source as it was sent, and the entity that it is: `...` if that wasn't sent, None to remove it."""

    entity: UUID | EllipsisType | None = ...

    def entity_or(self, present: UUID | None) -> UUID | None:
        """Return the entity that was sent, or else the present one."""
        return present if isinstance(self.entity, EllipsisType) else self.entity


class SourceChange(DraftShape[SentSource]):
    """What can be changed about a source."""

    draft = SourceDraft
    made = SentSource
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


class RoleOutput(OutputShape):
    """A post that the source holds or held."""

    organization = serializers.UUIDField()
    title = serializers.CharField()
    start = serializers.DateField(allow_null=True)
    end = serializers.DateField(allow_null=True, help_text="The last day; null while the post is held.")


class TieOutput(OutputShape):
    """How the source is or was tied to another."""

    kind = serializers.ChoiceField(TieKind.choices)
    other = serializers.UUIDField()
    start = serializers.DateField(allow_null=True)
    end = serializers.DateField(allow_null=True)
    note = serializers.CharField()


class ReliabilityOutput(OutputShape):
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
        allow_null=True,
        help_text="Today's rating, taking in all sources that were merged with this one. Derived: it moves "
        "the ETag, but neither `version` nor `modified`.",
    )
    merged_into = serializers.UUIDField(
        allow_null=True, help_text="The record that this one was merged into."
    )
    canonical = serializers.UUIDField(
        help_text="The record that survived the merging; its own id if it wasn't merged."
    )
    retired = serializers.DateTimeField(
        allow_null=True, help_text="When it was put out of use; null while it is in use."
    )


class RoleLinkOutput(OutputShape):
    """A post, with the source at its other end."""

    other = NamedOutput(help_text="The source at the other end.")
    title = serializers.CharField()
    start = serializers.DateField(allow_null=True)
    end = serializers.DateField(allow_null=True)


class TieLinkOutput(OutputShape):
    """A tie, with the source at its other end."""

    other = NamedOutput(help_text="The source at the other end.")
    kind = serializers.ChoiceField(TieKind.choices, help_text="Read from the source that has the tie.")
    start = serializers.DateField(allow_null=True)
    end = serializers.DateField(allow_null=True)
    note = serializers.CharField()


class SourceLinksOutput(OutputShape):
    """Roles and ties of a source, seen from both ends."""

    roles = RoleLinkOutput(many=True, help_text="Posts that it holds or held, each with the organization.")
    ties = TieLinkOutput(many=True, help_text="Its ties to others.")
    holders = RoleLinkOutput(many=True, help_text="Posts that others hold or held at it.")
    tied_by = TieLinkOutput(many=True, help_text="Ties of others to it: who owns it, its parts, its parties.")


class SourceUsesOutput(OutputShape):
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
        help_text="How many roles and ties there are between the two. While both are one, nobody is told of "
        "them; a split brings them back."
    )
    uses = SourceUsesOutput()
