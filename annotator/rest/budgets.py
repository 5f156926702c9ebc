"""How much one person or key may ask of the desk at a time. Only expensive requests count. Each process
counts in its own memory.

The budget is one of time: a search of ten milliseconds costs ten milliseconds, an export of half a minute
costs half a minute. One expensive request after another never uses the budget up; several at once do so after
a while.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from time import monotonic
from uuid import UUID

from articles.foundation.errors import TooMuch

# How many expensive requests of one person or key may run at once. The desk has eight connections for
# everybody.
MOST_AT_ONCE = 3
# How many more may wait for their turn, and for how many seconds. A browser sends six requests at once.
MOST_WAITING, PATIENCE = 6, 5.0
# Seconds of work: the full budget, and what comes back each second.
SAVED, EARNED = 120.0, 1.0
# When so many callers are remembered, those with a full budget are forgotten.
MOST_REMEMBERED = 1_000


class OverBudget(TooMuch):
    """The caller's budget is used up, or too many of its requests are running."""


@dataclass(slots=True)
class _Account:
    left: float
    at: float
    running: int = 0
    waiting: int = 0


class Budgets:
    """The budgets of all callers."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock, self._lock = clock, threading.Condition()
        self._accounts: dict[UUID, _Account] = {}

    def begin(self, caller: UUID, let_go: Callable[[], None]) -> Callable[[], None]:
        """Take a turn. Call what this returns when the work is done. `let_go` is called before waiting for a
        turn.

        Raises `OverBudget`.
        """
        with self._lock:
            account = self._account(caller)
            if account.left <= 0:
                wait = ceil(-account.left / EARNED) + 1
                raise OverBudget(
                    "You have sent several expensive requests at once for a while. "
                    f"Wait {wait} seconds, then send one at a time.",
                    wait=wait,
                )
            if account.running >= MOST_AT_ONCE:
                self._wait(account, let_go)
            account.running += 1
            begun = self._clock()
        return lambda: self._end(caller, begun)

    def _wait(self, account: _Account, let_go: Callable[[], None]) -> None:
        """Wait until one of the caller's requests has ended."""
        if account.waiting < MOST_WAITING:
            let_go()
            account.waiting += 1
            is_free = self._lock.wait_for(lambda: account.running < MOST_AT_ONCE, PATIENCE)
            account.waiting -= 1
            if is_free:
                return
        raise OverBudget(
            f"{MOST_AT_ONCE} of your searches, exports or bulk requests are running, which is the limit. "
            "Wait until one has ended.",
            wait=2,
        )

    def _end(self, caller: UUID, begun: float) -> None:
        with self._lock:
            account = self._account(caller)
            account.running -= 1
            account.left -= self._clock() - begun
            self._lock.notify_all()

    def _account(self, caller: UUID) -> _Account:
        """Return the caller's account, with the seconds that have come back until now."""
        now = self._clock()
        account = self._accounts.get(caller)
        if account is None:
            if len(self._accounts) >= MOST_REMEMBERED:
                self._forget(now)
            account = self._accounts[caller] = _Account(SAVED, now)
        account.left = min(SAVED, account.left + EARNED * (now - account.at))
        account.at = now
        return account

    def _forget(self, now: float) -> None:
        """Forget the accounts with a full budget."""
        self._accounts = {
            caller: one
            for caller, one in self._accounts.items()
            if one.running or one.waiting or one.left + EARNED * (now - one.at) < SAVED
        }


BUDGETS = Budgets()
