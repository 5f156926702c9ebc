"""Strict input shapes: what isn't declared is refused by name, and nothing is coerced from another type.

Shapes check form; what a value may be is the domain's to say. An absent field stays absent, so that one
class can tell "leave it" from "clear it".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypedDict, Unpack
from uuid import UUID

from django.utils.dateparse import parse_datetime
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.fields import empty

from annotator.rest.errors import Detail
from articles.registers.types import AliasDraft

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHOWN = 60

# A field of any kind: of the library's four types, none matters to whoever puts fields together.
type ApiField = serializers.Field[Any, Any, Any, Any]


class Shape[V](serializers.Serializer[V]):
    """An object with known fields, read as a value. Instances keep nothing between calls, so one serves all
    requests.
    """

    # Makes the value of the fields that were given, by name.
    made: Callable[..., V]

    def run_validation(self, data: object = empty) -> V:
        """Return the value. Raises `ValidationError` with every problem, by field."""
        return self.made(**self.given(data))

    def given(self, data: object) -> dict[str, object]:
        """Return the given fields, read. Raises `ValidationError`.

        Looks at what came instead of at all that could come: bulk bodies have thousands of sparse lines.
        """
        if not isinstance(data, dict):
            raise ValidationError([ErrorDetail("Send a JSON object here.", code="not_an_object")])
        fields = self.fields
        given: dict[str, object] = {}
        errors: dict[str, Detail] = {}
        for name, value in data.items():
            if name not in fields:
                errors[name[:_SHOWN]] = [unknown(fields, "field")]
                continue
            try:
                given[name] = fields[name].run_validation(value)
            except ValidationError as error:
                errors[name] = error.detail
        for name in self.required_names - data.keys():
            errors[name] = [ErrorDetail("This field is required.", code="required")]
        if errors:
            raise ValidationError(errors)
        return given

    @property
    def required_names(self) -> set[str]:
        """The fields that must be there."""
        return {name for name, field in self.fields.items() if field.required}


def unknown(known: Iterable[str], what: str) -> ErrorDetail:
    """Say that there is no such field or parameter, and which there are."""
    listed = ", ".join(sorted(known)) or "none"
    return ErrorDetail(f"There is no {what} with this name here. Known: {listed}.", code="unknown")


class Options(TypedDict, total=False):
    """What every field may be told."""

    required: bool
    allow_null: bool
    help_text: str | None


_OPTIONAL: Options = {"required": False}


class Text(serializers.CharField):
    """A string. Length and characters are the domain's to judge: it names the remedy."""

    def __init__(self, **options: Unpack[Options]) -> None:
        super().__init__(trim_whitespace=False, allow_blank=True, **_OPTIONAL | options)

    def to_internal_value(self, data: object) -> str:
        """Return the string as it came."""
        if not isinstance(data, str):
            self.fail("invalid")
        return data

    def run_validators(self, value: object) -> None:
        """Leave the value to the domain."""


class Choice(serializers.ChoiceField):
    """One of the listed values; the domain refuses others."""

    def __init__(self, choices: Sequence[tuple[str, str]], **options: Unpack[Options]) -> None:
        super().__init__(choices, **_OPTIONAL | options)

    def to_internal_value(self, data: object) -> str:
        """Return the string as it came."""
        if not isinstance(data, str):
            raise ValidationError([ErrorDetail("Send a string here.", code="invalid")])
        return data


class Id(serializers.UUIDField):
    """A UUID in its usual spelling."""

    def __init__(self, **options: Unpack[Options]) -> None:
        super().__init__(**_OPTIONAL | options)

    def to_internal_value(self, data: object) -> UUID:
        """Return the id."""
        if not isinstance(data, str) or not _UUID.fullmatch(data):
            self.fail("invalid", value=str(data)[:_SHOWN])
        return UUID(data)


