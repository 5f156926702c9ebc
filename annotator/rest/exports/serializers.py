"""Shapes of an export job."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from rest_framework import serializers

from annotator.rest.outputs import OutputShape, Person
from annotator.rest.shapes import Choice, Id, ListOf, Shape
from articles.exports.operations import MOST_ARTICLES
from articles.exports.types import ExportFormat, ExportState


@dataclass(frozen=True, slots=True)
class SentExport:
    """Which articles are asked for (None: all), and in which format."""

    format: str
    articles: tuple[UUID, ...] | None = None
    id: UUID | None = None


class ExportCreate(Shape[SentExport]):
    """An export to order."""

    made = SentExport
    id = Id()
    format = Choice(ExportFormat.choices, required=True)
    articles = ListOf(
        Id(),
        most=MOST_ARTICLES,
        allow_null=True,
        help_text="Ids of articles. Without it, or with null, all articles that you may see.",
    )


class ExportOutput(OutputShape):
    """An export job: how far it is, and where its file is once it is done."""

    id = serializers.UUIDField()
    format = serializers.ChoiceField(ExportFormat.choices)
    query = serializers.CharField(help_text="The filters that it was ordered with; empty without.")
    articles = serializers.ListField(
        child=serializers.UUIDField(),
        allow_null=True,
        help_text="Named in the order, or found by its filters at that moment. Null for all.",
    )
    state = serializers.ChoiceField(ExportState.choices)
    done = serializers.IntegerField(min_value=0, help_text="Articles written so far.")
    total = serializers.IntegerField(
        min_value=0, allow_null=True, help_text="Articles to write. Null until the export has begun."
    )
    error = serializers.CharField(help_text="Why it failed, in one sentence; otherwise empty.")
    attempts = serializers.IntegerField(min_value=0, help_text="How many workers have started it.")
    size = serializers.IntegerField(min_value=0, allow_null=True, help_text="Of the file, in bytes.")
    sha256 = serializers.CharField(help_text="Of the file, in hexadecimal; empty until it is done.")
    as_of = serializers.CharField(
        help_text="A place in the feed. Whatever changed before it is in the file: go on from here with "
        "`changes/?after=`."
    )
    expires = serializers.DateTimeField(
        allow_null=True, help_text="Until when the file is kept, if it needn't make room before."
    )
    download = serializers.URLField(
        allow_null=True, help_text="Where to fetch the file, from when it is done until it is removed."
    )
    created = serializers.DateTimeField()
    created_by = Person()
    finished = serializers.DateTimeField(allow_null=True)
