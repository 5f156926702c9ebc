"""Rules for every record of a register: usable names and known identifiers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from articles.foundation.errors import Problem
from articles.foundation.rules import language_problem, line_problem
from articles.registers.models import NAME_LENGTH, one_name, tidy
from articles.registers.types import AliasDraft

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    class Named(DataclassInstance, Protocol):
        """The draft of a record with names."""

        @property
        def name(self) -> str:
            """The shown name."""

        @property
        def aliases(self) -> tuple[AliasDraft, ...]:
            """The other names."""


# Wikidata's items: the letter Q and a number without leading zeros (wikidata.org, "Help:Items").
_WIKIDATA = re.compile(r"Q[1-9][0-9]{0,11}")
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")
MOST_ALIASES = 200
MOST_EXTERNAL_IDS = 50


def record_problems(aliases: Sequence[AliasDraft], external_ids: Mapping[str, str]) -> list[Problem]:
    """Return everything that is wrong with a record's further names and external ids, by field."""
    found = [
        _too_many("aliases", len(aliases), MOST_ALIASES),
        _too_many("external_ids", len(external_ids), MOST_EXTERNAL_IDS),
    ]
    for index, alias in enumerate(aliases):
        where = f"aliases.{index}"
        found.append(line_problem(alias.name, field=f"{where}.name", most=NAME_LENGTH, required=True))
        found.append(language_problem(alias.language, field=f"{where}.language"))
        if alias.script and not _SCRIPT.fullmatch(alias.script):
            found.append(Problem(f"{where}.script", "Not a script code. Write one such as “Hang” or “Cyrl”."))
    for scheme, value in external_ids.items():
        where = f"external_ids.{scheme}"
        found.append(line_problem(value, field=where, most=NAME_LENGTH, required=True))
        found.append(line_problem(scheme, field=where, most=50, required=True))
        if scheme == "wikidata" and not _WIKIDATA.fullmatch(value):
            found.append(Problem(where, "Not a Wikidata id. Write the item's id, such as “Q9684”."))
    return [problem for problem in found if problem]


def neat[D: Named](draft: D) -> D:
    """Return the draft with its names as they are kept (see `tidy`): the ledger and the rows agree."""
    aliases = tuple(replace(alias, name=tidy(alias.name)) for alias in draft.aliases)
    name = tidy(draft.name)
    return (
        draft
        if (name, aliases) == (draft.name, draft.aliases)
        else replace(draft, name=name, aliases=aliases)
    )


def once(name: str, aliases: Iterable[AliasDraft]) -> tuple[AliasDraft, ...]:
    """Return the aliases as their rows keep them: each name once, and not the shown one again."""
    found: dict[str, AliasDraft] = {}
    for alias in aliases:
        found.setdefault(one_name(alias.name), replace(alias, name=tidy(alias.name)))
    found.pop(one_name(name), None)
    return tuple(found.values())


def _too_many(field: str, count: int, most: int) -> Problem | None:
    """Return a problem if there are more of something than a record can bear."""
    if count <= most:
        return None
    return Problem(field, f"There are {count:,}; at most {most:,} are allowed. Leave some out.", "too_many")
