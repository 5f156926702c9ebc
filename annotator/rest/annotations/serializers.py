"""Shapes of an annotation."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.annotations.drafts import (
    MOST_LINES,
    PROGRAMS,
    SentMark,
    SentMarks,
    SentOrigin,
    SentPassage,
    passage_change,
    sent_marks,
)
from annotator.rest.described import RecordShape
from annotator.rest.examples import sample
from annotator.rest.outputs import OutputShape, Recorded
from annotator.rest.shapes import Choice, Id, ListOf, Shape, Text, WholeNumber
from articles.anchoring.types import GivenPiece, Quote
from articles.annotations.rules import MOST_PIECES, MOST_TAGS
from articles.annotations.types import AnchorStatus, AnnotationDraft, AnnotationKind
from articles.claims.types import PassageChange
from articles.foundation.types import OriginType

_START, _END = "First code point of the piece.", "One past the last code point of the piece."


class PieceInput(Shape[GivenPiece]):
    """A stretch of the article's text, half-open, in Unicode code points."""

    # The domain checks whether it lies inside the text.
    made = GivenPiece
    start = WholeNumber(required=True, min_value=0, help_text=_START)
    end = WholeNumber(required=True, min_value=1, help_text=_END)
    exact = Text(help_text="The words that you expect there; other words are refused.")


class QuoteInput(Shape[Quote]):
    """Words to find in the article's current text."""

    made = Quote
    exact = Text(required=True)
    prefix = Text(help_text="The text before them, to tell places apart.")
    suffix = Text(help_text="The text after them.")


class OriginInput(Shape[SentOrigin]):
    """The program that made the annotation. Only API keys can send it, and never as a person."""

    made = SentOrigin
    type = Choice([(name, name) for name in PROGRAMS], required=True)
    agent = Text(required=True, help_text="The program's name, with its version.")


class AnnotationFields[V](Shape[V]):
    """What annotations are made with and changed in. Null unlinks."""

    kind = Choice(AnnotationKind.choices)
    pieces = ListOf(PieceInput(), most=MOST_PIECES, min_length=1)
    revision = Id(
        help_text="The text that the offsets refer to. If the article has got a newer one since, the "
        "annotation is carried there. Needed, or `exact`, to change `pieces` after the text has changed."
    )
    claim = Id(allow_null=True, help_text="Only on kind claim.")
    source = Id(allow_null=True, help_text="Only on kind source.")  # type: ignore[assignment] # a field name
    entity = Id(allow_null=True, help_text="Only on kind entity.")
    tags = ListOf(Text(), most=MOST_TAGS)
    note = Text()


class AnnotationChange(AnnotationFields[PassageChange]):
    """What can be changed about an annotation. Null removes the link."""

    made = staticmethod(passage_change)


class PassageFields[V](AnnotationFields[V], RecordShape[V]):
    """What a new annotation is made with."""

    draft = AnnotationDraft
    id = Id()
    kind = Choice(AnnotationKind.choices, required=True)
    quote = QuoteInput(required=False, help_text="Instead of `pieces`.")


class AnnotationLine(PassageFields[SentPassage]):
    """An annotation to be made in bulk, on the article that stands above it."""

    made = SentPassage


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
class AnnotationCreate(PassageFields[SentMark]):
    """An annotation to create. Give its place by `pieces` or by a `quote`."""

    made = SentMark
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
class AnnotationBulk(Shape[SentMarks]):
    """Annotations of one article. Either all of them are created or none."""

    made = staticmethod(sent_marks)
    article = Id(required=True)
    annotations = ListOf(AnnotationLine(), most=MOST_LINES, min_length=1, required=True)
    origin = OriginInput(required=False)


class PieceOutput(OutputShape):
    """A stretch of the text, with the text around it."""

    start = serializers.IntegerField(min_value=0, help_text=_START)
    end = serializers.IntegerField(min_value=1, help_text=_END)
    exact = serializers.CharField()
    prefix = serializers.CharField()
    suffix = serializers.CharField()


class CandidateOutput(OutputShape):
    """A place on the revision."""

    start = serializers.IntegerField(min_value=0, help_text=_START)
    end = serializers.IntegerField(min_value=1, help_text=_END)


class AnchorOutput(OutputShape):
    """Where the annotation sits on the revision. Without a place (orphaned, ambiguous) there are no
    pieces.
    """

    status = serializers.ChoiceField(AnchorStatus.choices)
    score = serializers.FloatField(min_value=0, max_value=1)
    offset_unit = serializers.ChoiceField(["code_point"])
    pieces = PieceOutput(many=True)
    reasons = serializers.ListField(
        child=serializers.CharField(),
        help_text="Why it is here, if the article's text has changed and that touched it. Empty once a "
        "person has decided.",
    )
    candidates = CandidateOutput(many=True, help_text="Where it may belong, while that is ambiguous.")
    settled: Any = serializers.DateTimeField(
        allow_null=True, help_text="When a person decided, after a new text had left it in doubt."
    )


class OriginOutput(OutputShape):
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
    tags = serializers.ListField(child=serializers.CharField())
    note = serializers.CharField()
    origin = OriginOutput()


class BulkOutput(OutputShape):
    """The annotations, in the order in which they were sent."""

    results = AnnotationOutput(many=True)
