"""Shapes of an article and its revisions."""

from __future__ import annotations

from typing import Any

import orjson
from drf_spectacular.utils import OpenApiExample, extend_schema_field, extend_schema_serializer
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from annotator.rest.annotations.serializers import AnnotationOutput
from annotator.rest.articles.drafts import SentArticle
from annotator.rest.described import RecordShape
from annotator.rest.outputs import OutputShape, Recorded
from annotator.rest.sent import Sent
from annotator.rest.shapes import Choice, Id, ListOf, Shape, Text, Time, Truth
from articles.corpus.rules import MOST_CREDITS
from articles.corpus.types import (
    ArticleMetadata,
    BlockDraft,
    BlockKind,
    CreditRole,
    InfoSourceDraft,
    PubStatus,
)
from articles.ingest.types import JobKind, SentDocument

# Far more than the longest text that the corpus takes can have.
MOST_BLOCKS = 50_000


class CreditInput(Shape[InfoSourceDraft]):
    """Who published the article, or which wire it came from."""

    made = InfoSourceDraft
    name = Text(required=True)
    role = Choice(CreditRole.choices, required=True)
    source = Id(allow_null=True, help_text="The record in the register, if any.")  # type: ignore[assignment] # a field name


class BlockInput(Shape[BlockDraft]):
    """A stretch of the text."""

    made = BlockDraft
    kind = Choice(BlockKind.choices, required=True)
    text = Text(required=True)


class ArticleFields[V](RecordShape[V]):
    """The metadata of an article (field names follow IPTC ninjs)."""

    draft = ArticleMetadata

    slugline = Text()
    language = Text(help_text="A BCP 47 tag, or empty.")
    by = Text()
    located = Text()
    version_created = Time(
        allow_null=True,
        help_text="A time with its offset, or a day alone, such as `2025-03-27`. A day without a time is "
        "midnight UTC: show it as that day in every zone.",
    )
    pub_status = Choice(PubStatus.choices)
    embargoed_until = Time(allow_null=True, is_moment=True)
    ed_note = Text()
    uri = Text()
    info_sources = ListOf(CreditInput(), most=MOST_CREDITS)


class ArticleChange(ArticleFields[Sent[ArticleMetadata]]):
    """What can be changed about an article: its metadata (field names follow IPTC ninjs)."""

    made = Sent


@extend_schema_field({"type": "object", "additionalProperties": True})
class Item(serializers.JSONField):
    """A JSON object of another standard."""

    def __init__(self, *, help_text: str) -> None:
        super().__init__(required=False, help_text=help_text)

    def to_internal_value(self, data: object) -> dict[str, object]:
        """Return the object as it came."""
        if not isinstance(data, dict):
            raise ValidationError([ErrorDetail("Send a JSON object here.", code="not_an_object")])
        return data


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A pasted story",
            {
                "text": (
                    "Arden says 2,500 more went\n\nHALMSTEAD (Meridian) - Arden said 2,500 more soldiers "
                    "had gone."
                )
            },
            request_only=True,
        )
    ]
)
class ArticleCreate(ArticleFields[SentArticle]):
    """An article to save: either as `text`, whose parts Galley recognises, or as `headline` and `blocks`.

    Metadata that you send wins over what was recognised.
    """

    made = SentArticle
    id = Id()
    revision = Id(help_text="The id of its text, for a program that sends annotations naming it.")
    text = Text(help_text="The whole story, as you would paste it.")
    headline = Text(help_text="Becomes the first block. Send it with `blocks`.")
    blocks = ListOf(BlockInput(), most=MOST_BLOCKS)
    url = Text(help_text="A web address to fetch from. Answered 202 with a job; with `id` and `again` only.")
    html = Text(help_text="A web page. Answered 202 with a job; add `url` to say where it comes from.")
    ninjs = Item(help_text="An item of IPTC ninjs, 1.x to 3.x. Answered 202 with a job.")
    again = Truth(
        help_text="Send true to add a story whose text or `uri` is here already; without it, that is a 409 "
        "which names the article."
    )

    def given(self, data: object) -> dict[str, object]:
        """Return the fields that were sent, read. Raises `ValidationError`, also if there are two texts or
        none.
        """
        given = super().given(data)
        if given.keys() & {"url", "html", "ninjs"}:
            return _document(given)
        parts = given.keys() & {"headline", "blocks"}
        if ("text" in given) == bool(parts):
            message = "Send either `text`, or `headline` and `blocks`, or one of `url`, `html` and `ninjs`."
            raise ValidationError({"text": [ErrorDetail(message, code="required")]})
        return given


