"""What every writer offers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from articles.exports.types import Bundle


class Writer(Protocol):
    """Writes one file: the head, any number of articles, the tail.

    A writer that can be resumed remembers nothing but `items`, the number of annotations or articles written
    so far. So another writer can go on where this one was interrupted.
    """

    items: int

    def head(self) -> bytes:
        """Return what comes before the first article."""

    def articles(self, bundle: Bundle) -> Iterator[bytes]:
        """Yield some articles, in pieces of at most a batch."""

    def tail(self) -> Iterator[bytes]:
        """Yield what comes after the last article."""
