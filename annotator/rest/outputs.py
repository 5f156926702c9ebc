"""Output shapes that several resources share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

from articles.foundation.types import OriginType


class OutputShape(serializers.Serializer[Mapping[str, object]]):
    """What an answer looks like: the domain makes answers, this only describes them."""


class Person(OutputShape):
    """The person or API key under whose name work is recorded."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    type = serializers.ChoiceField(
        [OriginType.PERSON.value, OriginType.MACHINE.value],
        help_text="`machine` for an API key: what it does is never a person's.",
    )


class AliasOutput(OutputShape):
    """A further name of a record."""

    name = serializers.CharField()
    language = serializers.CharField(help_text="A BCP 47 tag, or empty.")
    script = serializers.CharField(help_text="An ISO 15924 code, or empty.")


class Recorded(OutputShape):
    """What every row says about itself."""

    created = serializers.DateTimeField()
    created_by = Person()
    modified = serializers.DateTimeField()
    modified_by = Person(help_text="Who changed the row last; at first, who made it.")
    version = serializers.IntegerField(
        help_text="Goes up with each change of the row itself, as `modified` does. The ETag begins with it. "
        "Fields that follow from other rows move the ETag alone."
    )


class Trouble(OutputShape):
    """One thing that is wrong with the request."""

    field = serializers.CharField(help_text="Where, such as `hops.0.sources`; empty for the whole request.")
    message = serializers.CharField(help_text="What is wrong, and how to correct it.")
    code = serializers.CharField(help_text="The same, as a code for programs.")


class ProblemOutput(OutputShape):
    """Problem details (RFC 9457)."""

    type = serializers.ChoiceField(["about:blank"])
    title = serializers.CharField()
    status = serializers.IntegerField(min_value=400, max_value=599)
    detail = serializers.CharField(help_text="What went wrong, in one sentence.")
    errors: Any = Trouble(many=True)
    article = serializers.UUIDField(
        required=False, help_text="Only if a story that was sent is here already: the article that has it."
    )


class StaleOutput(ProblemOutput):
    """Problem details for a change that came too late."""

    current = serializers.DictField(help_text="The row as it is now.")
