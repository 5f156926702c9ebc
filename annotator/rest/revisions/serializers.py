"""Shapes of the texts of articles, and of reviewing."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from annotator.rest.annotations.serializers import AnnotationOutput
from annotator.rest.articles.serializers import MOST_BLOCKS, BlockInput, RevisionSummary
from annotator.rest.outputs import OutputShape
from annotator.rest.revisions.drafts import SentReview, SentRevision
from annotator.rest.shapes import Choice, Id, ListOf, Shape, Text
from articles.annotations.types import Decision
from articles.corpus.types import BlockKind
from articles.revisions.types import FINDINGS

MOST_REVIEWED = 10_000


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "The story, as the wire sent it again",
            {
                "text": (
                    "Arden claims 3,100 more went\n\nHALMSTEAD (Meridian) - Arden claimed 3,100 more "
                    "soldiers had gone."
                )
            },
            request_only=True,
        )
    ]
)
class RevisionCreate(Shape[SentRevision]):
    """The next text of an article: either as `text`, whose blocks Galley recognises, or as `headline` and
    `blocks`.
    """

    made = SentRevision
    id = Id()
    base = Id(
        help_text="The revision that it replaces. If the article has another one by now, that is a 409."
    )
    text = Text(help_text="The whole story, as you would paste it.")
    headline = Text(help_text="Becomes the first block. Send it with `blocks`.")
    blocks = ListOf(BlockInput(), most=MOST_BLOCKS)

    def given(self, data: object) -> dict[str, object]:
        """Return the fields that were sent, read. Raises `ValidationError`, also if there are two texts or
        none.
        """
        given = super().given(data)
        if ("text" in given) == bool(given.keys() & {"headline", "blocks"}):
            message = "Send either `text`, or `headline` and `blocks`."
            raise ValidationError({"text": [ErrorDetail(message, code="required")]})
        return given


class ReviewCreate(Shape[SentReview]):
    """What a person says of annotations that a new text has left in doubt: the same of all, or nothing.

    `confirm`: they belong where they were put, and those that are gone are gone. `drop`: they have no place
    on this text, and stay on those before. `reopen`: takes that back.
    """

    made = SentReview
    revision = Id(required=True, help_text="The text on which they were reviewed: the article's current one.")
    annotations = ListOf(Id(), most=MOST_REVIEWED, min_length=1, required=True)
    decision = Choice(Decision.choices, required=True)


class BlockOutput(OutputShape):
    """A stretch `[start, end)` of the text, in code points."""

    kind = serializers.ChoiceField(BlockKind.choices)
    start = serializers.IntegerField(min_value=0)
    end = serializers.IntegerField(min_value=1)


class RevisionListed(RevisionSummary):
    """A revision without its text."""

    article = serializers.UUIDField()


class OutcomesOutput(OutputShape):
    """How many annotations sit on the text in each way."""

    anchored = serializers.IntegerField(min_value=0)
    moved = serializers.IntegerField(min_value=0)
    altered = serializers.IntegerField(min_value=0)
    ambiguous = serializers.IntegerField(min_value=0)
    orphaned = serializers.IntegerField(min_value=0)


class RevisionCreatedOutput(RevisionListed):
    """A text that was sent, and what it did to the annotations."""

    outcomes = OutcomesOutput(
        help_text="How the annotations were carried to it. Of the same text, which is no new one, all are 0."
    )
    remarks = serializers.ListField(
        child=serializers.CharField(), help_text="What was changed in the text, in sentences."
    )


class RevisionOutput(RevisionListed):
    """A revision: an immutable text, its blocks and its sentences."""

    text = serializers.CharField()
    blocks = BlockOutput(many=True)
    sentences = serializers.ListField(
        child=serializers.ListField(child=serializers.IntegerField(min_value=0), min_length=2, max_length=2),
        help_text="`[start, end)` of each sentence, in code points and in order. None crosses a block's end.",
    )


class FindingOutput(OutputShape):
    """One thing that the text did to a claim."""

    what = serializers.ChoiceField(list(FINDINGS.items()))
    before = serializers.CharField(help_text="The words of the text before; empty where there are none.")
    after = serializers.CharField(help_text="The words of this text; empty where there are none.")


class ToldOutput(OutputShape):
    """What the text did to one claim that was marked on the text before."""

    claim: Any = serializers.UUIDField(
        allow_null=True, help_text="The record, if the mark has one and you may know it."
    )
    annotation = serializers.UUIDField()
    statement = serializers.CharField(help_text="The claim in the newsroom's words; empty without a record.")
    old = serializers.CharField(help_text="The sentence that held it.")
    new = serializers.CharField(help_text="The sentence that holds it now; empty if it is gone.")
    findings = FindingOutput(many=True)


class RadarOutput(OutputShape):
    """What a text did to the claims, in the order of the text before it."""

    results = ToldOutput(many=True)


class ReviewOutput(OutputShape):
    """The annotations as they are now, in no particular order."""

    results = AnnotationOutput(many=True)
