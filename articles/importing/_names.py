"""Which record a line means: by its id, an identifier elsewhere, a name or an alias."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from articles.entities.models import Entity
from articles.foundation.errors import Invalid, Problem
from articles.foundation.rules import UUID_FORM
from articles.registers.models import CanonicalRecord, fold
from articles.sources.models import Source

_ID = re.compile(UUID_FORM, re.IGNORECASE)
_ELSEWHERE = re.compile(r"([A-Za-z][\w-]*):(\S+)")
_REGISTERS: dict[str, type[CanonicalRecord]] = {"source": Source, "entity": Entity}
# Of records with one name, so many are listed.
_MOST_LISTED = 5


class Unclear(Invalid):
    """A line names a record that isn't there, or that could be several."""


class Names:
    """Looks records up, each once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], UUID] = {}

    def forget(self) -> None:
        """Look all up again: records were made."""
        self._known.clear()

    def find(self, noun: str, given: str | None, *, field: str) -> UUID | None:
        """Return the id of the record that is named; None if none is. Raises `Unclear`."""
        if given is None:
            return None
        if _ID.fullmatch(given):
            return UUID(given)
        if noun not in _REGISTERS:
            message = f"Name a {noun} by its id."
            raise Unclear(message, problems=[Problem(field, message)])
        if (noun, given) not in self._known:
            self._known[noun, given] = _look_up(noun, given, field)
        return self._known[noun, given]


def _look_up(noun: str, given: str, field: str) -> UUID:
    """Return the record in use that has this identifier or name, or that such a one was merged into."""
    rows: Any = _REGISTERS[noun].objects  # type: ignore[attr-defined] # every register has
    elsewhere = _ELSEWHERE.fullmatch(given)
    found = rows.having(elsewhere[1].lower(), elsewhere[2]) if elsewhere else None
    if found is None or not found.exists():
        table: Any = _REGISTERS[noun].names_table()
        names = table.objects.filter(folded=fold(given))
        found = rows.filter(pk__in=names.values("owner__canonical"))
    ids = list(found.surviving().order_by("id").values_list("pk", flat=True)[: _MOST_LISTED + 1])
    if len(ids) == 1:
        only: UUID = ids[0]
        return only
    if not ids:
        message = f"There is no {noun} with the name or identifier “{given[:100]}”. Add it first."
        raise Unclear(message, problems=[Problem(field, message, "missing")])
    listed = ", ".join(str(id) for id in ids[:_MOST_LISTED])
    message = f"Several records of the register are called “{given[:100]}”. Name one by its id: {listed}."
    raise Unclear(message, problems=[Problem(field, message, "ambiguous")])
