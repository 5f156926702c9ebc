"""Output shapes that several resources share."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers


class Person(serializers.Serializer[Any]):
    """Whoever work is recorded under: a person, or an API key."""

    id = serializers.UUIDField()
    name = serializers.CharField()


class AliasOutput(serializers.Serializer[Any]):
    """A further name of a record."""

    name = serializers.CharField()
    language = serializers.CharField(help_text="A BCP 47 tag, or empty.")
    script = serializers.CharField(help_text="An ISO 15924 code, or empty.")


class Recorded(serializers.Serializer[Any]):
    """What every row says about itself."""

    created = serializers.DateTimeField()
    created_by = Person()
    modified = serializers.DateTimeField()
    version = serializers.IntegerField(
        help_text="Counts the row's changes; the ETag is this number in quotes."
    )
