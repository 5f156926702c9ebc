"""Shapes of an attribution."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.examples import sample
from annotator.rest.outputs import Recorded
from annotator.rest.shapes import Choice, Id, ListOf, Shape, Text, Whole
from articles.claims.rules import MOST_HOPS
from articles.claims.types import AttributionTerms, Certainty, CueStance, HopRole, Polarity, QuoteType

# A joint statement of more is a movement.
MOST_SOURCES = 100


class CommitmentInput(Shape):
    """The speaker's commitment; what is left out stays."""

    certainty = Choice(Certainty.choices)
    polarity = Choice(Polarity.choices)


class HopInput(Shape):
    """One step of the chain. It names sources, or the words that stand for one."""

    position = Whole(required=True, min_value=0, max_value=MOST_HOPS - 1, help_text="0 is the speaker.")
    role = Choice(HopRole.choices, required=True)
    sources = ListOf(Id(required=True), most=MOST_SOURCES)
    span = Id(allow_null=True, help_text="A source annotation of the same article.")


class AttributionChange(Shape):
    """What can be changed about an attribution. A chain is replaced as a whole."""

    content = Id(help_text="The claim annotation that is attributed.")
    cue = Id(allow_null=True, help_text="A cue annotation of the same article.")
    quote_type = Choice(QuoteType.choices)
    cue_stance = Choice(CueStance.choices, help_text="The writer's distance.")
    commitment = CommitmentInput(required=False)
    attribution_terms = Choice(AttributionTerms.choices)
    anonymity_reason = Text(
        help_text="Why an unnamed source stays unnamed; required where the chain has one."
    )
    approved_by = Text(help_text="The editor who approved that, by name; required likewise.")
    hops = ListOf(HopInput(), most=MOST_HOPS, min_length=1)


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A leader, relayed by a state agency",
            {
                "content": sample("annotation", "p_claim"),
                "quote_type": "indirect",
                "cue_stance": "distancing",
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
    """An attribution to be made."""

    id = Id()
    content = Id(required=True, help_text="The claim annotation that is attributed.")
    hops = ListOf(HopInput(), most=MOST_HOPS, min_length=1, required=True)


class CommitmentOutput(serializers.Serializer[Any]):
    """The speaker's commitment."""

    certainty = serializers.ChoiceField(Certainty.choices)
    polarity = serializers.ChoiceField(Polarity.choices)


class HopOutput(serializers.Serializer[Any]):
    """One step of the chain. `span` is null also when those words were deleted; restoring brings them
    back.
    """

    position = serializers.IntegerField(min_value=0)
    role = serializers.ChoiceField(HopRole.choices)
    sources: Any = serializers.ListField(child=serializers.UUIDField())
    span = serializers.UUIDField(allow_null=True)


class AttributionOutput(Recorded):
    """An attribution."""

    id = serializers.UUIDField()
    article = serializers.UUIDField()
    claim = serializers.UUIDField(allow_null=True)
    content = serializers.UUIDField()
    cue = serializers.UUIDField(allow_null=True, help_text="Null also when those words were deleted.")
    quote_type = serializers.ChoiceField(QuoteType.choices)
    cue_stance = serializers.ChoiceField(CueStance.choices)
    commitment = CommitmentOutput()
    attribution_terms = serializers.ChoiceField(AttributionTerms.choices)
    anonymity_reason = serializers.CharField()
    approved_by = serializers.CharField()
    hops = HopOutput(many=True)
