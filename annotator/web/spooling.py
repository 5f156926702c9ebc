"""Answers that are read to their end before the first byte is sent, so that a slow reader holds nothing of
the database.

While an answer is being read it has a transaction and a connection; while it is being sent it has only a
file, which has no name: whatever becomes of the process, nothing is left behind.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import SpooledTemporaryFile
from uuid import UUID

from django.conf import settings

from articles.foundation.errors import DomainError, Invalid, TooMuch

MEGABYTE = 1024 * 1024
# Of one answer: twenty times the longest article with the densest marks.
MOST_BYTES = 64 * MEGABYTE
# Of all answers that this process hasn't sent yet.
MOST_BYTES_TOGETHER = 512 * MEGABYTE
# Answers that one person or key has not read to their end. A browser asks for six at once.
MOST_UNREAD = 12
# What is smaller never touches the disk.
IN_MEMORY = 256 * 1024
# Bytes that are handed on at once: each chunk costs the web server a write.
CHUNK = 64 * 1024
ORDER_INSTEAD = "Order it as an export in the background instead."


class SpoolError(DomainError):
    """The root of this module's refusals."""


class TooLarge(SpoolError, Invalid):
    """The answer is larger than one request may have."""


class TooManyUnread(SpoolError, TooMuch):
    """The caller must read what was sent before asking for more."""


class Tally:
    """Who has how many unread answers, and how many bytes lie in the spool, in this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._unread: Counter[UUID] = Counter()
        self._bytes = 0

    def open(self, reader: UUID) -> None:
        """Count an answer. Raises `TooManyUnread`."""
        with self._lock:
            if self._unread[reader] >= MOST_UNREAD:
                raise TooManyUnread(
                    f"{MOST_UNREAD} answers to you are still being sent. Read them to the end, or close "
                    "them, first.",
                    wait=5,
                )
            self._unread[reader] += 1

    def take(self, count: int) -> None:
        """Count bytes. Raises `TooManyUnread`."""
        with self._lock:
            if self._bytes + count > MOST_BYTES_TOGETHER:
                raise TooManyUnread("Too much is being sent at once. Try again in a moment.", wait=10)
            self._bytes += count

    def close(self, reader: UUID, count: int) -> None:
        """Give the answer back, and its bytes."""
        with self._lock:
            self._bytes -= count
            self._unread[reader] -= 1
            if not self._unread[reader]:
                del self._unread[reader]


UNREAD = Tally()


class Unread:
    """The chunks of a file that lies ready, counted as unread by its reader until it is closed."""

    # Until it is counted: whoever was refused has nothing to give back.
    _is_open = False

    def __init__(self, reader: UUID, chunks: Iterable[bytes]) -> None:
        """Raises `TooManyUnread`."""
        UNREAD.open(reader)
        self._reader, self._chunks = reader, chunks
        self._is_open = True
        self.taken = 0

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._chunks)

    def close(self) -> None:
        """Give everything back; closing again does nothing."""
        if self._is_open:
            self._is_open = False
            close = getattr(self._chunks, "close", None)
            if close:
                close()
            UNREAD.close(self._reader, self.taken)

    def __del__(self) -> None:
        """Give everything back where nobody closed the answer: its client was gone before anything was
        read.
        """
        self.close()


class Spooled(Unread):
    """All chunks of an answer, read now."""

    def __init__(self, reader: UUID, chunks: Iterable[bytes], *, remedy: str = ORDER_INSTEAD) -> None:
        """Raises `TooManyUnread`, `TooLarge` (with the remedy), and what the chunks raise."""
        super().__init__(reader, ())
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY, mode="w+b", dir=str(_folder()))  # noqa: SIM115 - `close` does it
        self._chunks = self._file
        try:
            for chunk in chunks:
                self._keep(chunk, remedy)
            self._file.seek(0)
        except BaseException:
            self.close()
            raise
        finally:
            # Ends the transaction that the chunks were read in, also when they weren't read to their end.
            close = getattr(chunks, "close", None)
            if close:
                close()

    @property
    def size(self) -> int:
        """In bytes."""
        return self.taken

    def _keep(self, chunk: bytes, remedy: str) -> None:
        UNREAD.take(len(chunk))
        self.taken += len(chunk)
        if self.taken > MOST_BYTES:
            raise TooLarge(f"This is larger than {MOST_BYTES // MEGABYTE} MB. {remedy}")
        self._file.write(chunk)

    def __iter__(self) -> Iterator[bytes]:
        while chunk := self._file.read(CHUNK):
            yield chunk


def _folder() -> Path:
    """Return where large answers lie, in a folder that only this desk's user can enter."""
    folder: Path = settings.DATA / "spool"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