class WholeNumber(serializers.IntegerField):
    """A whole number; true and "3" are none."""

    def __init__(
        self, *, min_value: int | None = None, max_value: int | None = None, **options: Unpack[Options]
    ) -> None:
        super().__init__(min_value=min_value, max_value=max_value, **_OPTIONAL | options)

    def to_internal_value(self, data: object) -> int:
        """Return the number."""
        if type(data) is not int:
            self.fail("invalid")
        return data

    def run_validators(self, value: object) -> None:
        """Leave the value to the domain; bounds are declared for the description."""


class Truth(serializers.BooleanField):
    """True or false; 1 and "yes" are neither."""

    def __init__(self, **options: Unpack[Options]) -> None:
        super().__init__(**_OPTIONAL | options)

    def to_internal_value(self, data: object) -> bool:
        """Return the value as it came."""
        if not isinstance(data, bool):
            raise ValidationError([ErrorDetail("Send true or false here, without quotes.", code="invalid")])
        return data


class Number(serializers.FloatField):
    """A number, whole or not; true and "3" are none."""

    def __init__(self, **options: Unpack[Options]) -> None:
        super().__init__(**_OPTIONAL | options)

    def to_internal_value(self, data: object) -> Decimal:  # type: ignore[override] # exact, not a float
        """Return the number as it was written: the shortest decimal that reads as this float."""
        if type(data) not in {int, float}:
            raise ValidationError(
                [ErrorDetail("This is not a number. Send one without quotes.", code="invalid")]
            )
        return Decimal(repr(data))

    def run_validators(self, value: object) -> None:
        """Leave the value to the domain."""


class Day(serializers.DateField):
    """A day of the calendar, as ISO 8601 writes it."""

    def __init__(self, **options: Unpack[Options]) -> None:
        super().__init__(**_OPTIONAL | options)

    def to_internal_value(self, value: object) -> date:
        """Return the day."""
        try:
            return _as_day(value)
        except (TypeError, ValueError) as error:
            message = "This is not a date. Write one such as 2026-01-31."
            raise ValidationError([ErrorDetail(message, code="invalid")]) from error


class Time(serializers.DateTimeField):
    """A time as RFC 3339 writes it, with its offset from UTC."""

    def __init__(self, **options: Unpack[Options]) -> None:
        super().__init__(**_OPTIONAL | options)

    def to_internal_value(self, value: object) -> datetime:
        """Return the time in UTC."""
        parsed = parse_time(value) if isinstance(value, str) else None
        if parsed is None:
            message = "This is not a time in RFC 3339. Write one such as 2026-01-31T18:30:00Z."
            raise ValidationError([ErrorDetail(message, code="invalid")])
        return parsed


class ListOf(serializers.ListField):
    """A list. `most` bounds what the database's columns and a person's patience can bear."""

    def __init__(
        self, child: ApiField, *, most: int, min_length: int | None = None, **options: Unpack[Options]
    ) -> None:
        super().__init__(child=child, min_length=min_length, max_length=most, **_OPTIONAL | options)

    def run_validation(self, data: object = empty) -> tuple[object, ...] | None:
        """Return the items, as drafts have them."""
        found = super().run_validation(data)
        return None if found is None else tuple(found)


class Texts(serializers.DictField):
    """An object of strings under names of the caller's choice."""

    def __init__(self, **options: Unpack[Options]) -> None:
        super().__init__(child=Text(), **_OPTIONAL | options)


class AliasInput(Shape[AliasDraft]):
    """A further name of a record."""

    made = AliasDraft
    name = Text(required=True)
    language = Text(help_text="A BCP 47 tag, such as “ko”.")
    script = Text(help_text="An ISO 15924 code, such as “Hang”.")


def _as_day(value: object) -> date:
    """Read a day. Raises `TypeError` and `ValueError`."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("not a day")
    return date.fromisoformat(value)


def parse_time(text: str) -> datetime | None:
    """Read a time with its offset, or return None. Times that leave the calendar in UTC are none either."""
    try:
        parsed = parse_datetime(text)
        return parsed.astimezone(UTC) if parsed is not None and parsed.tzinfo else None
    except (ValueError, OverflowError):
        return None
