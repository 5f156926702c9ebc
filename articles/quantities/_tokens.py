"""The smallest parts of the words of a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

DOUBTFUL = re.compile(r"[1-9]\d{0,2}\.\d{3}")
"""Digits that are a thousand to some readers, and a number with three decimals to others: "1.500"."""


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    NUMBER = auto()
    NAME = auto()  # has digits, and is no number: T-72, 170mm guns, 10:30
    DATE = auto()  # 2025-03-27
    ORDINAL = auto()  # 27th
    DECADE = auto()  # 1990s
    MARK = auto()
    ODD = auto()  # has digits, and is nothing that can be read


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in digits with what touches it. `letters` may be a scale or a unit; that is decided later."""

    value: Decimal
    digits: str
    sign: str = ""
    money: str = ""
    letters: str = ""

    @property
    def is_plain(self) -> bool:
        """Say whether there is nothing but digits, so that it may be a year or a day."""
        return self.digits.isdigit() and not (self.sign or self.money or self.letters)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark, and its place. `reason` says why a name or oddity is not a number."""

    kind: Kind
    text: str
    low: str
    start: int
    end: int
    numeral: Numeral | None = None
    until: Numeral | None = None
    reason: str = ""
    joined: bool = False  # with the token before it, by a hyphen

    @property
    def is_word(self) -> bool:
        """Say whether it is a word without digits."""
        return self.kind is Kind.WORD

    @property
    def is_capital(self) -> bool:
        """Say whether it begins with a capital letter."""
        return self.text[:1].isupper()


def lows(tokens: list[Token], first: int, last: int) -> tuple[str, ...]:
    """Give the lower-case words of a stretch; a token that is no word gives an empty one."""
    return tuple(
        token.low if token.kind is Kind.WORD else "" for token in tokens[max(0, first) : max(0, last)]
    )
