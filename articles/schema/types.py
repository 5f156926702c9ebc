"""The kinds of fields: what each may hold, how its column stores it, and the words that explain it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import TextChoices

from articles.foundation.errors import Problem
from articles.foundation.rules import address_problem, choice_problems, line_problem, text_problem
from articles.schema._edtf import LONGEST, bounds

# JSON readers mostly read numbers as 64-bit floats. With so many digits a number comes back as it was sent.
MOST_DIGITS = 15
MOST_PLACES = 12
LARGEST = Decimal(10) ** 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a field holds. `help` explains it to those who write it, `shown` to those who read it.

    `label` is the field's name in a sentence, where "the" and its own name won't do. `caption` is its name in
    the desk's form. A field that is `inside` never leaves the newsroom: others see it empty.
    """

    label: str = ""
    caption: str = ""
    help: str = ""
    shown: str = ""
    inside: bool = False

    def problems(self, value: Any, *, field: str) -> Iterable[Problem | None]:  # noqa: ARG002 - for kinds with bounds
        """Return what is wrong with a value that isn't None."""
        return ()

    def kept(self, value: Any) -> Any:
        """Return the value as the column stores it."""
        return value

    def read(self, value: Any) -> Any:
        """Return the column's value as the draft has it."""
        return value

    def told(self, value: Any) -> Any:
        """Return the column's value as answers and files show it."""
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Kind):
    """The id of another row. The column has the field's name, followed by `_id`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Kind):
    """A day of the calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Kind):
    """A time with its zone."""


@dataclass(frozen=True, slots=True)
class Text(Kind):
    """Text of any number of lines, with a limit in code points. With ``trim``, spaces around it aren't
    stored.
    """

    most: int
    required: bool = False
    trim: bool = False

    def problems(self, value: str, *, field: str) -> Iterable[Problem | None]:
        """Yield a problem if it is too long, empty though required, or contains what can't be stored."""
        yield text_problem(value, field=field, most=self.most, required=self.required)

    def kept(self, value: str) -> str:
        """Return the text without the spaces around it, where they mean nothing."""
        return value.strip() if self.trim else value


@dataclass(frozen=True, slots=True)
class Line(Text):
    """Text of one line."""

    def problems(self, value: str, *, field: str) -> Iterable[Problem | None]:
        """Also yield a problem if it contains what no single line may have."""
        yield line_problem(value, field=field, most=self.most, required=self.required)


@dataclass(frozen=True, slots=True)
class Address(Text):
    """A web address that is shown as a link."""

    def problems(self, value: str, *, field: str) -> Iterable[Problem | None]:
        """Yield a problem if it isn't one."""
        yield address_problem(value, field=field, most=self.most)


EDTF_ADVICE = (
    "Not a date that Galley can read. Write a day such as 2025-03-27, a month such as 2025-03, or a year; "
    "with “?” behind it if it is uncertain, “~” if it is approximate."
)


@dataclass(frozen=True, slots=True)
class Edtf(Text):
    """A date as exactly as it is known, or nothing: a year, a month or a day, perhaps uncertain (EDTF, the
    first levels of ISO 8601-2). `articles/schema/_edtf.py` says what is taken of it.
    """

    most: int = LONGEST
    trim: bool = True

    def problems(self, value: str, *, field: str) -> Iterable[Problem | None]:
        """Yield a problem if it is none."""
        if value.strip() and bounds(value.strip()) is None:
            yield Problem(field, EDTF_ADVICE)


@dataclass(frozen=True, slots=True)
class Code(Kind):
    """A code from a standard, or nothing. It has a pattern, and a message for a code that doesn't match."""

    pattern: re.Pattern[str]
    most: int
    advice: str

    def problems(self, value: str, *, field: str) -> Iterable[Problem | None]:
        """Yield a problem if it doesn't match."""
        if value and not self.pattern.fullmatch(value):
            yield Problem(field, self.advice)


@dataclass(frozen=True, slots=True)
class OneOf(Kind):
    """One of a list of values, each with its words for people."""

    values: type[TextChoices]

    def problems(self, value: str, *, field: str) -> Iterable[Problem | None]:
        """Yield a problem if it is none of them."""
        yield from choice_problems(field, value, self.values)


@dataclass(frozen=True, slots=True)
class Rank(Kind):
    """A number from 1 up, each with its words for people."""

    words: tuple[str, ...]

    @property
    def most(self) -> int:
        """The last of them."""
        return len(self.words)

    def problems(self, value: int, *, field: str) -> Iterable[Problem | None]:
        """Yield a problem if it is none of them."""
        if not 1 <= value <= self.most:
            first, last = self.words[0].lower(), self.words[-1].lower()
            yield Problem(field, f"This must be a number from 1 ({first}) to {self.most} ({last}).")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Kind):
    """An exact number, as in news: up to 18 digits before the decimal point, up to 12 after it."""

    def problems(self, value: Decimal, *, field: str) -> Iterable[Problem | None]:
        """Yield a problem if it can't be stored exactly."""
        if not value.is_finite():
            yield Problem(field, "This is not a number. Give one, or leave the field out.")
        elif abs(value) >= LARGEST:
            message = "This number is too large. Numbers below 10^18 can be stored; choose a larger unit."
            yield Problem(field, message, "too_large")
        else:
            _, digits, exponent = value.normalize().as_tuple()
            if len(digits) > MOST_DIGITS or -int(exponent) > MOST_PLACES:
                message = (
                    f"This number has too many digits. At most {MOST_DIGITS}, and {MOST_PLACES} after the "
                    "point, are stored exactly. Round it."
                )
                yield Problem(field, message, "too_precise")

    def kept(self, value: Decimal | None) -> Decimal | None:
        """Return the number without zeros at the end, and zero without a sign: 3000.0 becomes 3000."""
        if value is None:
            return None
        plain = value.normalize() + 0
        return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain

    def read(self, value: Decimal | None) -> Decimal | None:
        """Return the number without the zeros that the column adds."""
        return self.kept(value)

    def told(self, value: Decimal) -> int | float:
        """Return the number for JSON. It never has more digits than a 64-bit float."""
        return int(value) if value == value.to_integral_value() else float(value)


@dataclass(frozen=True, slots=True)
class Several(Kind):
    """A list of values of one kind, with a limit on how many."""

    item: Kind
    most: int
    plural: str

    def problems(self, value: tuple[Any, ...], *, field: str) -> Iterable[Problem | None]:
        """Yield a problem if there are too many, and the problems of each."""
        if len(value) > self.most:
            yield Problem(
                field,
                f"There are {len(value)} {self.plural}; at most {self.most} are allowed. Leave some out.",
            )
        for index, one in enumerate(value):
            yield from self.item.problems(one, field=f"{field}.{index}")

    def kept(self, value: tuple[Any, ...]) -> list[Any]:
        """Return the list that the array's column takes."""
        return [self.item.kept(one) for one in value]

    def read(self, value: list[Any]) -> tuple[Any, ...]:
        """Return the values as a draft has them."""
        return tuple(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts(Kind):
    """Texts under names that the writer chooses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere(Kind):
    """A field without a column of its own: it is kept in another table or in several columns. Its code is
    written by hand.
    """


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a draft. One without a default must be given when a record is made."""

    name: str
    kind: Kind
    is_nullable: bool
    is_required: bool

    @property
    def column(self) -> str:
        """The attribute of the row that keeps the field."""
        return f"{self.name}_id" if isinstance(self.kind, Reference) else self.name
