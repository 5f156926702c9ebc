"""The work that one request may ask for, counted and not timed: the same request gets the same answer on any
machine.
"""

from __future__ import annotations

from dataclasses import dataclass

MOST_WORK = 100_000_000
"""What one request may spend: about a second of CPU, if it is spent to the last."""


class Spent(Exception):
    """The work that was allowed has ended."""


@dataclass(slots=True)
class Work:
    """What is left to spend. One unit is about ten nanoseconds: comparing one character closely with
    others.
    """

    left: int = MOST_WORK

    def spend(self, units: int) -> None:
        """Take off what is about to be done. Raises `Spent` if it is more than is left, which is nothing from
        then on.
        """
        if units > self.left:
            self.left = 0
            raise Spent
        self.left -= units
