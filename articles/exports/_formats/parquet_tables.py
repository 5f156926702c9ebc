"""Apache Parquet, written by Arrow in Rust (arro3): one file for each table, in a ZIP archive.

Columns have types: whole numbers, decimals, moments in UTC, lists of texts and of objects; the rest is text.
What isn't known is null.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any, override

import orjson

from articles.exports._formats.by_table import CHUNK, Table, TablesWriter, spooled
from articles.exports._formats.columns import Each, Kind
from articles.exports._formats.tables import Row, column_kinds, header
from articles.exports.types import Envelope

# Rows that are read at once, and rows of a group in the file; fewer, where a row may be so long that they
# would take more bytes.
_READ, _READ_BYTES = 1_024, 4 << 20
_GROUP, _GROUP_BYTES = 16_384, 32 << 20


def parquet_tables(envelope: Envelope) -> TablesWriter:
    """Return the writer of Parquet."""
    return TablesWriter(envelope, _ParquetTable, "parquet", packed=True)


class _ParquetTable(Table):
    """A table that is kept as lines of JSON until it is whole."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name, self._columns = name, header(name)
        self._longest = 1

    @override
    def add(self, rows: Sequence[Row]) -> None:
        lines = [orjson.dumps(dict(zip(self._columns, row, strict=True))) for row in rows]
        self._longest = max(self._longest, *map(len, lines))
        self.file.write(b"\n".join([*lines, b""]))

    @override
    def chunks(self) -> Iterator[bytes]:
        # The library is loaded here: hardly any process writes Parquet.
        arrow = import_module("arro3.io")
        self.file.seek(0)
        batches = arrow.read_json(
            self.file, _schema(self._name), batch_size=_at_most(_READ, _READ_BYTES, self._longest)
        )
        with spooled() as made:
            group = _at_most(_GROUP, _GROUP_BYTES, self._longest)
            arrow.write_parquet(batches, made, compression="zstd(1)", max_row_group_size=group)
            made.seek(0)
            while chunk := made.read(CHUNK):
                yield chunk


def _at_most(rows: int, total: int, longest: int) -> int:
    """Return how many rows fit into so many bytes, and at least one."""
    return max(1, min(rows, total // longest))


def _schema(table: str) -> Any:
    """Return the names and types of a table's columns, for Arrow."""
    core = import_module("arro3.core")
    kinds = zip(header(table), column_kinds(table), strict=True)
    return core.Schema([core.Field(name, _arrow_type(core, kind)) for name, kind in kinds])


def _arrow_type(core: Any, kind: Kind | Each) -> Any:
    """Return the type of a column's values, for Arrow."""
    types = core.DataType
    if isinstance(kind, Each):
        fields = [core.Field(name, _arrow_type(core, inner)) for name, inner in kind.fields.items()]
        return types.list(core.Field("item", types.struct(fields)))
    return {
        Kind.TEXT: types.string(),
        Kind.WHOLE: types.int64(),
        Kind.NUMBER: types.float64(),
        # As many digits as the database keeps.
        Kind.DECIMAL: types.decimal128(30, 12),
        Kind.MOMENT: types.timestamp("us", tz="UTC"),
        Kind.TEXTS: types.list(core.Field("item", types.string())),
        Kind.BY_NAME: types.map(
            core.Field("key", types.string(), nullable=False),
            core.Field("value", types.string()),
            keys_sorted=False,
        ),
    }[kind]
