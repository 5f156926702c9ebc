"""Following a stretch of the old text into the new one: what of it is there, where, and how well that is
proved.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from articles.anchoring._carrying.likeness import replaced
from articles.anchoring._carrying.pairing import FREE, Pairing, Run, Stretch
from articles.anchoring._carrying.runs import Runs, sentences_round
from articles.anchoring._carrying.tokens import POINT, Tokens

# How far the end of a sentence is looked for, in tokens.
_SENTENCE_AROUND = 40
# Words that were added between two parts: more than these, or a whole sentence, and it has been cut apart.
_MOST_ADDED, _SHARE_ADDED = 12.0, 1.5
# What was cut into more is followed by its ends.
_MOST_RUNS = 120
# What stands in the place of other words weighs no more than this, or twice as much as they.
_MOST_REPLACING = 4.0
# More than that must be a little like what took its place.
_LEAST_ALIKE = 0.3
# Less than this share of what was cut apart is a crumb.
_CRUMB = 0.2
# A sentence with less round the stretch tells nothing.
_LEAST_ROUND = 1.0


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens `[low, high)` of the new text that those of a stretch of the old one became, or that took their
    place.
    """

    here: Stretch
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Trace:
    """What is left of a stretch of old tokens.

    `clusters` are the places of it in the new text, in the order of the old text. `kept` is the weight of
    the words that are there, `alike` that of what took the place of others, measured by likeness; `weight`
    is that of all. `coverage` is the share of its sentences that is still round it, `likeness` how much the
    old and the new sentences share, itself included (Dice; 1 when all of the old one is there in a row);
    `is_held` says that the words on both sides of it are still its neighbours.
    """

    clusters: tuple[Stretch, ...]
    whole: bool
    kept: float
    alike: float
    weight: float
    coverage: float
    likeness: float
    is_held: bool
    moved: bool
    doubted: float
    others: tuple[int, ...]


