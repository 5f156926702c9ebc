"""Writers of formats that are tables: all are filled at once, and put one after another into an archive."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from tempfile import SpooledTemporaryFile
from typing import IO, Any, override
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from articles.exports._formats.article_records import ArticleRecord, Records
from articles.exports._formats.by_article import Archive
from articles.exports._formats.tables import TABLES, article_rows, record_rows
from articles.exports.types import Envelope

CHUNK = 1 << 16
"""Bytes of a table that are written at once."""


# Bytes of a table that stay in memory; the rest goes to the disk until all articles are read.
_IN_MEMORY = 1 << 20


def spooled() -> IO[bytes]:
    """Return a file for a table that grows. Whoever has read it closes it; else it goes with its table."""
    return SpooledTemporaryFile(_IN_MEMORY)


class Table(ABC):
    """A table that grows."""

    @abstractmethod
    def add(self, row: list[Any]) -> None:
        """Add a row: the values of the table's columns, in their order."""

    @abstractmethod
    def chunks(self) -> Iterator[bytes]:
        """Yield the table's file, and take nothing more."""


class TablesWriter(Archive):
    """Fills the tables, and writes a file for each."""

    def __init__(
        self, envelope: Envelope, made: Callable[[str], Table], extension: str, *, packed: bool
    ) -> None:
        """Take what makes an empty table by its name. `packed` says that its files are compressed already."""
        super().__init__(envelope)
        self._seen: set[str] = set()
        self._records: Records | None = None
        self._tables = {name: made(name) for name in TABLES}
        self._extension = extension
        self._compression = ZIP_STORED if packed else ZIP_DEFLATED

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
            about = ZipInfo(f"{name}.{self._extension}")
            about.compress_type = self._compression
            with self.zip.open(about, "w", force_zip64=True) as member:
                for chunk in table.chunks():
                    member.write(chunk)
                    yield self.sink.taken()
        yield from super().tail()
