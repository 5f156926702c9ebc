"""Sources as a file, in CSV or JSON, as importing reads it; a piece at a time."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import StringIO
from itertools import batched
from typing import Any

import orjson

from articles.sources._lists.cells import as_meant, neutralised
from articles.sources._lists.columns import COLUMNS
from articles.sources._lists.headers import REASON
from articles.sources._lists.lines import SourceList
from articles.sources.types import ImportPlan, ListFormat

_AT_ONCE = 200
# Spreadsheet programs take a CSV file for UTF-8 by this mark only.
_MARK = "\ufeff"


def written(rows: Iterable[Mapping[str, Any]], format: ListFormat) -> Iterator[bytes]:
    """Yield the file of rows, each of which has a value for every column."""
    return _csv(rows) if format == ListFormat.CSV else _json(rows)


def report(plan: ImportPlan) -> Iterator[bytes]:
    """Yield a plan as CSV: a row for each line that nothing happens to, else for each field and problem of
    it.
    """
    yield (_MARK + _lines([[plan.unit, "name", "outcome", "field", "before", "after", "problem"]])).encode()
    for line in plan.lines:
        begun = [str(line.number), line.name, line.outcome.value]
        rows = [[*begun, change.field, change.before, change.after, ""] for change in line.changes]
        rows += [[*begun, problem.field, "", "", problem.message] for problem in line.problems]
        rows = rows or [[*begun, "", "", "", ""]]
        yield _lines([[neutralised(cell) for cell in row] for row in rows]).encode()


def handed_back(read: SourceList, reasons: Mapping[int, str]) -> Iterator[bytes]:
    """Yield the lines with these numbers as the file has them, each with the reason why it isn't imported.

    The reasons come first, so that a row of any length keeps its cells below their headers. Such a file can
    be corrected and imported: the reasons are passed over.
    """
    lines = [line for line in read.lines if line.number in reasons]
    if read.unit == "item":
        items = (
            {REASON: reasons[line.number], **(line.raw if isinstance(line.raw, dict) else {"item": line.raw})}
            for line in lines
        )
        # Not by the faster writer, which refuses halves of surrogate pairs: a refused item may hold some.
        yield from _objects(items, lambda item: json.dumps(item).encode())
        return
    yield (_MARK + _lines([[REASON, *(header.label for header in read.headers)]])).encode()
    for line in lines:
        cells = [neutralised(as_meant(cell)) for cell in line.raw]
        yield _lines([[reasons[line.number], *cells]]).encode()


def _csv(rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """Yield lines of cells, none of which a spreadsheet program takes for a formula."""
    yield (_MARK + _lines([list(COLUMNS)])).encode()
    for some in batched(rows, _AT_ONCE):
        cells = [[neutralised(column.to_cell(row[name])) for name, column in COLUMNS.items()] for row in some]
        yield _lines(cells).encode()


def _lines(rows: Iterable[list[str]]) -> str:
    """Return rows of cells as CSV."""
    text = StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _json(rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """Yield a list of objects, one a line."""
    return _objects({name: column.to_json(row[name]) for name, column in COLUMNS.items()} for row in rows)


def _objects(
    items: Iterable[Mapping[str, Any]], dump: Callable[[Any], bytes] = orjson.dumps
) -> Iterator[bytes]:
    """Yield a list of objects, one a line."""
    before = b"[\n"
    for item in items:
        yield before + dump(item)
        before = b",\n"
    yield b"\n]\n" if before == b",\n" else b"[]\n"