@dataclass(slots=True)
class Tracer:
    """Follows stretches through one pairing."""

    runs: Runs
    _gaps: dict[int, tuple[Stretch, Stretch, dict[int, tuple[int, float]]]] = field(default_factory=dict)

    @property
    def pairing(self) -> Pairing:
        """The two texts and their pairs."""
        return self.runs.pairing

    def trace(self, low: int, high: int) -> Trace:
        """Follow the old tokens `[low, high)`, at least one."""
        parts, kept, alike, moved = self._parts(low, high)
        clusters, (first, last) = self._clusters(parts, kept + alike)
        coverage, likeness = self._surroundings(max(low, first), min(high, last), clusters, kept)
        doubts = self.runs.doubts_in(low, high)
        return Trace(
            clusters,
            whole=self._is_whole(low, high),
            kept=kept,
            alike=alike,
            weight=self.pairing.old.weight(low, high),
            coverage=coverage,
            likeness=likeness,
            is_held=self._is_held(low, high),
            moved=moved and not self._is_turned(low, high, clusters),
            doubted=sum(self.pairing.old.weight(at, at + 1) for at in doubts),
            others=self._others(low, high, doubts),
        )

    def _parts(self, low: int, high: int) -> tuple[list[Part], float, float, bool]:
        """Return the parts of a stretch, what was kept and what is alike by weight, and whether any of it
        has moved.
        """
        old = self.pairing.old
        first, last = self.runs.touched(low, high)
        if last - first > _MOST_RUNS:
            return self._ends_of_parts(low, high, first, last)
        parts: list[Part] = []
        kept = alike = 0.0
        moved = False
        at = low
        for run in [*self.runs.runs[first:last], Run(high, high, 0)]:
            start, end = max(run.start, low), min(run.end, high)
            if at < start:
                part, likeness = self._hole(at, start)
                alike += likeness
                if part is not None:
                    parts.append(part)
            if start < end:
                shift = run.to - run.start
                parts.append(Part((start, end), start + shift, end + shift))
                kept += old.weight(start, end)
                moved = moved or run.moved
            at = max(at, end)
        return parts, kept, alike, moved

    def _ends_of_parts(
        self, low: int, high: int, first: int, last: int
    ) -> tuple[list[Part], float, float, bool]:
        """Return a very long stretch as one part, from the first to the last words that kept their order."""
        staying = (index for index in range(first, last) if not self.runs.runs[index].moved)
        one = next(staying, first)
        other = next((index for index in range(last - 1, one, -1) if not self.runs.runs[index].moved), one)
        begins, ends = self.runs.runs[one], self.runs.runs[other]
        start, end = max(low, begins.start), min(high, ends.end)
        kept = self.runs.sums[other + 1] - self.runs.sums[one]
        part = Part((start, end), begins.to + start - begins.start, ends.reached - (ends.end - end))
        return [part], min(kept, self.pairing.old.weight(low, high)), 0.0, begins.moved

    def _hole(self, low: int, high: int) -> tuple[Part | None, float]:
        """Return what took the place of unpaired tokens, which lie in one gap, and how alike it is in all."""
        old, new = self.pairing.old, self.pairing.new
        index = bisect_right(self.runs.starts, low)
        if index not in self._gaps:
            here, there = self._gap(index)
            self._gaps[index] = here, there, replaced(old, here, new, there)
        here, there, pairs = self._gaps[index]
        mine = [(at, *pairs[at]) for at in range(low, high) if at in pairs] if pairs else []
        likeness = sum(old.weight(at, at + 1) * like for at, _, like in mine)
        weight = old.weight(low, high)
        if weight > _MOST_REPLACING and likeness < _LEAST_ALIKE * weight:
            return None, 0.0
        whole = (low, high) == here
        if whole and there[0] < there[1] and new.weight(*there) <= max(_MOST_REPLACING, 2 * weight):
            return Part(here, *there), likeness
        if not mine:
            return None, 0.0
        return Part((low, high), mine[0][1], mine[-1][1] + 1), likeness

    def _gap(self, index: int) -> tuple[Stretch, Stretch]:
        """Return the gap before the run of that index, and the gap of the new text that belongs to it."""
        old, new, taken = self.pairing.old, self.pairing.new, self.pairing.taken
        one = self.runs.runs[index - 1] if index else Run(0, 0, 0)
        next_ = self.runs.runs[index] if index < len(self.runs.runs) else Run(len(old), len(old), len(new))
        here, first, last = (one.end, next_.start), one.reached, next_.to
        if first <= last and _ends(taken, first, last) == last:
            return here, (first, last)
        if index and not old.borders[one.end]:
            return here, (first, _ends(taken, first, _next_border(new, first)))
        if index < len(self.runs.runs) and not old.borders[next_.start]:
            low = last
            while low and taken[low - 1] == FREE and not new.borders[low] and last - low < _SENTENCE_AROUND:
                low -= 1
            return here, (low, last)
        return here, (0, 0)

    def _is_whole(self, low: int, high: int) -> bool:
        """Tell whether a stretch lies in one run."""
        run = self.runs.run_at(low)
        return run is not None and high <= run.end

    def _clusters(self, parts: list[Part], weight: float) -> tuple[tuple[Stretch, ...], Stretch]:
        """Join the parts that a reader would take for one passage; leave out crumbs of what was cut apart.

        Returns the passages, and from where to where in the old text they were.
        """
        new = self.pairing.new
        joined: list[list[Part]] = []
        for part in parts:
            last = joined[-1][-1] if joined else None
            if last is not None and last.high <= part.low and self._is_one(last.high, part.low, weight):
                joined[-1].append(part)
            elif not any(one[0].low < part.high and part.low < one[-1].high for one in joined):
                joined.append([part])
        weights = [new.weight(one[0].low, one[-1].high) for one in joined]
        bar = _CRUMB * sum(weights)
        kept = [one for one, mine in zip(joined, weights, strict=True) if mine >= bar or len(joined) == 1]
        places = tuple((one[0].low, one[-1].high) for one in kept)
        return places, (kept[0][0].here[0], kept[-1][-1].here[1]) if kept else (0, 0)

    def _is_one(self, low: int, high: int, weight: float) -> bool:
        """Tell whether what stands between two parts was added within the passage, and is no sentence of its
        own.
        """
        new = self.pairing.new
        if new.weight(low, high) > max(_MOST_ADDED, _SHARE_ADDED * weight):
            return False
        return high == low or sum(1 for at in range(low, high + 1) if new.borders[at]) < 2  # noqa: PLR2004 # both its ends

    def _surroundings(
        self, low: int, high: int, clusters: tuple[Stretch, ...], kept: float
    ) -> tuple[float, float]:
        """Return which share of the sentences round a stretch went with it, and how alike they are."""
        if not clusters:
            return 0.0, 0.0
        old, partner = self.pairing.old, self.pairing.partner
        first, last = sentences_round(old, low, high)
        run = self.runs.run_at(low)
        if run is not None and run.start <= first and last <= run.end:
            return 1.0, 1.0
        begin = min(sentences_round(self.pairing.new, *stretch)[0] for stretch in clusters)
        end = max(sentences_round(self.pairing.new, *stretch)[1] for stretch in clusters)
        there = sum(
            old.weight(at, at + 1)
            for stretch in ((first, low), (high, last))
            for at in range(*stretch)
            if begin <= partner[at] < end and at not in self.pairing.doubts
        )
        round_it = old.weight(first, low) + old.weight(high, last)
        new_weight = sum(
            self.pairing.new.weight(*span)
            for span in {sentences_round(self.pairing.new, *stretch) for stretch in clusters}
        )
        likeness = 2 * (kept + there) / max(POINT, old.weight(first, last) + new_weight)
        return (there / round_it if round_it >= _LEAST_ROUND else 1.0), min(1.0, likeness)

    def _is_turned(self, low: int, high: int, clusters: tuple[Stretch, ...]) -> bool:
        """Tell whether a stretch was put elsewhere within its own sentence, some of which kept its place."""
        if len(clusters) != 1:
            return False
        first, last = sentences_round(self.pairing.old, low, high)
        begin, end = sentences_round(self.pairing.new, *clusters[0])
        others = (at for stretch in ((first, low), (high, last)) for at in range(*stretch))
        kept = (self.runs.run_at(at) for at in others if begin <= self.pairing.partner[at] < end)
        return any(run is not None and not run.moved for run in kept)

    def _is_held(self, low: int, high: int) -> bool:
        """Tell whether the words on both sides of a stretch are still there, in order and not far from each
        other.
        """
        partner = self.pairing.partner
        before = partner[low - 1] if low else FREE
        behind = partner[high] if high < len(partner) else len(self.pairing.new)
        if low - 1 in self.pairing.doubts or high in self.pairing.doubts or (low and before == FREE):
            return False
        return before < behind <= before + 2 * (high - low) + _MOST_ADDED

    def _others(self, low: int, high: int, doubts: list[int]) -> tuple[int, ...]:
        """Return where in the new text the same words may be meant instead."""
        words, new = self.pairing.old.letters[low:high], self.pairing.new.letters
        starts = {self.pairing.doubts[at] - (at - low) for at in doubts if self.pairing.doubts[at] != FREE}
        return tuple(sorted(start for start in starts if start >= 0 and new.startswith(words, start)))


def _ends(taken: list[int], first: int, last: int) -> int:
    """Return where what is free from a place on ends, at most `last`."""
    return next((at for at in range(first, last) if taken[at] != FREE), last)


def _next_border(tokens: Tokens, at: int) -> int:
    """Return the next border of a sentence, not very far away."""
    last = min(len(tokens), at + _SENTENCE_AROUND)
    return next((place for place in range(at, last) if tokens.borders[place]), last)
