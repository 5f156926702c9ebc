"""Strict input shapes: fields that aren't declared are refused by name, and no value is converted from
another type.

Shapes check the form; the domain checks what a value may be. A field that wasn't sent stays absent, so that
one class can tell "leave it" from "clear it".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, TypedDict, Unpack
from uuid import UUID

from django.utils.dateparse import parse_datetime
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.fields import empty

from annotator.rest.errors import Detail
from articles.foundation.rules import UUID_FORM
from articles.registers.types import AliasDraft

_UUID = re.compile(UUID_FORM, re.IGNORECASE)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHOWN = 60

# A field of any kind. The library's four type parameters don't matter here.
type ApiField = serializers.Field[Any, Any, Any, Any]


class Shape[V](serializers.Serializer[V]):
    """An object with known fields, read as a value. Instances keep nothing between calls, so one serves all
    requests.
    """

    # Makes the value from the fields that were sent, by name.
    made: Callable[..., V]

    def run_validation(self, data: object = empty) -> V:
        """Return the value. Raises `ValidationError` with every problem, by field."""
        return self.made(**self.given(data))

    def given(self, data: object) -> dict[str, object]:
        """Return the fields that were sent, read. Raises `ValidationError`.

        Goes through the fields that were sent, not through all that could be: bulk bodies have thousands of
        lines with few fields each.
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
        """The fields that must be sent."""
        return {name for name, field in self.fields.items() if field.required}


def unknown(known: Iterable[str], what: str) -> ErrorDetail:
    """Return the error that there is no such field or parameter. It lists those that there are."""
    listed = ", ".join(sorted(known)) or "none"
    return ErrorDetail(f"There is no {what} with this name here. Known: {listed}.", code="unknown")


class Options(TypedDict, total=False):
    """The options that every field takes."""

    required: bool
    allow_null: bool
    help_text: str | None


_OPTIONAL: Options = {"required": False}


class Text(serializers.CharField):
    """A string. The domain checks its length and characters: its messages say how to mend them."""

    def __init__(self, **options: Unpack[Options]) -> None:
        super().__init__(trim_whitespace=False, allow_blank=True, **_OPTIONAL | options)

    def to_internal_value(self, data: object) -> str:
        """Return the string as it came."""
        if not isinstance(data, str):
            self.fail("invalid")
        return data

    def run_validators(self, value: object) -> None:
        """Check nothing: the domain checks the value."""


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
    """A whole number. `true` and `"3"` are not numbers."""

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
        """Check nothing: the domain checks the value. Bounds are declared for the description."""


class Truth(serializers.BooleanField):
    """`true` or `false`. `1` and `"yes"` are neither."""

    def __init__(self, **options: Unpack[Options]) -> None:
        super().__init__(**_OPTIONAL | options)

    def to_internal_value(self, data: object) -> bool:
        """Return the value as it came."""
        if not isinstance(data, bool):
            raise ValidationError([ErrorDetail("Send true or false here, without quotes.", code="invalid")])
        return data


class Number(serializers.FloatField):
    """A number, whole or not. `true` and `"3"` are not numbers."""

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
        """Check nothing: the domain checks the value."""


class Day(serializers.DateField):
    """A day of the calendar, as in ISO 8601."""

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
    """A time as in RFC 3339, with its offset from UTC, or, unless a moment is needed, a day alone.

    A day alone is kept as midnight UTC, wherever the caller is: all that show it show that day.
    """

    def __init__(self, *, is_moment: bool = False, **options: Unpack[Options]) -> None:
        super().__init__(**_OPTIONAL | options)
        self.is_moment = is_moment

    def to_internal_value(self, value: object) -> datetime:
        """Return the time in UTC."""
        parsed = parse_time(value) if isinstance(value, str) else None
        if parsed is None and not self.is_moment:
            parsed = _day_alone(value)
        if parsed is None:
            message = "This is not a time in RFC 3339. Write one such as 2026-01-31T18:30:00Z"
            message += "." if self.is_moment else ", or a day such as 2026-01-31."
            raise ValidationError([ErrorDetail(message, code="invalid")])
        return parsed


class ListOf(serializers.ListField):
    """A list. `most` limits it to what the database's columns take and what a person would go through."""

    def __init__(
        self, child: ApiField, *, most: int, min_length: int | None = None, **options: Unpack[Options]
    ) -> None:
        super().__init__(child=child, min_length=min_length, max_length=most, **_OPTIONAL | options)

    def run_validation(self, data: object = empty) -> tuple[object, ...] | None:
        """Return the items as a tuple, as drafts have them."""
        found = super().run_validation(data)
        return None if found is None else tuple(found)


class Texts(serializers.DictField):
    """An object of strings. The caller chooses the names."""

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


def _day_alone(value: object) -> datetime | None:
    """Return midnight UTC of a day without a time, or None if the value isn't one."""
    try:
        return datetime.combine(_as_day(value), time.min, UTC)
    except (TypeError, ValueError):
        return None


def parse_time(text: str) -> datetime | None:
    """Return a time with its offset, or None if the text isn't one. A time that isn't in the calendar once it
    is in UTC isn't one either.
    """
    try:
        parsed = parse_datetime(text)
        return parsed.astimezone(UTC) if parsed is not None and parsed.tzinfo else None
    except (ValueError, OverflowError):
        return None
