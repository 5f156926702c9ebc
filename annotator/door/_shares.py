"""Bytes and places that many share: nobody has more than their part, and all together no more than there
is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class Full(Exception):
    """There is no more. `is_theirs`: they have all of their own part."""

    def __init__(self, *, is_theirs: bool) -> None:
        super().__init__()
        self.is_theirs = is_theirs


class Shares:
    """Counts what is taken, by caller and together. For one thread: the event loop's."""

    def __init__(self, *, each: int, together: int) -> None:
        self.each = each
        self._together = together
        self._taken: Counter[str] = Counter()
        self._sum = 0

    def take(self, caller: str, amount: int) -> None:
        """Take some. Raises `Full`."""
        if self._taken[caller] + amount > self.each:
            raise Full(is_theirs=True)
        if self._sum + amount > self._together:
            raise Full(is_theirs=False)
        self._taken[caller] += amount
        self._sum += amount

    def give_back(self, caller: str, amount: int) -> None:
        """Give back what was taken."""
        self._sum -= amount
        self._taken[caller] -= amount
        if not self._taken[caller]:
            del self._taken[caller]

    @contextmanager
    def taken(self, caller: str, amount: int) -> Iterator[None]:
        """Take some for the length of the block. Raises `Full`."""
        self.take(caller, amount)
        try:
            yield
        finally:
            self.give_back(caller, amount)
