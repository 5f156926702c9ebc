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
from articles.sources.types import ListFormat

_AT_ONCE = 200
# Spreadsheet programs take a CSV file for UTF-8 by this mark only.
_MARK = "\ufeff"


def written(rows: Iterable[Mapping[str, Any]], format: ListFormat) -> Iterator[bytes]:
    """Yield the file of rows, each of which has a value for every column."""
    return _csv(rows) if format == ListFormat.CSV else _json(rows)


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
