"""News of the ledger: who asked for what isn't there yet is rung as soon as something is committed.

The event stream's listener (`annotator.live`) hears the database's bell, once in each process, and rings
here. A `Waiter` only says that there is something: whoever waits reads it, under their own rights.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from articles.ledger.types import Cursor


class Waiter:
    """One who waits until something is committed behind a place in the feed."""

    def __init__(self, after: Cursor) -> None:
        self.after = after
        # Up to where there are news; None until there are some.
        self.heard: Cursor | None = None
        self._wake: Callable[[], None] = _nothing

    def tell(self, wake: Callable[[], None]) -> None:
        """Call `wake`, from any thread, when there is something, or now if there is already."""
        self._wake = wake
        if self.heard:
            wake()

    def ring(self, place: Cursor) -> None:
        """Say that there is something up to this place."""
        self.heard = place
        self._wake()


class News:
    """Everybody in this process who waits."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: set[Waiter] = set()
        # Those for whom nobody has looked yet whether there is something already.
        self._fresh: list[Waiter] = []
        self._notice: Callable[[], None] = _nothing

    def brought_by(self, notice: Callable[[], None]) -> None:
        """Have `notice` called when somebody begins to wait, so that somebody listens to the database."""
        self._notice = notice

    def join(self, waiter: Waiter) -> None:
        """Wait from now on, until `leave`."""
        with self._lock:
            self._waiting.add(waiter)
            self._fresh.append(waiter)
        self._notice()

    def leave(self, waiter: Waiter) -> None:
        """Wait no longer."""
        with self._lock:
            self._waiting.discard(waiter)

    @property
    def is_empty(self) -> bool:
        """Whether nobody waits."""
        return not self._waiting

    @property
    def has_fresh(self) -> bool:
        """Whether somebody has come since `welcome`."""
        return bool(self._fresh)

    def welcome(self, place: Cursor) -> None:
        """Ring those who have come since the last time, and whom something behind theirs awaits already."""
        with self._lock:
            fresh, self._fresh = self._fresh, []
        for waiter in fresh:
            if waiter.after < place:
                waiter.ring(place)

    def ring(self, place: Cursor) -> None:
        """Ring everybody: the feed has been read up to this place."""
        with self._lock:
            waiting = list(self._waiting)
        for waiter in waiting:
            waiter.ring(place)


def _nothing() -> None:
    """Wake nobody yet."""


NEWS = News()