def _document(given: dict[str, object]) -> dict[str, object]:
    """Return the fields of a document for a job. Raises `ValidationError` for fields that it can't have."""
    kind = next(name for name in ("ninjs", "html", "url") if name in given)
    known = {"id", "again", kind} | ({"url"} if kind == "html" else set())
    if more := given.keys() - known:
        message = f"This can't be sent with `{kind}`: change the article when the job has made it."
        raise ValidationError({name: [ErrorDetail(message, code="unknown")] for name in more})
    data = {"html": str(given.get("html", "")).encode(), "ninjs": orjson.dumps(given.get("ninjs"))}
    url = str(given["url"]) if "url" in given else ""
    document = SentDocument(JobKind(kind), data.get(kind, b""), url)
    return {"document": document} | {name: given[name] for name in ("id", "again") if name in given}


class CreditOutput(OutputShape):
    """One credit of the article."""

    name = serializers.CharField()
    role = serializers.ChoiceField(CreditRole.choices)
    source: Any = serializers.UUIDField(allow_null=True)


class RevisionSummary(OutputShape):
    """Which text is meant."""

    id = serializers.UUIDField()
    number = serializers.IntegerField(min_value=1)
    sha256 = serializers.CharField(help_text="Of the text in UTF-8, in hexadecimal.")
    length = serializers.IntegerField(help_text="In Unicode code points.")
    created = serializers.DateTimeField()


class ArticleOutput(Recorded):
    """An article. Its text is at `text/`; with its blocks it is under `revisions/`."""

    id = serializers.UUIDField()
    headline = serializers.CharField()
    slugline = serializers.CharField()
    language = serializers.CharField()
    by = serializers.CharField()
    located = serializers.CharField()
    version_created = serializers.DateTimeField(
        allow_null=True,
        help_text="In UTC. A day without a time is midnight UTC: show it as that day in every zone.",
    )
    pub_status = serializers.ChoiceField(PubStatus.choices)
    embargoed_until = serializers.DateTimeField(allow_null=True)
    published = serializers.DateTimeField(
        allow_null=True, help_text="When an editor published it, with its annotations."
    )
    ed_note = serializers.CharField()
    uri = serializers.CharField()
    info_sources = CreditOutput(many=True)
    revision = RevisionSummary()
    annotation_count = serializers.IntegerField(
        min_value=0,
        help_text="How many annotations it has. Derived: it moves the ETag, but neither `version` nor "
        "`modified`.",
    )
    reading_url = serializers.URLField(
        allow_null=True, help_text="Where anybody can read it. Null while it isn't published, or is hidden."
    )


class ArticleCreatedOutput(ArticleOutput):
    """An article that was sent, and what was made of it."""

    remarks = serializers.ListField(
        child=serializers.CharField(),
        help_text="What was changed in the text, and what was assumed about it, in sentences.",
    )


class WholeArticleOutput(ArticleOutput):
    """An article, with the parts of it that `include` asks for."""

    annotations: Any = AnnotationOutput(
        many=True, required=False, help_text="Only if asked for: all of them, in the order of the text."
    )
    text = serializers.CharField(required=False, help_text="Only if asked for: the current text.")
