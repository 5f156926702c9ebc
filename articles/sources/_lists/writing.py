"""Sources as a file, in CSV or JSON, as importing reads it; a piece at a time."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from itertools import batched
from typing import Any

import orjson

from articles.sources._lists.cells import neutralised
from articles.sources._lists.columns import COLUMNS
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
    before = b"[\n"
    for some in batched(rows, _AT_ONCE):
        for row in some:
            values = {name: column.to_json(row[name]) for name, column in COLUMNS.items()}
            yield before + orjson.dumps(values)
            before = b",\n"
    yield b"\n]\n" if before == b",\n" else b"[]\n"
