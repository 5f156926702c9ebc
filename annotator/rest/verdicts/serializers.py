"""Shapes of a verdict."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.described import DraftInput, DraftOutput
from annotator.rest.examples import sample
from annotator.rest.outputs import OutputShape, Recorded
from annotator.rest.shapes import Id, ListOf, Shape, WholeNumber
from articles.claims.rules import MOST_EVIDENCE, SCALE_ENDS
from articles.claims.types import Scale, VerdictDraft

_LEAST, _MOST = SCALE_ENDS


class ScaleInput(Shape[Scale | None]):
    """A rating on its scale, as ClaimReview has it."""

    made = Scale
    value = WholeNumber(required=True, min_value=_LEAST, max_value=_MOST)
    worst = WholeNumber(min_value=_LEAST, max_value=_MOST, help_text="The worst value; by default 1.")
    best = WholeNumber(min_value=_LEAST, max_value=_MOST, help_text="The best value; by default 5.")

    def run_validation(self, data: object = serializers.empty) -> Scale | None:
        """Return the rating, or none."""
        return None if data is None else super().run_validation(data)


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A disputed claim",
            {
                "claim": sample("claim", "fighting"),
                "status": "disputed",
                "reason": "A denial and two silences stand against second-hand accounts.",
                "evidence": [sample("evidence", "fighting_denial")],
                "rating": {"value": 3},
                "alternate_name": "Half true",
            },
            request_only=True,
        )
    ]
)
class VerdictCreate(DraftInput[VerdictDraft]):
    """A verdict to create. It supersedes earlier ones, and can never be changed."""

    draft = VerdictDraft
    makes = True
    filled = frozenset({"author"})
    rating = ScaleInput(required=False, allow_null=True)
    evidence = ListOf(Id(), most=MOST_EVIDENCE, help_text="Pieces of this claim's evidence.")


class ScaleOutput(OutputShape):
    """A rating on its scale."""

    value = serializers.IntegerField()
    worst = serializers.IntegerField()
    best = serializers.IntegerField()


class VerdictOutput(DraftOutput, Recorded):
    """A dated, reasoned decision on a claim."""

    draft = VerdictDraft
    rating = ScaleOutput(allow_null=True)
    evidence = serializers.ListField(child=serializers.UUIDField())
    decided = serializers.DateTimeField()
