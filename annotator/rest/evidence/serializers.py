"""Shapes of a piece of evidence."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.described import DraftInput, DraftOutput
from annotator.rest.examples import sample
from annotator.rest.outputs import Recorded
from articles.claims.types import EvidenceDraft, EvidenceKind


class EvidenceChange(DraftInput[EvidenceDraft]):
    """What can be changed about a piece of evidence."""

    draft = EvidenceDraft


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A web page that speaks for a claim",
            {
                "claim": sample("claim", "training"),
                "stance": "for",
                "url": "https://example.org/satellite-pictures",
                "retrieved": "2025-10-15",
            },
            request_only=True,
        )
    ]
)
class EvidenceCreate(EvidenceChange):
    """A piece of evidence to create."""

    makes = True


class EvidenceOutput(DraftOutput, Recorded):
    """Evidence for or against a claim."""

    draft = EvidenceDraft
    kind = serializers.ChoiceField(EvidenceKind.choices)
