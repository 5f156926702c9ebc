"""The columns of a list of sources: how a cell, and a value in JSON, is read and written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.registers.types import AliasDraft
from articles.schema.rules import fields_of
from articles.schema.types import Address, Code, Day, Kind, Line, OneOf, Text
from articles.sources._lists.cells import line_of, lines_of, parts_of
from articles.sources._lists.decoding import Unreadable
from articles.sources._lists.lines import ListRole, ListTie
from articles.sources._lists.values import (
    choice_in,
    country_in,
    day_in,
    id_in,
    identifiers_of_cell,
    identifiers_of_json,
    identifiers_to_cell,
    list_in,
    number_in,
    text_in,
    word_in,
)
from articles.sources.types import SourceDraft, SourceKind


@dataclass(frozen=True, slots=True)
class Column:
    """A column: from and to the cell of a spreadsheet, from and to JSON."""

    name: str
    of_cell: Callable[[str], Any]
    of_json: Callable[[Any], Any]
    to_cell: Callable[[Any], str]
    to_json: Callable[[Any], Any]


class _Rows[R]:
    """A column of several rows, each of several parts, of which the first ones are required."""

    def __init__(
        self, shape: Callable[..., R], parts: Sequence[str], required: int, **kinds: Callable[[Any], Any]
    ) -> None:
        self._shape, self._parts, self._required, self._kinds = shape, parts, required, kinds

    def column(self, name: str) -> Column:
        """Return the column of this name."""
        return Column(name, self._of_cell, self._of_json, self._to_cell, self._to_json)

    def _of_cell(self, cell: str) -> tuple[R, ...]:
        """Read a cell: one row a line."""
        found = []
        for line in lines_of(cell):
            parts = parts_of(line)
            if len(parts) > len(self._parts):
                raise Unreadable(f"“{line[:60]}” has more than {' | '.join(self._parts)}.")
            found.append(self._made(f"“{line[:60]}”", dict(zip(self._parts, parts, strict=False))))
        return tuple(found)

    def _of_json(self, value: Any) -> tuple[R, ...]:
        """Read a list of objects, or of texts where one part is enough."""
        found = []
        for index, row in enumerate(list_in(value), 1):
            given = {self._parts[0]: row} if isinstance(row, str) and self._required == 1 else row
            if not isinstance(given, dict) or given.keys() - set(self._parts):
                raise Unreadable(f"Its {index}. entry should be an object with: {', '.join(self._parts)}.")
            found.append(self._made(f"Its {index}. entry", given))
        return tuple(found)

    def _made(self, where: str, values: Mapping[str, Any]) -> R:
        """Make a row. A refusal names the row."""
        for name in self._parts[: self._required]:
            if not str(values.get(name) or "").strip():
                raise Unreadable(f"{where} has no {name}. The order is: {' | '.join(self._parts)}.")
        try:
            parts = {name: self._read(name, one) for name, one in values.items()}
        except Unreadable as trouble:
            raise Unreadable(f"{where}: {trouble}") from None
        return self._shape(**parts)

    def _read(self, name: str, value: Any) -> Any:
        """Read one part."""
        if name in self._kinds:
            return self._kinds[name](value)
        return text_in(value)

    def _to_cell(self, rows: Sequence[R]) -> str:
        """Write one row a line."""
        return "\n".join(line_of([_plain(getattr(row, name)) for name in self._parts]) for row in rows)

    def _to_json(self, rows: Sequence[R]) -> list[dict[str, str | None]]:
        """Write a list of objects."""
        return [{name: _dated(getattr(row, name)) for name in self._parts} for row in rows]


def _plain(value: Any) -> str:
    """Write a part of a line."""
    return "" if value is None else str(value)


def _dated(value: Any) -> str | None:
    """Write a part of an object."""
    return None if value is None else str(value)


def _simple(name: str, read: Callable[[Any], Any]) -> Column:
    """Return a column of one value."""
    return Column(name, read, read, _plain, lambda value: value if isinstance(value, int) else _dated(value))


_DATES: dict[str, Callable[[Any], Any]] = {"start": day_in, "end": day_in}
# How a value of each kind is read.
_READ: Mapping[type[Kind], Callable[[Any], Any]] = {
    Address: word_in,
    Code: word_in,
    Day: day_in,
    Line: word_in,
    OneOf: word_in,
    Text: text_in,
}
_BY_HAND = {
    "aliases": _Rows(AliasDraft, ("name", "language", "script"), 1).column("aliases"),
    "external_ids": Column(
        "external_ids", identifiers_of_cell, identifiers_of_json, identifiers_to_cell, dict
    ),
    "roles": _Rows(ListRole, ("title", "organization", "start", "end"), 2, **_DATES).column("roles"),
    "country": _simple("country", country_in),
    "source_kind": _simple("source_kind", choice_in(SourceKind)),
    "ties": _Rows(ListTie, ("kind", "other", "start", "end", "note"), 2, **_DATES).column("ties"),
}

COLUMNS: dict[str, Column] = {
    column.name: column
    for column in (
        _simple("id", id_in),
        _simple("version", number_in),
        *(
            _BY_HAND.get(field.name) or _simple(field.name, _READ[type(field.kind)])
            for field in fields_of(SourceDraft)
        ),
        _simple("grade", word_in),
        _simple("grade_from", day_in),
        _simple("grade_reason", text_in),
        _simple("grade_rater", word_in),
        _simple("merged_into", id_in),
    )
}
REQUIRED = ("name", "source_kind")
