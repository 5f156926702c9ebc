"""The lines of a list of sources, before the register is consulted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from articles.foundation.errors import Problem
from articles.schema.rules import fields_of
from articles.sources.types import SourceDraft

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
    """One line: the values of its columns, and what couldn't be read."""

    number: int
    given: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceList:
    """A file as it was read. With problems of the whole file it has no lines."""

    unit: str
    # What stands for the file's bytes.
    stamp: str
    lines: tuple[ListLine, ...] = ()
    problems: tuple[Problem, ...] = ()


def list_roles(draft: SourceDraft, name: Callable[[UUID], str]) -> list[ListRole]:
    """Return the roles as a list writes them, with `name` giving the name of each organization."""
    return [ListRole(role.title, name(role.organization), role.start, role.end) for role in draft.roles]


def list_ties(draft: SourceDraft, name: Callable[[UUID], str]) -> list[ListTie]:
    """Return the ties as a list writes them, with `name` giving the name of each other source."""
    return [ListTie(tie.kind, name(tie.other), tie.start, tie.end, tie.note) for tie in draft.ties]
