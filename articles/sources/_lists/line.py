"""One line of a list: each of its values read by its column."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from articles.foundation.errors import Problem
from articles.sources._lists.cells import as_meant, is_error
from articles.sources._lists.columns import COLUMNS, REQUIRED, Column
from articles.sources._lists.decoding import Unreadable, seems_twice_encoded
from articles.sources._lists.headers import SCHEME
from articles.sources._lists.lines import ListLine
from articles.sources._lists.values import identifier_in

_SHOWN = 60
_NO_OBJECT = "This is not an object with the columns as names. Write one, as an export does."
_MISSING = "This is missing. Write it, even for a source that is already in the register."


def row_line(number: int, columns: Sequence[str], cells: Sequence[str], kind: str) -> ListLine:
    """Read the cells of a row by their columns. Those without a column are passed over."""
    if missing := len(columns) - len(cells):
        name = dict(zip(columns, cells, strict=False)).get("name", "")
        return ListLine(number, {"name": name}, (_other_length(missing),), raw=cells)
    values = {column: as_meant(cell) for column, cell in zip(columns, cells, strict=True) if column}
    return _line(number, values, lambda column: column.of_cell, kind, cells)


def item_line(number: int, item: Any, named: Mapping[str, str], kind: str) -> ListLine:
    """Read an object of JSON. `named` gives the column of each of its names."""
    if not isinstance(item, dict):
        return ListLine(number, {}, (Problem("", _NO_OBJECT),), raw=item)
    values: dict[str, Any] = {}
    for name, value in item.items():
        column = named.get(name, "")
        if column in values:
            message = f"“{name[:_SHOWN]}” means “{column}”, which is there twice. Leave one of them out."
            return ListLine(number, {}, (Problem("", message, "repeated"),), raw=item)
        if column:
            values[column] = value
    return _line(number, values, lambda column: column.of_json, kind, item)


def _other_length(missing: int) -> Problem:
    """Refuse a row that has fewer cells than the header, or more: nobody knows which is which."""
    sort = "fewer" if missing > 0 else "more"
    message = (
        f"It has {abs(missing)} {'cell' if abs(missing) == 1 else 'cells'} {sort} than the header. Give each "
        "column its cell, and put a cell that has the separator in quotation marks."
    )
    return Problem("", message, "cells")


def _line(
    number: int,
    values: Mapping[str, Any],
    how: Callable[[Column], Callable[[Any], Any]],
    kind: str,
    raw: Any,
) -> ListLine:
    """Read each value by its column."""
    given: dict[str, Any] = {}
    problems = []
    for name, value in values.items():
        try:
            _refuse_garbled(value)
            if name.startswith(SCHEME):
                given.setdefault("schemes", {})[name.removeprefix(SCHEME)] = identifier_in(name, value)
            else:
                given[name] = how(COLUMNS[name])(value)
        except Unreadable as trouble:
            problems.append(Problem(name, str(trouble)))
    if kind and not given.get("source_kind") and "source_kind" not in {one.field for one in problems}:
        given.pop("source_kind", None)
    else:
        kind = ""
    needed = (name for name in REQUIRED if name not in values and not (kind and name == "source_kind"))
    problems += [Problem(name, _MISSING, "blank") for name in needed]
    return ListLine(number, given, tuple(problems), kind, raw)


def _refuse_garbled(value: Any) -> None:
    """Raise `Unreadable` for what a program made of a value by accident."""
    if not isinstance(value, str):
        return
    if is_error(value):
        raise Unreadable(f"“{value.strip()}” is a spreadsheet's own error. Write what should stand here.")
    if meant := seems_twice_encoded(value):
        raise Unreadable(
            f"“{value[:_SHOWN]}” was saved in the wrong encoding: “{meant[:_SHOWN]}” seems to be meant. "
            "Save the list as UTF-8 again, from where it was right."
        )
