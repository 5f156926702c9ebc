"""How many do something costly at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from annotator.accounts.errors import Busy


class Gate:
    """Lets a few callers through at a time. A few more may wait, each for at most `patience` seconds.

    A waiting caller holds only a thread of the web server: pass the gate before asking the database.
    """

    def __init__(self, *, at_once: int, waiting: int, patience: float) -> None:
        self._turns = BoundedSemaphore(at_once)
        self._places = BoundedSemaphore(at_once + waiting)
        self._patience = patience

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold a turn for the length of the block. Raises `Busy`."""
        if not self._places.acquire(blocking=False):
            raise Busy
        try:
            if not self._turns.acquire(timeout=self._patience):
                raise Busy
            try:
                yield
            finally:
                self._turns.release()
        finally:
            self._places.release()
