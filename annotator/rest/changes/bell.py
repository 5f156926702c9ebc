"""The bell of the feed: a stream that says when there is something, and never what."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from uuid import UUID

from annotator.web.news import NEWS, Waiter
from articles.foundation.errors import TooMuch
from articles.ledger.types import Cursor

# Streams of one person or key, and of everybody, in this process. Each costs a socket.
MOST_OF_ONE = 8
MOST = 200
# Seconds without an event after which the line is tried.
SILENCE = 15.0
# Seconds after which a stream ends. Whoever comes back must show their key again.
LIFE = 15 * 60.0
COME_BACK = 30


class Bells:
    """How many streams are open, and whose."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: Counter[UUID] = Counter()

    def open(self, listener: UUID) -> None:
        """Count one. Raises `TooMuch`."""
        with self._lock:
            if self._open[listener] >= MOST_OF_ONE:
                raise TooMuch(
                    f"You have {MOST_OF_ONE} streams open already. Close one first.", wait=COME_BACK
                )
            if self._open.total() >= MOST:
                raise TooMuch("Too many streams are open. Ask again later.", wait=COME_BACK)
            self._open[listener] += 1

    def close(self, listener: UUID) -> None:
        """Count one less."""
        with self._lock:
            self._open[listener] -= 1
            if not self._open[listener]:
                del self._open[listener]


BELLS = Bells()


class Bell:
    """One stream: the `Source` of a long answer. Rings for what is committed behind a place."""

    silence = SILENCE

    def __init__(self, listener: UUID, after: Cursor) -> None:
        """Raises `TooMuch`."""
        BELLS.open(listener)
        self._listener = listener
        self._is_open = True
        self._until = time.monotonic() + LIFE
        self._rung = threading.Event()
        self._wake: Callable[[], None] = _nothing
        self._waiter = Waiter(after)
        self._waiter.tell(self._ring)
        NEWS.join(self._waiter)

    @property
    def is_over(self) -> bool:
        """Whether its time is over."""
        return time.monotonic() >= self._until

    def tell(self, wake: Callable[[], None]) -> None:
        """Call `wake`, from any thread, when it rings."""
        self._wake = wake
        wake()

    def take(self, timeout: float) -> bytes | None:
        """Return the event, or None after `timeout` seconds without one."""
        if not self._rung.wait(timeout):
            return None
        self._rung.clear()
        return b'id: %(place)s\nevent: changes\ndata: {"cursor":"%(place)s"}\n\n' % {
            b"place": str(self._waiter.heard).encode()
        }

    def beat(self) -> bytes:
        """Return a comment, which keeps the line open."""
        return b": here\n\n"

    def close(self) -> None:
        """Listen no longer; closing again does nothing."""
        if self._is_open:
            self._is_open = False
            NEWS.leave(self._waiter)
            BELLS.close(self._listener)

    def _ring(self) -> None:
        self._rung.set()
        self._wake()


def _nothing() -> None:
    """Wake nobody: somebody waits in `take`."""
