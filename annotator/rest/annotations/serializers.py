"""Shapes of an annotation."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from annotator.rest.examples import sample
from annotator.rest.outputs import Recorded
from annotator.rest.shapes import Choice, Id, ListOf, Shape, Text, Whole
from articles.anchoring.types import GivenPiece
from articles.annotations.rules import MOST_PIECES, MOST_TAGS
from articles.annotations.types import AnchorStatus, AnnotationKind
from articles.foundation.types import OriginType

MOST_LINES = 5_000
PROGRAMS = tuple(o.value for o in OriginType if o != OriginType.PERSON)
_START, _END = "First code point of the piece.", "One past the last code point of the piece."


class PieceInput(Shape):
    """A stretch of the article's current text, half-open, in Unicode code points."""

    start = Whole(required=True, min_value=0, help_text=_START)
    end = Whole(required=True, min_value=1, help_text=_END)
    exact = Text(help_text="The words that you expect there; other words are refused.")

    def run_validation(self, data: Any = serializers.empty) -> GivenPiece:  # type: ignore[override] # a value
        """Return the piece as the domain takes it: whether it lies in the text is checked there."""
        given = super().run_validation(data)
        return GivenPiece(given["start"], given["end"], given.get("exact"))


class QuoteInput(Shape):
    """Words to find in the article's current text."""

    exact = Text(required=True)
    prefix = Text(help_text="The text before them, to tell places apart.")
    suffix = Text(help_text="The text after them.")


class OriginInput(Shape):
    """The program that made the annotation. Only API keys can send it, and never as a person."""

    type = Choice([(name, name) for name in PROGRAMS], required=True)
    agent = Text(required=True, help_text="The program's name, with its version.")


class AnnotationChange(Shape):
    """What can be changed about an annotation. Null unlinks."""

    kind = Choice(AnnotationKind.choices)
    pieces = ListOf(PieceInput(), most=MOST_PIECES, min_length=1)
    revision = Id(help_text="The text that the offsets refer to. It must be the article's current one.")
    claim = Id(allow_null=True, help_text="Only on kind claim.")
    source = Id(allow_null=True, help_text="Only on kind source.")  # type: ignore[assignment] # a field name
    entity = Id(allow_null=True, help_text="Only on kind entity.")
    tags = ListOf(Text(), most=MOST_TAGS)
    note = Text()


class AnnotationLine(AnnotationChange):
    """One annotation of a bulk request, on the article named there."""

    id = Id()
    kind = Choice(AnnotationKind.choices, required=True)
    quote = QuoteInput(required=False, help_text="Instead of `pieces`.")


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A claim, by its words",
            {
                "article": sample("article"),
                "kind": "claim",
                "quote": {"exact": "Korvia has moved about 2,500 more soldiers to Sarmatia"},
            },
            request_only=True,
        )
    ]
)
class AnnotationCreate(AnnotationLine):
    """An annotation to create. Give its place by `pieces` or by a `quote`."""

    article = Id(required=True)
    origin = OriginInput(
        required=False, help_text="For API keys only. Without it, the agent is the key's own name."
    )


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "Two marks",
            {
                "article": sample("article"),
                "annotations": [
                    {"kind": "source", "pieces": [{"start": 0, "end": 5, "exact": "Arden"}]},
                    {"kind": "cue", "pieces": [{"start": 6, "end": 12}]},
                ],
            },
            request_only=True,
        )
    ]
)
class AnnotationBulk(Shape):
    """Annotations of one article. Either all of them are created or none."""

    article = Id(required=True)
    annotations = ListOf(AnnotationLine(), most=MOST_LINES, min_length=1, required=True)
    origin = OriginInput(required=False)


def refuse_person(given: Any) -> None:
    """Raise `ValidationError`: the origin of what a person marks is that person."""
    if "origin" in given:
        message = "You mark as yourself at the desk. Leave `origin` out; programs send it with an API key."
        raise ValidationError({"origin": [ErrorDetail(message, code="forbidden")]})


class PieceOutput(serializers.Serializer[Any]):
    """A stretch of the text, with the text around it."""

    start = serializers.IntegerField(min_value=0, help_text=_START)
    end = serializers.IntegerField(min_value=1, help_text=_END)
    exact = serializers.CharField()
    prefix = serializers.CharField()
    suffix = serializers.CharField()


class AnchorOutput(serializers.Serializer[Any]):
    """Where the annotation sits on the revision. Without a place (orphaned, ambiguous) there are no
    pieces.
    """

    status = serializers.ChoiceField(AnchorStatus.choices)
    score = serializers.FloatField(min_value=0, max_value=1)
    offset_unit = serializers.ChoiceField(["code_point"])
    pieces = PieceOutput(many=True)


class OriginOutput(serializers.Serializer[Any]):
    """Who or what made the mark."""

    type = serializers.ChoiceField([(o.value, o.value) for o in OriginType])
    agent = serializers.CharField(help_text="The program's name; empty for a person.")


class AnnotationOutput(Recorded):
    """An annotation, as the database writes it out."""

    id = serializers.UUIDField()
    article = serializers.UUIDField()
    revision = serializers.UUIDField()
    kind = serializers.ChoiceField(AnnotationKind.choices)
    anchor = AnchorOutput()
    claim = serializers.UUIDField(allow_null=True)
    source: Any = serializers.UUIDField(allow_null=True)
    entity = serializers.UUIDField(allow_null=True)
    figure = serializers.UUIDField(allow_null=True)
    tags: Any = serializers.ListField(child=serializers.CharField())
    note = serializers.CharField()
    origin = OriginOutput()


class BulkOutput(serializers.Serializer[Any]):
    """The annotations, in the order in which they were sent."""

    results = AnnotationOutput(many=True)
