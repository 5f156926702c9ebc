"""The runs of a pairing, ready to be looked up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from articles.anchoring._carrying.pairing import Pairing, Run, Stretch, backbone
from articles.anchoring._carrying.tokens import Tokens

# A sentence is looked at so far on both sides of what is asked for, in tokens.
_SENTENCE_AROUND = 40
# Less than this share of the lighter text in the other one is what two stories have in common by chance.
_SAME_STORY = 0.25
_MOST_MOVED = 0.05


@dataclass(slots=True)
class Runs:
    """The runs of a pairing in the order of the old text, each knowing whether it has moved.

    `starts` is where each begins, `sums` the weight of those before each, `doubts` the old tokens in doubt,
    in order; `is_in_order` whether so little has moved that the order of equal words says which is which.
    """

    pairing: Pairing
    runs: list[Run] = field(init=False)
    starts: list[int] = field(init=False)
    sums: list[float] = field(init=False)
    doubts: list[int] = field(init=False)
    is_in_order: bool = field(init=False)

    def __post_init__(self) -> None:
        runs = self.pairing.runs()
        kept = backbone(runs, self.pairing.old)
        self.runs = [Run(run.start, run.end, run.to, index not in kept) for index, run in enumerate(runs)]
        self.starts = [run.start for run in runs]
        weights = (self.pairing.old.weight(run.start, run.end) for run in runs)
        self.sums = list(accumulate(weights, initial=0.0))
        self.doubts = sorted(self.pairing.doubts)
        old = self.pairing.old
        moved = sum(old.weight(run.start, run.end) for run in self.runs if run.moved)
        self.is_in_order = moved <= _MOST_MOVED * self.sums[-1]

    @property
    def is_another_story(self) -> bool:
        """Whether hardly anything of either text is in the other."""
        old, new = self.pairing.old, self.pairing.new
        lighter = min(old.weight(0, len(old)), new.weight(0, len(new)))
        return self.sums[-1] < _SAME_STORY * lighter

    def run_at(self, at: int) -> Run | None:
        """Return the run that holds an old token."""
        index = bisect_right(self.starts, at) - 1
        return self.runs[index] if index >= 0 and at < self.runs[index].end else None

    def touched(self, low: int, high: int) -> tuple[int, int]:
        """Return which runs may hold old tokens of a stretch: from the one to before the other."""
        return max(bisect_right(self.starts, low) - 1, 0), bisect_left(self.starts, high)

    def doubts_in(self, low: int, high: int) -> list[int]:
        """Return the old tokens of a stretch that are in doubt."""
        return self.doubts[bisect_left(self.doubts, low) : bisect_left(self.doubts, high)]


def sentences_round(tokens: Tokens, low: int, high: int) -> Stretch:
    """Return the sentences that hold a stretch, as far as they are near it."""
    first = max(tokens.edges[tokens.sentence[low]], low - _SENTENCE_AROUND)
    return first, min(tokens.edges[tokens.sentence[high - 1] + 1], high + _SENTENCE_AROUND)
