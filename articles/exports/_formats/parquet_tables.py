"""Apache Parquet, written by DuckDB: one file for each table, in a ZIP archive.

Columns have types: whole numbers, decimals, moments in UTC; the rest is text. What isn't known is null. Lists
and objects are JSON in text.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import Any, override
from weakref import finalize

import orjson

from articles.exports._formats.by_table import CHUNK, Table, TablesWriter, spooled
from articles.exports._formats.tables import column_types, header
from articles.exports.types import Envelope

# The library takes no more memory, and neither the network nor another core of the worker.
_LIMITS = {
    "threads": 1,
    "memory_limit": "128MB",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    # One thread keeps the order; the library needn't, and so holds no more than a group of rows.
    "preserve_insertion_order": "false",
}
# In bytes: the library looks at so much at once, or at a row that is longer; of rows that are ready, a group
# of so many is written.
_LEAST_BUFFER, _GROUP = 1 << 20, 16 << 20


def parquet_tables(envelope: Envelope) -> TablesWriter:
    """Return the writer of Parquet."""
    return TablesWriter(envelope, _ParquetTable, "parquet", packed=True)


class _ParquetTable(Table):
    """A table that is kept as lines of JSON until it is whole."""

    def __init__(self, name: str) -> None:
        self._columns = dict(zip(header(name), column_types(name), strict=True))
        self._lines, self._longest = spooled(), _LEAST_BUFFER
        # A writer that is left half-way goes without a word.
        finalize(self, self._lines.close)

    @override
    def add(self, row: list[Any]) -> None:
        cells = dict(zip(self._columns, map(_cell, row), strict=True))
        line = orjson.dumps(cells, option=orjson.OPT_APPEND_NEWLINE)
        self._longest = max(self._longest, len(line))
        self._lines.write(line)

    @override
    def chunks(self) -> Iterator[bytes]:
        with TemporaryDirectory(prefix="galley-table-") as folder:
            given, made = Path(folder) / "table.json", Path(folder) / "table.parquet"
            self._lines.seek(0)
            with given.open("wb") as file:
                copyfileobj(self._lines, file)
            self._lines.close()
            self._convert(given, made)
            with made.open("rb") as file:
                while chunk := file.read(CHUNK):
                    yield chunk

    def _convert(self, given: Path, made: Path) -> None:
        """Write lines as Parquet. The library is loaded here: hardly any process writes Parquet."""
        columns = ", ".join(f"'{name}': '{kind}'" for name, kind in self._columns.items())
        how = f"format='newline_delimited', columns={{{columns}}}, maximum_object_size={self._longest}"
        into = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE_BYTES {_GROUP}"
        written = f"COPY (SELECT * FROM read_json(?, {how})) TO '{made}' ({into})"  # noqa: S608 - names of ours
        limits = {**_LIMITS, "temp_directory": str(made.parent)}
        with import_module("duckdb").connect(config=limits) as base:
            base.execute(written, [str(given)])


def _cell(value: Any) -> Any:
    """Return what stands in a cell."""
    return orjson.dumps(value).decode() if isinstance(value, list | dict) else value
