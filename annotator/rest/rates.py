"""How many requests a key may send in a minute, and what its answers say of that.

As the IETF's draft has it (draft-ietf-httpapi-ratelimit-headers-10): `RateLimit-Policy: "minute";q=1200;w=60`
says what is allowed, `RateLimit: "minute";r=1183;t=41` what is left, and for how many seconds it has to last.
A minute begins with the first request after the one before it. The desk has one web process, which counts in
its memory: several would each allow as many.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from time import monotonic
from uuid import UUID

# In seconds.
WINDOW = 60
# When so many callers are remembered, those whose minute is over are forgotten.
MOST_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Rate:
    """What is left to a caller after a request: `left` for `seconds`. Less than none: it is refused."""

    quota: int
    left: int
    seconds: int

    @property
    def headers(self) -> dict[str, str]:
        """As answers tell it."""
        return {
            "RateLimit-Policy": f'"minute";q={self.quota};w={WINDOW}',
            "RateLimit": f'"minute";r={max(0, self.left)};t={self.seconds}',
        }


class Rates:
    """The minutes of all callers."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        # Of each caller: when the minute began, and how many requests came in it.
        self._minutes: dict[UUID, tuple[float, int]] = {}

    def take(self, caller: UUID, quota: int) -> Rate:
        """Count a request of the caller, who may send `quota` in a minute."""
        now = self._clock()
        with self._lock:
            begun, count = self._minutes.get(caller, (now, 0))
            if now - begun >= WINDOW:
                begun, count = now, 0
            if count <= quota:
                # What is refused isn't counted further: the number stays small.
                count += 1
            if caller not in self._minutes and len(self._minutes) >= MOST_REMEMBERED:
                self._minutes = {id: one for id, one in self._minutes.items() if now - one[0] < WINDOW}
            self._minutes[caller] = begun, count
        return Rate(quota, quota - count, max(1, ceil(begun + WINDOW - now)))


RATES = Rates()
