"""The lines of a list of sources, before the register is consulted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from articles.foundation.errors import Problem
from articles.schema.rules import fields_of
from articles.sources.types import ListHeader, SourceDraft

# Columns that name other sources; these are looked up in the register first.
_LINKS = ("roles", "ties")
# A source's own fields; a list that leaves one out leaves it as it is.
OWN_FIELDS = tuple(field.name for field in fields_of(SourceDraft) if field.name not in _LINKS)


@dataclass(frozen=True, slots=True)
class ListRole:
    """A role as a list writes it: the organization by its id, by an identifier, or by its name."""

    title: str
    organization: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class ListTie:
    """A tie as a list writes it: the other source by its id, by an identifier, or by its name."""

    kind: str
    other: str
    start: date | None = None
    end: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line: the values of its columns, and what couldn't be read.

    `given` has the columns' values, and as `schemes` the identifiers that have a column each. `kind` is that
    of a new source, if the line has none.
    """

    number: int
    given: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()
    kind: str = ""
    # As the file has it: a row's cells, or an item.
    raw: Any = None

    @property
    def is_readable(self) -> bool:
        """Whether it is known which value belongs to which column."""
        return all(problem.field for problem in self.problems)

    @property
    def identifiers(self) -> dict[str, str]:
        """Every identifier that it gives."""
        own: dict[str, str] = {scheme: one for scheme, one in self.given.get("schemes", {}).items() if one}
        return {**self.given.get("external_ids", {}), **own}


@dataclass(frozen=True, slots=True)
class SourceList:
    """A file as it was read. With problems of the whole file it has no lines."""

    unit: str
    # What stands for the file's bytes.
    stamp: str
    lines: tuple[ListLine, ...] = ()
    problems: tuple[Problem, ...] = ()
    # What was passed over and assumed.
    notes: tuple[str, ...] = ()
    headers: tuple[ListHeader, ...] = ()

    def having(self, lines: Iterable[ListLine]) -> SourceList:
        """Return the list with these lines."""
        return replace(self, lines=tuple(lines))

    def refused(self, message: str) -> SourceList:
        """Return the list without lines, for this reason."""
        return replace(self, problems=(Problem("file", message, "columns"),))


def list_roles(draft: SourceDraft, name: Callable[[UUID], str]) -> list[ListRole]:
    """Return the roles as a list writes them, with `name` giving the name of each organization."""
    return [ListRole(role.title, name(role.organization), role.start, role.end) for role in draft.roles]


def list_ties(draft: SourceDraft, name: Callable[[UUID], str]) -> list[ListTie]:
    """Return the ties as a list writes them, with `name` giving the name of each other source."""
    return [ListTie(tie.kind, name(tie.other), tie.start, tie.end, tie.note) for tie in draft.ties]
