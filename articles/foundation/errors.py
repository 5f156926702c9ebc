"""The root of every refusal that the domain can give, sorted by what the caller can do about it.

Rooms derive their own root from `DomainError` and mix in one of the kinds below, so that delivery code
chooses an HTTP status or a message in one place without knowing the rooms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with the input: where it is, what it is, and how to correct it."""

    field: str
    message: str
    code: str = "invalid"


class DomainError(Exception):
    """A refusal with a sentence for people, and the problems that led to it, if they can be named."""

    code = "refused"

    def __init__(self, message: str, *, field: str = "", problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.problems: tuple[Problem, ...] = tuple(problems)
        if field and not problems:
            self.problems = (Problem(field, message, self.code),)


class Invalid(DomainError):
    """The input breaks a rule; the problems name fields and remedies."""

    code = "invalid"


class Forbidden(DomainError):
    """The actor may not do this."""

    code = "forbidden"


class TooMuch(DomainError):
    """The actor has reached a limit; after about `wait` seconds there may be room again."""

    code = "too_much"

    def __init__(self, message: str, *, wait: int) -> None:
        super().__init__(message)
        self.wait = wait


class Missing(DomainError):
    """There is no such row, or the actor may not know of it."""

    code = "missing"


class Dangling(Invalid):
    """The input names a row that isn't there; the problems say in which fields."""

    code = "missing"


class Conflict(DomainError):
    """The id is in use for something else, or another row prevents this."""

    code = "conflict"


class Stale(DomainError):
    """The row has changed since the caller read it; `current` is the row as it is now."""

    code = "stale"

    def __init__(self, message: str, *, current: object) -> None:
        super().__init__(message)
        self.current = current
