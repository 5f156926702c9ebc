"""Keeps rendered pages, by what they show: sixty readers of a long page then cost one rendering."""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLong
from contextlib import contextmanager
from dataclasses import dataclass

from articles.foundation.errors import TooMuch

# Counted in compressed pages. The longest page has a few hundred kilobytes.
MOST_BYTES = 48 * 1024 * 1024
# Renderings at a time. Each keeps the interpreter busy: more at once would slow them all down, and the desk
# too.
MOST_RENDERINGS = 2
# Readers who may wait for a page. Each takes a thread that others need.
MOST_WAITING = 100
# How many seconds a reader waits.
PATIENCE = 20.0


class Crowded(TooMuch):
    """Too many readers want pages that aren't kept, all at once."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A page: its digest, and its HTML as UTF-8, compressed with gzip."""

    digest: str
    packed: bytes

    @classmethod
    def of(cls, html: str) -> Kept:
        """Return the page to be kept."""
        body = html.encode()
        return cls(hashlib.sha256(body).hexdigest()[:32], gzip.compress(body, compresslevel=6, mtime=0))

    @property
    def body(self) -> bytes:
        """The HTML, for the few readers who can't take it compressed."""
        return gzip.decompress(self.packed)


class Shelf:
    """Keeps the pages that were read last. When several readers want the same new page, one of them renders
    it and the others wait.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pages: OrderedDict[Hashable, Kept] = OrderedDict()
        self._bytes = 0
        self._coming: dict[Hashable, Future[Kept]] = {}
        self._waiting = 0
        self._slots = threading.BoundedSemaphore(MOST_RENDERINGS)

    def clear(self) -> None:
        """Forget all pages."""
        with self._lock:
            self._pages.clear()
            self._bytes = 0

    def page(self, key: Hashable, render: Callable[[], str], let_go: Callable[[], None]) -> Kept:
        """Return the page of this key, and render it if it isn't kept. `let_go` is called before any waiting.

        Raises `Crowded`, and the errors of `render`.
        """
        with self._lock:
            if kept := self._pages.get(key):
                self._pages.move_to_end(key)
                return kept
            coming = self._coming.get(key)
            is_mine = coming is None
            if coming is None:
                coming = self._coming[key] = Future()
        if is_mine:
            self._make(key, coming, render, let_go)
        return self._wait(coming, let_go)

    def _make(
        self, key: Hashable, coming: Future[Kept], render: Callable[[], str], let_go: Callable[[], None]
    ) -> None:
        """Render the page for all who are waiting for it, when it is its turn among other pages."""
        try:
            self._take_slot(let_go)
            try:
                kept = Kept.of(render())
            finally:
                self._slots.release()
        except BaseException as error:  # noqa: BLE001 - whoever waits must hear of it; `_wait` raises it
            with self._lock:
                del self._coming[key]
            coming.set_exception(error)
            return
        with self._lock:
            del self._coming[key]
            self._pages[key] = kept
            self._bytes += len(kept.packed)
            while self._bytes > MOST_BYTES:
                _, oldest = self._pages.popitem(last=False)
                self._bytes -= len(oldest.packed)
        coming.set_result(kept)

    def _take_slot(self, let_go: Callable[[], None]) -> None:
        if self._slots.acquire(blocking=False):
            return
        let_go()
        with self._turn():
            if not self._slots.acquire(timeout=PATIENCE):
                raise _crowded()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Count one more waiting reader, if there is room. Raises `Crowded`."""
        with self._lock:
            if self._waiting >= MOST_WAITING:
                raise _crowded()
            self._waiting += 1
        try:
            yield
        finally:
            with self._lock:
                self._waiting -= 1

    def _wait(self, coming: Future[Kept], let_go: Callable[[], None]) -> Kept:
        if coming.done():
            return coming.result()
        let_go()
        with self._turn():
            try:
                return coming.result(timeout=PATIENCE)
            except TooLong as error:
                raise _crowded() from error


def _crowded() -> Crowded:
    return Crowded("Too many pages are being requested at once. Try again in a moment.", wait=5)


SHELF = Shelf()
