"""Writers of formats that are tables: all are filled at once, and put one after another into an archive."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from tempfile import SpooledTemporaryFile
from typing import IO, override
from weakref import finalize

from articles.exports._formats.article_records import ArticleRecord, Records
from articles.exports._formats.by_article import Archive
from articles.exports._formats.tables import TABLES, Row, article_rows, record_rows
from articles.exports.types import Envelope

CHUNK = 1 << 16
"""Bytes of a table that are written at once."""


# Bytes of a table that stay in memory; the rest goes to the disk until all articles are read.
_IN_MEMORY = 1 << 20


def spooled() -> IO[bytes]:
    """Return a file for a table that grows."""
    return SpooledTemporaryFile(_IN_MEMORY)


class Table(ABC):
    """A table that grows, in a file that goes with it."""

    def __init__(self) -> None:
        self.file = spooled()
        # A writer that is left half-way goes without a word.
        finalize(self, self.file.close)

    @abstractmethod
    def add(self, rows: Sequence[Row]) -> None:
        """Add rows: the values of the table's columns, in their order."""

    @abstractmethod
    def chunks(self) -> Iterator[bytes]:
        """Yield the table's file, and take nothing more."""


class TablesWriter(Archive):
    """Fills the tables, and writes a file for each."""

    def __init__(
        self, envelope: Envelope, made: Callable[[str], Table], extension: str, *, packed: bool
    ) -> None:
        """Take what makes an empty table by its name. `packed` says that its files are compressed already."""
        super().__init__(envelope, packed=packed)
        self._seen: set[str] = set()
        self._records: Records | None = None
        self._tables = {name: made(name) for name in TABLES}
        self._extension = extension

    @override
    def write(self, record: ArticleRecord) -> Iterator[bytes]:
        if record.records is not self._records:
            self._records = record.records
            self._add_records(record.records)
        for table, rows in article_rows(record):
            if rows:
                self._tables[table].add(rows)
        yield from ()

    def _add_records(self, records: Records) -> None:
        """Add the records that aren't in the tables yet."""
        fresh: dict[str, list[Row]] = defaultdict(list)
        for table, id, row in record_rows(records):
            if id not in self._seen:
                self._seen.add(id)
                fresh[table].append(row)
        for table, rows in fresh.items():
            self._tables[table].add(rows)

    @override
    def tail(self) -> Iterator[bytes]:
        for name, table in self._tables.items():
            with self.zip.open(f"{name}.{self._extension}", "w", force_zip64=True) as member:
                for chunk in table.chunks():
                    member.write(chunk)
                    yield self.sink.taken()
            table.file.close()
        yield from super().tail()
