"""Shapes of an attribution."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.described import DraftInput, DraftOutput
from annotator.rest.examples import sample
from annotator.rest.outputs import OutputShape, Recorded
from annotator.rest.shapes import Choice, Id, ListOf, Shape, WholeNumber
from articles.claims.rules import MOST_HOPS
from articles.claims.types import AttributionDraft, Certainty, Commitment, HopDraft, HopRole, Polarity, Tense

# No joint statement names more.
MOST_SOURCES = 100


class CommitmentInput(DraftInput[Commitment]):
    """The speaker's commitment. What you leave out stays as it is."""

    draft = Commitment


class HopInput(Shape[HopDraft]):
    """One step of the chain. It names sources, or the words that name one."""

    made = HopDraft
    position = WholeNumber(required=True, min_value=0, max_value=MOST_HOPS - 1, help_text="0 is the speaker.")
    role = Choice(HopRole.choices, required=True)
    sources = ListOf(Id(required=True), most=MOST_SOURCES)
    span = Id(allow_null=True, help_text="A source annotation of the same article.")


class AttributionChange(DraftInput[AttributionDraft]):
    """What can be changed about an attribution. A chain that you send replaces the old one."""

    draft = AttributionDraft
    commitment = CommitmentInput(required=False)
    hops = ListOf(HopInput(), most=MOST_HOPS, min_length=1)


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A leader, relayed by a state agency",
            {
                "content": sample("annotation", "p_claim"),
                "quote_type": "indirect",
                "cue_stance": "distancing",
                "commitment": {"certainty": "possible", "tense": "future"},
                "said_on": "2025-03-27",
                "said_words": "on Thursday",
                "hops": [
                    {
                        "position": 0,
                        "role": "originator",
                        "sources": [sample("source", "velin")],
                    },
                    {"position": 1, "role": "relay", "sources": [sample("source", "telegraph")]},
                ],
            },
            request_only=True,
        )
    ]
)
class AttributionCreate(AttributionChange):
    """An attribution to create."""

    makes = True
    hops = ListOf(HopInput(), most=MOST_HOPS, min_length=1, required=True)


class CommitmentOutput(OutputShape):
    """The speaker's commitment."""

    certainty = serializers.ChoiceField(Certainty.choices)
    polarity = serializers.ChoiceField(Polarity.choices)
    tense = serializers.ChoiceField(Tense.choices)


class HopOutput(OutputShape):
    """One step of the chain. `span` is also null when those words were deleted, until they are restored."""

    position = serializers.IntegerField(min_value=0)
    role = serializers.ChoiceField(HopRole.choices)
    sources = serializers.ListField(child=serializers.UUIDField())
    span = serializers.UUIDField(allow_null=True)


class AttributionOutput(DraftOutput, Recorded):
    """An attribution."""

    draft = AttributionDraft
    article = serializers.UUIDField()
    claim = serializers.UUIDField(allow_null=True)
    commitment = CommitmentOutput()
    hops = HopOutput(many=True)
