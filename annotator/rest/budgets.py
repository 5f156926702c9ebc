"""What one person or key may ask of the desk at a time: expensive requests only, counted in this process's
memory.

Time is what is counted, not requests: a search that took ten milliseconds costs ten, and an export of half a
minute costs that. One expensive request at a time is within the budget for ever, more at once for a while.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from time import monotonic
from uuid import UUID

from articles.foundation.errors import TooMuch

# Expensive requests of one person or key that run at once: the desk has eight connections for everybody.
MOST_AT_ONCE = 3
# Requests beyond these that wait for their turn, and for how many seconds: a browser sends six at once.
MOST_WAITING, PATIENCE = 6, 5.0
# Seconds of work that may be done at once after a pause, and that come back each second.
SAVED, EARNED = 120.0, 1.0
# Persons and keys beyond which those whose budget is whole again are forgotten.
MOST_REMEMBERED = 1_000


class OverBudget(TooMuch):
    """The caller has asked for as much as one may."""


@dataclass(slots=True)
class _Account:
    left: float
    at: float
    running: int = 0
    waiting: int = 0


class Budgets:
    """The budgets of all who call."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock, self._lock = clock, threading.Condition()
        self._accounts: dict[UUID, _Account] = {}

    def begin(self, caller: UUID, let_go: Callable[[], None]) -> Callable[[], None]:
        """Take a turn; call what is returned when the work is done. `let_go` is called before waiting for
        one.

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
        """Return the account as it stands now."""
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
        """Leave out the accounts that are as if they were new."""
        self._accounts = {
            caller: one
            for caller, one in self._accounts.items()
            if one.running or one.waiting or one.left + EARNED * (now - one.at) < SAVED
        }


BUDGETS = Budgets()
