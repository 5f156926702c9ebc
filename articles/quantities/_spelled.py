"""Numbers in words: "twenty-three", "one hundred and five", "eleven thousand four hundred", "half a
dozen".
"""

from __future__ import annotations

from decimal import Decimal

from articles.quantities._tokens import Token
from articles.quantities._units import SCALES
from articles.quantities._words import ARTICLES, CARDINALS, TENS, UNITS

_HUNDRED = 100
_TEN = 10
_THOUSAND = 1000
_POWERS = {word: scale for word, scale in SCALES.items() if scale >= _THOUSAND}
_HALF = Decimal("0.5")


def read_spelled(tokens: list[Token], first: int) -> tuple[Decimal, int] | None:
    """Read the longest number in words that begins at a token; give it and the index behind it."""
    return read_scaled(tokens, first) or _Words(tokens, first).number()


def read_scaled(tokens: list[Token], first: int) -> tuple[Decimal, int] | None:
    """Read a part of a scale: "half a million", "a half-dozen", "a quarter of a million"."""
    return _Words(tokens, first).special()


class _Words:
    """One number in words, while it is being read."""

    def __init__(self, tokens: list[Token], first: int) -> None:
        self.tokens = tokens
        self.first = first

    def at(self, place: int) -> str:
        """Give the word at a place, or nothing."""
        if place >= len(self.tokens) or not self.tokens[place].is_word:
            return ""
        return self.tokens[place].low

    def special(self) -> tuple[Decimal, int] | None:
        """Read halves and quarters of a scale."""
        place = self.first
        words = [self.at(place + step) for step in range(5)]
        if words[0] in ARTICLES and words[1] == "half" and words[2] in SCALES:
            return SCALES[words[2]] / 2, place + 3
        if words[0] == "half":
            skip = 2 if words[1] in ARTICLES else 1
            scale = SCALES.get(words[skip])
            return (scale / 2, place + skip + 1) if scale else None
        if words[0] in {*ARTICLES, "one", "three"} and words[1].startswith("quarter") and words[2] == "of":
            scale = SCALES.get(words[4]) if words[3] in ARTICLES else None
            parts = 3 if words[0] == "three" else 1
            return (scale * parts / 4, place + 5) if scale else None
        return None

    def number(self) -> tuple[Decimal, int] | None:
        """Read groups below a thousand, each but the last with a smaller power behind it."""
        total, place, smallest = Decimal(0), self.first, Decimal(10) ** 18
        end = None
        while True:
            start = place
            if end is not None and self.at(place) == "and":
                start += 1
            group = self.group(start, joined=end is not None)
            if group is None or (start > place and group[0] >= _HUNDRED):
                break
            value, after = group
            power = _POWERS.get(self.at(after))
            if power is not None and (power >= smallest or start > place):
                break
            if power is None and end is not None and smallest <= value:
                break
            if self.at(after) == "hundred":
                break
            total += value * (power or 1)
            place = end = after + (power is not None)
            if power is None:
                break
            smallest = power
        return None if end is None else self.half(total, end, smallest)

    def half(self, total: Decimal, end: int, smallest: Decimal) -> tuple[Decimal, int]:
        """Add "and a half" to a number: to its last power, or before the power that follows."""
        if (self.at(end), self.at(end + 1), self.at(end + 2)) != ("and", "a", "half"):
            return total, end
        if self.at(end - 1) in {"hundred", "dozen"}:
            return total, end
        power = _POWERS.get(self.at(end + 3))
        if power is not None and total < _THOUSAND:
            return (total + _HALF) * power, end + 4
        return total + _HALF * (smallest if self.at(end - 1) in _POWERS else 1), end + 3

    def group(self, place: int, *, joined: bool) -> tuple[Decimal, int] | None:
        """Read a number below a thousand (or like "twenty-three hundred"), or an article before a power."""
        word = self.at(place)
        if not joined and self.stands_for_one(place):
            value, place = 1, place + (word not in SCALES)
        else:
            small = self.small(place)
            if small is None:
                return None
            value, place = small
        if self.at(place) == "dozen":
            return Decimal(12 * value), place + 1
        if self.at(place) != "hundred" or not value:
            return Decimal(value), place
        return self.hundreds(_HUNDRED * value, place + 1)

    def stands_for_one(self, place: int) -> bool:
        """Say whether "a" or "another" or nothing before a scale means one of it."""
        if self.at(place) in ARTICLES:
            return self.at(place + 1) in SCALES
        before = self.tokens[place - 1].low if place else ""
        return self.at(place) in SCALES and before in {"another", "further", "additional", "extra", "the"}

    def hundreds(self, value: int, place: int) -> tuple[Decimal, int]:
        """Add what follows a hundred, unless it turns out to be the next number's beginning."""
        start = place + (self.at(place) == "and")
        small = self.small(start)
        if small is None or self.at(small[1]) == "hundred" or self.breaks(start, small[1], place):
            return Decimal(value), place
        return Decimal(value + small[0]), small[1]

    def breaks(self, start: int, after: int, place: int) -> bool:
        """Say whether "and" parts two numbers here: "between one hundred and two thousand"."""
        parted = start > place and self.tokens[self.first - 1].low == "between" if self.first else False
        return parted and self.at(after) != "and"

    def small(self, place: int) -> tuple[int, int] | None:
        """Read a number below a hundred."""
        word = self.at(place)
        if word in UNITS:
            return UNITS[word], place + 1
        if word not in TENS:
            return None
        digit = UNITS.get(self.at(place + 1), 0)
        if 0 < digit < _TEN:
            return TENS[word] + digit, place + 2
        return TENS[word], place + 1


def is_number_word(word: str) -> bool:
    """Say whether a word is a cardinal or a scale."""
    return word in CARDINALS or word in SCALES
