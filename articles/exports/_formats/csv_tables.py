"""CSV (RFC 4180, UTF-8): one file for each table, in a ZIP archive.

Lists and objects are JSON. Text that a spreadsheet would run as a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import TextIOWrapper
from typing import Any, override

import orjson

from articles.exports._formats.by_table import CHUNK, Table, TablesWriter, spooled
from articles.exports._formats.tables import header
from articles.exports.types import Envelope

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_tables(envelope: Envelope) -> TablesWriter:
    """Return the writer of CSV."""
    return TablesWriter(envelope, _CsvTable, "csv", packed=False)


class _CsvTable(Table):
    """A table as lines of CSV."""

    def __init__(self, name: str) -> None:
        self._file = spooled()
        self._text = TextIOWrapper(self._file, encoding="utf-8", newline="", write_through=True)
        self._rows = csv.writer(self._text)
        self._rows.writerow(header(name))

    @override
    def add(self, row: list[Any]) -> None:
        self._rows.writerow([_cell(value) for value in row])

    @override
    def chunks(self) -> Iterator[bytes]:
        self._text.flush()
        self._file.seek(0)
        while chunk := self._file.read(CHUNK):
            yield chunk
        self._text.close()


def _cell(value: Any) -> Any:
    """Return what stands in a cell."""
    if isinstance(value, list | dict):
        return orjson.dumps(value).decode() if value else ""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
