"""CSV (RFC 4180, UTF-8): one file for each table, in a ZIP archive.

Lists and objects are JSON. Text that a spreadsheet would run as a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import TextIOWrapper
from tempfile import SpooledTemporaryFile
from typing import IO, Any, override
from zipfile import ZIP_DEFLATED, ZipInfo

import orjson

from articles.exports._formats.article_records import ArticleRecord, Records
from articles.exports._formats.by_article import Archive
from articles.exports._formats.tables import TABLES, article_rows, header, record_rows
from articles.exports.types import Envelope

# Bytes of a table that stay in memory; the rest goes to the disk until all articles are read.
_IN_MEMORY = 1 << 20
_CHUNK = 1 << 16
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class CsvWriter(Archive):
    """Fills all tables at once, then puts one after another into the archive."""

    def __init__(self, envelope: Envelope) -> None:
        super().__init__(envelope)
        self._seen: set[str] = set()
        self._records: Records | None = None
        self._tables = {name: _Table(name) for name in TABLES}

    @override
    def write(self, record: ArticleRecord) -> Iterator[bytes]:
        if record.records is not self._records:
            self._records = record.records
            for table, id, row in record_rows(record.records):
                if id not in self._seen:
                    self._seen.add(id)
                    self._tables[table].add(row)
        for table, row in article_rows(record):
            self._tables[table].add(row)
        yield from ()

    @override
    def tail(self) -> Iterator[bytes]:
        for name, table in self._tables.items():
            about = ZipInfo(f"{name}.csv")
            about.compress_type = ZIP_DEFLATED
            with self.zip.open(about, "w", force_zip64=True) as member:
                for chunk in table.chunks():
                    member.write(chunk)
                    yield self.sink.taken()
        yield from super().tail()


class _Table:
    """A table that grows."""

    def __init__(self, name: str) -> None:
        # Closed once it was read; without that, when the writer goes.
        self._file: IO[bytes] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - see above
        self._text = TextIOWrapper(self._file, encoding="utf-8", newline="", write_through=True)
        self._rows = csv.writer(self._text)
        self._rows.writerow(header(name))

    def add(self, row: list[Any]) -> None:
        """Add a row."""
        self._rows.writerow([_cell(value) for value in row])

    def chunks(self) -> Iterator[bytes]:
        """Yield the file, and close it."""
        self._text.flush()
        self._file.seek(0)
        while chunk := self._file.read(_CHUNK):
            yield chunk
        self._text.close()


def _cell(value: Any) -> Any:
    """Return what stands in a cell."""
    if isinstance(value, list | dict):
        return orjson.dumps(value).decode() if value else ""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
