"""The line before the threads: everybody in turn, nobody with all of them."""

from __future__ import annotations

import logging
import threading
from collections import Counter, OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue

logger = logging.getLogger(__name__)

#: Threads that run requests. More would only wait for Python's lock, or for one of the database's
#: connections.
THREADS = 16
#: Of one caller at once: two of the eight connections of the database are always left to others.
OF_ONE = 6
#: Requests that wait: of one caller, and together.
WAITING_OF_ONE = 250
WAITING = 2_000


class LineFull(Exception):
    """Too many wait. `is_theirs`: too many of this caller's."""

    def __init__(self, *, is_theirs: bool) -> None:
        super().__init__()
        self.is_theirs = is_theirs


@dataclass(eq=False, slots=True)
class Place:
    """One piece of work in the line: whose it is, and how many of theirs may be done at once."""

    caller: str
    work: Callable[[], None]
    at_once: int = OF_ONE


class Line:
    """Threads, made when they are needed, that take the work of each caller in turn."""

    def __init__(self, threads: int = THREADS) -> None:
        self._most = threads
        self._lock = threading.Lock()
        # Wakes one idle thread for each; its waiting costs less than a condition's.
        self._calls: SimpleQueue[None] = SimpleQueue()
        # Callers with work that waits, whose turn is next in front.
        self._waiting: OrderedDict[str, deque[Place]] = OrderedDict()
        self._length = 0
        self._running: Counter[str] = Counter()
        self._threads = 0
        self._idle = 0

    def join(self, place: Place) -> None:
        """Have the work done in a thread. Raises `LineFull`."""
        with self._lock:
            own = len(self._waiting.get(place.caller, ()))
            if own >= WAITING_OF_ONE or self._length >= WAITING:
                raise LineFull(is_theirs=own >= WAITING_OF_ONE)
            self._waiting.setdefault(place.caller, deque()).append(place)
            self._length += 1
            if self._idle:
                self._idle -= 1
                self._calls.put(None)
            elif self._threads < self._most:
                self._threads += 1
                threading.Thread(target=self._run, name=f"request-{self._threads}", daemon=True).start()

    def leave(self, place: Place) -> bool:
        """Give up a place whose work wasn't begun; return whether there still was one."""
        with self._lock:
            own = self._waiting.get(place.caller)
            if own is None or place not in own:
                return False
            own.remove(place)
            self._forget(place.caller, own)
            return True

    def _run(self) -> None:
        while True:
            with self._lock:
                if (place := self._next()) is None:
                    self._idle += 1
            if place is None:
                self._calls.get()
                continue
            try:
                place.work()
            except Exception:
                # The thread is everybody's.
                logger.exception("Work in the line failed.")
            finally:
                with self._lock:
                    self._running[place.caller] -= 1
                    if not self._running[place.caller]:
                        del self._running[place.caller]

    def _next(self) -> Place | None:
        """Take the work of the next caller who may have one more thread."""
        for caller, own in self._waiting.items():
            place = own[0]
            if self._running[caller] < place.at_once:
                own.popleft()
                # To the end: everybody else first.
                self._waiting.move_to_end(caller)
                self._forget(caller, own)
                self._running[caller] += 1
                return place
            if not self._running[caller]:
                del self._running[caller]
        return None

    def _forget(self, caller: str, own: deque[Place]) -> None:
        self._length -= 1
        if not own:
            del self._waiting[caller]
