"""Several database sessions in one test: each runs in a thread of its own, step by step or all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from time import monotonic
from typing import Any

from django.db import connection, transaction

PATIENCE = 30.0
"""Seconds after which a wait is a failure."""


class Session:
    """One connection with its thread. What a test asks of it runs there, one step after the other."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._transaction: Any = None

    def start[**P, R](self, step: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Begin the step and don't wait for it."""
        return self._thread.submit(step, *args, **kwargs)

    def run[**P, R](self, step: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Do the step and return its result."""
        return self.start(step, *args, **kwargs).result(PATIENCE)

    def begin(self) -> None:
        """Open a transaction."""
        self._transaction = transaction.atomic()
        self.run(self._transaction.__enter__)

    def commit(self) -> None:
        """Commit the open transaction."""
        self.run(self._transaction.__exit__, None, None, None)
        self._transaction = None

    def roll_back(self) -> None:
        """Undo the open transaction."""
        self.run(self._transaction.__exit__, RuntimeError, RuntimeError(), None)
        self._transaction = None

    def close(self) -> None:
        """Undo what is open, and end the connection and the thread."""
        if self._transaction:
            self.roll_back()
        self.run(_close_connection)
        self._thread.shutdown()


def _close_connection() -> None:
    """Close the connection of the thread that this runs in: asking for it elsewhere would give another
    one.
    """
    connection.close()


@contextmanager
def sessions(count: int) -> Iterator[list[Session]]:
    """Open that many sessions for the length of the block."""
    opened = [Session() for _ in range(count)]
    try:
        yield opened
    finally:
        for session in opened:
            session.close()


def at_once[R](*calls: Callable[[], R]) -> list[R]:
    """Run the calls in sessions of their own, starting together; return their results in order."""
    together = Barrier(len(calls), timeout=PATIENCE)

    def run(call: Callable[[], R]) -> R:
        together.wait()
        return call()

    with sessions(len(calls)) as opened:
        running = [session.start(run, call) for session, call in zip(opened, calls, strict=True)]
        return [one.result(PATIENCE) for one in running]


def wait_until_blocked(running: Future[Any]) -> None:
    """Return once some session waits for another one's lock. Fails if `running` ends, or nothing ever
    waits.
    """
    end = monotonic() + PATIENCE
    while monotonic() < end:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT EXISTS (SELECT FROM pg_stat_activity"
                " WHERE datname = current_database() AND wait_event_type = 'Lock')"
            )
            if cursor.fetchone() == (True,):
                return
        assert not running.done(), "it went through without waiting"
    raise AssertionError("nothing ever waited for a lock")
