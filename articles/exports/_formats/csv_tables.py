"""CSV (RFC 4180, UTF-8): one file for each table, in a ZIP archive.

Lists and objects are JSON. Text that a spreadsheet would run as a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Any, override

import orjson

from articles.exports._formats.by_table import CHUNK, Table, TablesWriter
from articles.exports._formats.columns import Each, Kind
from articles.exports._formats.tables import Row, column_kinds, header
from articles.exports.types import Envelope

_FORMULA = "=+-@\t\r"
_OBJECTS = (Kind.TEXTS, Kind.BY_NAME)


def csv_tables(envelope: Envelope) -> TablesWriter:
    """Return the writer of CSV."""
    return TablesWriter(envelope, _CsvTable, "csv", packed=False)


class _CsvTable(Table):
    """A table as lines of CSV."""

    def __init__(self, name: str) -> None:
        super().__init__()
        kinds = column_kinds(name)
        self._texts = [at for at, kind in enumerate(kinds) if kind is Kind.TEXT]
        self._objects = [at for at, kind in enumerate(kinds) if kind in _OBJECTS or isinstance(kind, Each)]
        self._write([header(name)])

    @override
    def add(self, rows: Sequence[Row]) -> None:
        # By columns, as a step in Python for each cell would take most of an export's time.
        columns: list[Any] = list(zip(*rows, strict=True))
        for at in self._texts:
            columns[at] = [f"'{value}" if value and value[0] in _FORMULA else value for value in columns[at]]
        for at in self._objects:
            columns[at] = [orjson.dumps(value).decode() if value else "" for value in columns[at]]
        self._write(zip(*columns, strict=True))

    def _write(self, rows: Iterable[Sequence[Any]]) -> None:
        """Write rows of cells."""
        text = StringIO(newline="")
        csv.writer(text).writerows(rows)
        self.file.write(text.getvalue().encode())

    @override
    def chunks(self) -> Iterator[bytes]:
        self.file.seek(0)
        while chunk := self.file.read(CHUNK):
            yield chunk
