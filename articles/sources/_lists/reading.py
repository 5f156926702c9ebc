"""From the text of a file to its lines: CSV or JSON, whichever it is."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import StringIO
from itertools import islice
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import Indel

from articles.foundation.errors import Problem
from articles.sources._lists.cells import as_meant
from articles.sources._lists.columns import COLUMNS, REQUIRED
from articles.sources._lists.decoding import Unreadable, refuse_separator, text_of
from articles.sources._lists.lines import ListLine, SourceList

_MB = 1024 * 1024
MOST_BYTES = 8 * _MB
MOST_LINES = 20_000
# So many unknown columns are named, and no longer name is compared with the known ones.
_MOST_NAMED, _SHOWN, _LEAST_LIKE = 10, 60, 0.6
_EMPTY = "The file is empty. Export the register to see what a list looks like."
_COLUMN_NAMES = f"There are: {', '.join(COLUMNS)}."


def read_list(data: bytes) -> SourceList:
    """Read a file in CSV or JSON. The answer holds what is wrong with the whole file or with its lines."""
    stamp = hashlib.sha256(data).hexdigest()
    unit = "item" if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"[", b"{"} else "line"
    try:
        text = _some_text(data)
        lines = _json_lines(text) if unit == "item" else _csv_lines(text)
    except Unreadable as trouble:
        return SourceList(unit, stamp, problems=(Problem("file", str(trouble)),))
    return SourceList(unit, stamp, tuple(lines))


def _some_text(data: bytes) -> str:
    """Return the text of a file that is neither empty nor too large. Raises `Unreadable`."""
    if len(data) > MOST_BYTES:
        raise Unreadable(too_large(len(data)))
    text = text_of(data)
    if not text.strip():
        raise Unreadable(_EMPTY)
    return text


def too_large(size: int) -> str:
    """Say that a file has more bytes than are read."""
    return f"The file has {size / _MB:,.1f} MB; at most {MOST_BYTES // _MB} MB are allowed. Split it."


def _csv_lines(text: str) -> list[ListLine]:
    """Read CSV. Lines are counted as a spreadsheet counts rows: the header is line 1. Raises `Unreadable`."""
    rows = _csv_rows(text)
    header = [as_meant(cell).strip() for cell in rows[0]]
    refuse_separator(rows[0][0] if rows[0] else "", len(header))
    _refuse_header(header)
    found = [
        _line(number, _cells(header, row), lambda column: column.of_cell, len(header) - len(row))
        for number, row in enumerate(rows[1:], 2)
        if any(cell.strip() for cell in row)
    ]
    if not found:
        raise Unreadable("The file has a header and no line below it: there is nothing to import.")
    return found


def _csv_rows(text: str) -> list[list[str]]:
    """Split the text into rows of cells. Raises `Unreadable`, with the row."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(StringIO(text, newline=""), strict=True):
            rows.append(row)
            _refuse_number(len(rows) - 1)
    except csv.Error as trouble:
        raise Unreadable(
            f"Line {len(rows) + 1:,} can't be split into cells ({trouble}). Put a cell that has a comma, a "
            "quotation mark or a line break in quotation marks, and double each quotation mark inside it."
        ) from None
    return rows


def _cells(header: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    """Return the row's cells by their columns."""
    return {name: as_meant(cell) for name, cell in zip(header, row, strict=False)}


def _json_lines(text: str) -> list[ListLine]:
    """Read JSON: a list of objects. Raises `Unreadable`."""
    try:
        rows = json.loads(text, object_pairs_hook=_without_twins)
    except json.JSONDecodeError as trouble:
        raise Unreadable(
            f"This is not JSON: {trouble.msg} in line {trouble.lineno:,}, column {trouble.colno:,} of its "
            "text."
        ) from None
    except RecursionError:
        raise Unreadable(
            "This JSON is nested too deeply for a list of sources. Write it as an export does."
        ) from None
    if not isinstance(rows, list):
        raise Unreadable("This JSON is not a list. Put the sources in square brackets, as an export does.")
    if not rows:
        raise Unreadable(_EMPTY)
    _refuse_number(len(rows))
    return [_item(number, row) for number, row in enumerate(rows, 1)]


def _item(number: int, row: Any) -> ListLine:
    """Read one object."""
    if not isinstance(row, dict):
        return ListLine(
            number,
            {},
            (Problem("", "This is not an object with the columns as names. Write one, as an export does."),),
        )
    unknown = _unknown_columns(row)
    if unknown:
        return ListLine(number, {}, tuple(Problem("", message) for message in unknown))
    return _line(number, row, lambda column: column.of_json)


def _line(
    number: int, values: Mapping[str, Any], how: Callable[[Any], Callable[[Any], Any]], missing: int = 0
) -> ListLine:
    """Read each value by its column. `missing` says by how many cells a row is shorter than the header."""
    given: dict[str, Any] = {}
    problems = []
    if missing:
        sort = "fewer" if missing > 0 else "more"
        message = (
            f"It has {abs(missing)} {'cell' if abs(missing) == 1 else 'cells'} {sort} than the header. Give "
            "each column its cell, and put a cell that has a comma in quotation marks."
        )
        return ListLine(number, {"name": str(values.get("name", ""))}, (Problem("", message, "cells"),))
    for name, value in values.items():
        try:
            given[name] = how(COLUMNS[name])(value)
        except Unreadable as trouble:
            problems.append(Problem(name, str(trouble)))
    problems += [
        Problem(
            name, "This is missing. Write it, even for a source that is already in the register.", "blank"
        )
        for name in REQUIRED
        if name not in values
    ]
    return ListLine(number, given, tuple(problems))


def _refuse_header(header: Sequence[str]) -> None:
    """Raise `Unreadable` for columns that are unknown, missing or there twice."""
    found = _unknown_columns(header)
    twice = sorted(name for name, times in Counter(header).items() if name in COLUMNS and times > 1)
    found += [f"The column “{name}” is there twice. Leave one of them out." for name in twice]
    found += [f"The column “{name}” is missing. Add it." for name in REQUIRED if name not in header]
    if found:
        raise Unreadable(" ".join(dict.fromkeys(found)))


def _unknown_columns(names: Iterable[str]) -> list[str]:
    """Report the first unknown names only: a file may have a million."""
    unknown = dict.fromkeys(name for name in names if name not in COLUMNS)
    return [_unknown(name) for name in islice(unknown, _MOST_NAMED)]


def _unknown(name: str) -> str:
    """Say that there is no such column, and which one may be meant."""
    if not name:
        return "A column has no name. Name it, or leave it out."
    sought = name[: _SHOWN + 1].lower().replace(" ", "_")
    close = process.extractOne(
        sought, COLUMNS.keys(), scorer=Indel.normalized_similarity, score_cutoff=_LEAST_LIKE
    )
    hint = f"Is “{close[0]}” meant?" if close else _COLUMN_NAMES
    return f"There is no column “{name[:_SHOWN]}”. {hint}"


def _refuse_number(lines: int) -> None:
    """Raise `Unreadable` for more lines than are imported at once."""
    if lines > MOST_LINES:
        raise Unreadable(f"The file has more than {MOST_LINES:,} lines, the most that are allowed. Split it.")


def _without_twins(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object, unless it names something twice. Raises `Unreadable`."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Unreadable(f"An object names “{name[:60]}” twice. Leave one of them out.")
        found[name] = value
    return found
