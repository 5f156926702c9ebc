"""Shapes of a relation between claims."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer

from annotator.rest.described import DraftInput, DraftOutput
from annotator.rest.examples import sample
from annotator.rest.outputs import Recorded
from articles.claims.types import RelationDraft


class RelationChange(DraftInput[RelationDraft]):
    """What can be changed about a relation."""

    draft = RelationDraft


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "An update",
            {
                "claim": sample("claim", "increase"),
                "kind": "updates",
                "other": sample("claim", "howitzers"),
            },
            request_only=True,
        )
    ]
)
class RelationCreate(RelationChange):
    """A relation to create."""

    makes = True


class RelationOutput(DraftOutput, Recorded):
    """How a claim relates to another."""

    draft = RelationDraft
