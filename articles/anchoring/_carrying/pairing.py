"""Which token of the old text is which of the new one, as far as is known."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from articles.anchoring._carrying.tokens import Tokens

FREE = -1

type Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `[start, end)` of the old text that are those from `to` on of the new one, one by one.

    `moved` says that it stands elsewhere in the story than it did, and not only further down.
    """

    start: int
    end: int
    to: int
    moved: bool = False

    @property
    def reached(self) -> int:
        """Where it ends in the new text."""
        return self.to + self.end - self.start


@dataclass(slots=True)
class Pairing:
    """Old and new tokens, paired one to one. What isn't paired is `FREE`.

    `doubts` holds old tokens whose partner could as well be another one: the place of that, or `FREE` where
    the token may as well be gone. `weights` is what each letter of the two texts weighs.
    """

    old: Tokens
    new: Tokens
    weights: Mapping[str, float]
    partner: list[int] = field(default_factory=list)
    taken: list[int] = field(default_factory=list)
    doubts: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.partner = [FREE] * len(self.old)
        self.taken = [FREE] * len(self.new)

    def pair(self, start: int, to: int, length: int) -> None:
        """Pair `length` tokens from `start` on with those from `to` on."""
        self.partner[start : start + length] = range(to, to + length)
        self.taken[to : to + length] = range(start, start + length)

    def part(self, start: int, to: int, length: int) -> None:
        """Take a pairing back."""
        self.partner[start : start + length] = [FREE] * length
        self.taken[to : to + length] = [FREE] * length

    def runs(self) -> list[Run]:
        """Return the longest stretches paired one by one, in the order of the old text."""
        found: list[Run] = []
        start = expected = FREE
        for at, to in enumerate(self.partner):
            if to == expected and start != FREE:
                expected += 1
                continue
            if start != FREE:
                found.append(Run(start, at, self.partner[start]))
            start, expected = (FREE, FREE) if to == FREE else (at, to + 1)
        if start != FREE:
            found.append(Run(start, len(self.partner), self.partner[start]))
        return found


def free_stretches(partner: Sequence[int], low: int, high: int) -> Iterator[Stretch]:
    """Give the stretches between two places that are not paired."""
    start = FREE
    for at in range(low, high):
        if partner[at] == FREE:
            if start == FREE:
                start = at
        elif start != FREE:
            yield start, at
            start = FREE
    if start != FREE:
        yield start, high


def backbone(runs: Sequence[Run], old: Tokens) -> set[int]:
    """Return which runs keep their order in both texts: of all such choices the weightiest.

    The rest has moved. Takes runs in the order of the old text; the time is that of sorting them.
    """
    order = sorted({run.to for run in runs})
    # A tree of the weightiest chain that ends before a place of the new text (Fenwick 1994).
    best = [(0.0, FREE)] * (len(order) + 1)
    before = [FREE] * len(runs)
    for index, run in enumerate(runs):
        rank = bisect_left(order, run.to) + 1
        weight, last = 0.0, FREE
        at = rank - 1
        while at:
            if best[at][0] > weight:
                weight, last = best[at]
            at &= at - 1
        before[index] = last
        # Among chains of equal weight the longer one, and a little for each run: never a chain of nothing.
        total = weight + old.weight(run.start, run.end) + 0.001 * (run.end - run.start)
        at = rank
        while at < len(best):
            if best[at][0] < total:
                best[at] = total, index
            at += at & -at
    kept: set[int] = set()
    at = max(best)[1] if runs else FREE
    while at != FREE:
        kept.add(at)
        at = before[at]
    return kept
