"""Shapes of an import job."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from rest_framework import serializers

from annotator.rest.outputs import OutputShape, Person
from annotator.rest.shapes import Choice, Id, Shape, Text, Truth
from articles.importing.types import ImportFormat, ImportState


@dataclass(frozen=True, slots=True)
class SentImport:
    """What is said of a file in the address to which it is sent."""

    format: str
    name: str = ""
    dry_run: bool = False
    id: UUID | None = None


class ImportParameters(Shape[SentImport]):
    """What is said of a file in the address to which it is sent."""

    made = SentImport
    format = Choice(ImportFormat.choices, required=True)
    name = Text()
    dry_run = Truth()
    id = Id()


class ImportOutput(OutputShape):
    """An import job: how far it is, and where the answers are."""

    id = serializers.UUIDField()
    format = serializers.ChoiceField(ImportFormat.choices)
    name = serializers.CharField(help_text="The name of the file, as it was sent.")
    size = serializers.IntegerField(min_value=0, help_text="Of the file, in bytes.")
    sha256 = serializers.CharField(help_text="Of the file, in hexadecimal.")
    dry_run = serializers.BooleanField(help_text="Whether it only says what would come of the lines.")
    state = serializers.ChoiceField(ImportState.choices)
    read = serializers.IntegerField(min_value=0, help_text="Bytes of the file that are read.")
    lines = serializers.IntegerField(min_value=0, help_text="Lines that are answered.")
    made = serializers.IntegerField(min_value=0, help_text="Lines of which something was made.")
    here = serializers.IntegerField(min_value=0, help_text="Lines that were here already.")
    refused = serializers.IntegerField(min_value=0, help_text="Lines of which nothing was made.")
    left_out = serializers.IntegerField(min_value=0, help_text="Lines that an import passes over.")
    annotations = serializers.IntegerField(min_value=0, help_text="Annotations that were made.")
    error = serializers.CharField(help_text="Why it failed, in one sentence; otherwise empty.")
    attempts = serializers.IntegerField(min_value=0, help_text="How many workers have started it.")
    answers = serializers.URLField(help_text="What became of the lines so far, as NDJSON.")
    refused_lines = serializers.URLField(
        allow_null=True, help_text="The refused lines as they came; null once the file is removed."
    )
    created = serializers.DateTimeField()
    created_by = Person()
    finished = serializers.DateTimeField(allow_null=True)
