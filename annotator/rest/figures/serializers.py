"""Shapes of a figure, and of a reading."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.described import DraftInput, DraftOutput, output_field
from annotator.rest.examples import sample
from annotator.rest.outputs import OutputShape, Recorded
from annotator.rest.shapes import ApiField, Id, Shape, Text
from articles.claims.types import FigureDraft
from articles.schema.rules import fields_of

# A figure's fields, except the claim and the words that it belongs to.
_AMOUNT = tuple(field for field in fields_of(FigureDraft) if field.name not in {"claim", "annotation"})


@dataclass(frozen=True, slots=True)
class Words:
    """Words that hold a figure, and the article whose date tells what “January” means.

    `language` is a BCP 47 tag; without it the article's own counts.
    """

    text: str
    article: UUID | None = None
    language: str = ""


class FigureChange(DraftInput[FigureDraft]):
    """What can be changed about a figure."""

    draft = FigureDraft


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "About 2,500 more soldiers",
            {
                "claim": sample("claim", "troops"),
                "value": 2500,
                "counted": "soldiers",
                "modality": "about",
                "figure_type": "delta",
            },
            request_only=True,
        )
    ]
)
class FigureCreate(FigureChange):
    """A figure to create."""

    makes = True


class FigureOutput(DraftOutput, Recorded):
    """A number in a claim."""

    draft = FigureDraft


@extend_schema_serializer(
    examples=[OpenApiExample("Words", {"text": "about 2,500 more soldiers"}, request_only=True)]
)
class ReadingInput(Shape[Words]):
    """Words that hold a figure."""

    made = Words
    text = Text(required=True)
    article = Id(
        help_text="Its date tells which “January” is meant, and its language how numbers are written."
    )
    language = Text(
        help_text="A BCP 47 tag, such as `de-CH`: “1.200” is 1200 in German and 1.2 in English. The "
        "article's, if left out. Without any, what may be two numbers is not read."
    )


class ReadingOutput(OutputShape):
    """What was read: either `parsed`, with the figure's fields, which can be sent to `figures/` as they
    are, or the reason why it can't be read. Nothing is guessed. Of words that name a period and no number,
    there are its days too.
    """

    parsed = serializers.BooleanField()
    reason = serializers.CharField(required=False, help_text="Why it can't be read, and what to do.")

    def get_fields(self) -> dict[str, ApiField]:
        """Add the fields of a figure."""
        return super().get_fields() | {field.name: output_field(field, required=False) for field in _AMOUNT}
