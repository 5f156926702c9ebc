"""Shapes of a claim."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.described import DraftInput, DraftOutput
from annotator.rest.outputs import OutputShape, Recorded
from articles.claims.types import ClaimDraft, VerificationStatus
from articles.ledger.rules import snapshot


class ClaimChange(DraftInput[ClaimDraft]):
    """What can be changed about a claim."""

    draft = ClaimDraft


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A claim",
            snapshot(ClaimDraft("Korvia sent 2,500 more soldiers to Sarmatia.", ("troops",), 3)),
            request_only=True,
        )
    ]
)
class ClaimCreate(ClaimChange):
    """A claim to create."""

    makes = True


class ClaimOutput(DraftOutput, Recorded):
    """A claim."""

    draft = ClaimDraft
    verification_status = serializers.ChoiceField(VerificationStatus.choices)
    appearance_count = serializers.IntegerField(
        help_text="How many annotations make this claim or one that it was merged with. Derived: it moves "
        "the ETag, but neither `version` nor `modified`."
    )
    merged_into = serializers.UUIDField(allow_null=True, help_text="The claim that this one was merged into.")
    canonical = serializers.UUIDField(help_text="The claim that survives: this one, unless it was merged.")


class ClaimNamed(OutputShape):
    """A claim, by its id and its statement."""

    id = serializers.UUIDField()
    statement = serializers.CharField()


class ClaimGains(OutputShape):
    """How many rows would then count for the survivor too, as far as the caller may know. The rows themselves
    don't change.
    """

    appearances = serializers.IntegerField()
    attributions = serializers.IntegerField()
    responses = serializers.IntegerField()
    figures = serializers.IntegerField()
    evidence = serializers.IntegerField()
    verdicts = serializers.IntegerField()
    relations = serializers.IntegerField()


class ClaimPreviewOutput(OutputShape):
    """What merging two claims would do."""

    record = ClaimNamed()
    into = ClaimNamed()
    gains = ClaimGains()
    verification_status = serializers.ChoiceField(
        VerificationStatus.choices, help_text="The status that the survivor would have."
    )
    outside = ClaimNamed(
        allow_null=True,
        help_text="The claim that read keys and the public would see for both. It is the survivor only if "
        "that appears in an article that they may read. Null while neither does.",
    )
