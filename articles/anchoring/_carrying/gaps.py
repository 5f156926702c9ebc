"""What lies between the first pairs: sentences that were edited, cut in two, joined, or put elsewhere and
edited.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.anchoring._carrying.pairing import FREE, Pairing, Run, Stretch, backbone, free_stretches
from articles.anchoring._carrying.tokens import POINT, Tokens
from articles.anchoring._carrying.words import pair_turned, pair_words

# Comparing each sentence of a gap with each other one: beyond this it would take seconds.
_MOST_COMPARED = 40_000
# Two sentences are versions of one when the lighter one is that far in the other.
_LIKENESS = 0.38
# Stretches at the same end of a gap go on from the same words.
_SAME_END = 1.0
# A sentence is looked for elsewhere when so much of it is free.
_SHARE_FREE = 0.6
_LIKENESS_ELSEWHERE, _LEAD_ELSEWHERE, _LEAST_ELSEWHERE = 0.5, 0.15, 3.0
_MOST_STANDING = 40
_LONGEST_TURNED = 400
# With less in common, two sentences are not versions of one: by both of them, and by the old one.
_VERSION, _SHARE_OF_VERSION = 0.42, 0.5


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence, or what is left of one: where it stands, its words with their number, what they weigh."""

    low: int
    high: int
    words: Counter[str]
    weight: float


def fill_gaps(pairing: Pairing) -> None:
    """Pair the words of sentences that are versions of each other."""
    _fill_between_neighbours(pairing)
    _fill_along_backbone(pairing)
    _fill_elsewhere(pairing)
    _fill_between_neighbours(pairing)
    _fill_turned(pairing)
    _part_strangers(pairing)


def _fill_between_neighbours(pairing: Pairing) -> None:
    """Fill between two runs that follow each other in both texts, moved ones too."""
    runs = _with_ends(pairing, pairing.runs())
    for one, next_ in pairwise(runs):
        if one.end < next_.start and one.reached < next_.to and _is_free(pairing, one.reached, next_.to):
            _fill(pairing, [(one.end, next_.start)], [(one.reached, next_.to)])


def _fill_along_backbone(pairing: Pairing) -> None:
    """Fill between two runs of the backbone, past what has moved."""
    runs = pairing.runs()
    kept = backbone(runs, pairing.old)
    for one, next_ in pairwise(_with_ends(pairing, [runs[index] for index in sorted(kept)])):
        here = list(free_stretches(pairing.partner, one.end, next_.start))
        there = list(free_stretches(pairing.taken, one.reached, next_.to))
        if here and there:
            _fill(pairing, here, there)


def _with_ends(pairing: Pairing, runs: Sequence[Run]) -> list[Run]:
    """Put empty runs where both texts begin and end."""
    old, new = len(pairing.old), len(pairing.new)
    return [Run(0, 0, 0), *runs, Run(old, old, new)]


def _is_free(pairing: Pairing, low: int, high: int) -> bool:
    return next(free_stretches(pairing.taken, low, high), None) == (low, high)


def _fill(pairing: Pairing, here: Sequence[Stretch], there: Sequence[Stretch]) -> None:
    """Pair the words of the sentences in two lists of stretches that belong together, in order."""
    old, new = list(_units(pairing.old, here)), list(_units(pairing.new, there))
    if len(old) == len(new) == 1 and _goes_on(pairing, old[0], new[0]):
        pair_words(pairing, (old[0].low, old[0].high), (new[0].low, new[0].high))
        return
    if len(old) * len(new) > _MOST_COMPARED:
        return
    for first, second in _beads(pairing, old, new):
        pair_words(
            pairing,
            (old[first[0]].low, old[first[1] - 1].high),
            (new[second[0]].low, new[second[1] - 1].high),
        )


def _units(tokens: Tokens, stretches: Iterable[Stretch]) -> Iterable[_Unit]:
    """Cut stretches at the borders of sentences."""
    for low, high in stretches:
        edges = [low, *(at for at in range(low + 1, high) if tokens.borders[at]), high]
        for first, last in pairwise(edges):
            yield _unit(tokens, first, last)


def _unit(tokens: Tokens, low: int, high: int) -> _Unit:
    return _Unit(low, high, Counter(tokens.letters[low:high]), tokens.weight(low, high))


def _goes_on(pairing: Pairing, old: _Unit, new: _Unit) -> bool:
    """Tell whether two stretches are parts of sentences that go on with paired words at the same end."""
    before = not pairing.old.borders[old.low] and not pairing.new.borders[new.low]
    after = not pairing.old.borders[old.high] and not pairing.new.borders[new.high]
    return (before and old.low > 0 and pairing.partner[old.low - 1] == new.low - 1) or (
        after and old.high < len(pairing.old) and pairing.partner[old.high] == new.high
    )


def _gain(pairing: Pairing, old: _Unit, new: _Unit) -> float:
    """Return how much is gained by taking two stretches for versions of each other; below zero, it is a
    loss.
    """
    gain = _shared(pairing, old.words, new.words) - _LIKENESS * min(old.weight, new.weight)
    return gain + _SAME_END if _goes_on(pairing, old, new) else gain


def _shared(pairing: Pairing, here: Counter[str], there: Counter[str]) -> float:
    """Return the weight of the words that two stretches share."""
    weights = pairing.weights
    return sum(weights[word] * min(here[word], there[word]) for word in here.keys() & there.keys())


def _twos(units: Sequence[_Unit]) -> list[_Unit]:
    """Return each two neighbours as one."""
    return [
        _Unit(one.low, other.high, one.words + other.words, one.weight + other.weight)
        for one, other in pairwise(units)
    ]


_STEPS = ((1, 1), (1, 2), (2, 1))


def _beads(pairing: Pairing, old: Sequence[_Unit], new: Sequence[_Unit]) -> list[tuple[Stretch, Stretch]]:
    """Choose which sentences are versions of which, in order: one of one, or one of two, or two of one.

    As in Gale and Church, "A program for aligning sentences in bilingual corpora" (1993), with shared words
    for a measure.
    """
    olds, news = (old, _twos(old)), (new, _twos(new))
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    step: list[list[Stretch]] = [[(0, 1)] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(1, len(old) + 1):
        step[i][0] = (1, 0)
        for j in range(1, len(new) + 1):
            best[i][j], step[i][j] = max((best[i - 1][j], (1, 0)), (best[i][j - 1], (0, 1)))
            for down, right in _STEPS:
                if down <= i and right <= j:
                    gain = _gain(pairing, olds[down - 1][i - down], news[right - 1][j - right])
                    # Two of one must be worth more than one of one.
                    total = best[i - down][j - right] + gain - 0.2 * (down + right - 2)
                    if gain > 0 and total > best[i][j]:
                        best[i][j], step[i][j] = total, (down, right)
    beads = []
    i, j = len(old), len(new)
    while i or j:
        down, right = step[i][j]
        if down and right:
            beads.append(((i - down, i), (j - right, j)))
        i, j = i - down, j - right
    return beads


def _fill_elsewhere(pairing: Pairing) -> None:
    """Pair the words of sentences that were put elsewhere and edited: of the likest two, if no third is as
    like.
    """
    old, new = _left(pairing.old, pairing.partner), _left(pairing.new, pairing.taken)
    standing: defaultdict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(new):
        for word in unit.words:
            if pairing.weights[word] > POINT:
                standing[word].append(number)
    liked: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for index, unit in enumerate(old):
        near = {
            number
            for word in unit.words
            if len(standing[word]) <= _MOST_STANDING
            for number in standing[word]
        }
        found = _likest([(_likeness(pairing, unit, new[number]), number) for number in near])
        if found is not None:
            liked[found[1]].append((found[0], index))
    for number, those in liked.items():
        one = _likest(those)
        if one is not None:
            unit = old[one[1]]
            pair_words(pairing, (unit.low, unit.high), (new[number].low, new[number].high))


def _likest(rated: list[tuple[float, int]]) -> tuple[float, int] | None:
    """Return the likest, if it is like enough and no other one nearly as like."""
    first, second = [*sorted(rated, reverse=True), (0.0, FREE), (0.0, FREE)][:2]
    clear = first[0] >= _LIKENESS_ELSEWHERE and first[0] >= second[0] + _LEAD_ELSEWHERE
    return first if clear else None


def _fill_turned(pairing: Pairing) -> None:
    """Pair what was put to the other end of its sentence: "Holt said" before what stood after it."""
    old, new = pairing.old, pairing.new
    for low, high in pairwise(old.edges):
        if high - low > _LONGEST_TURNED:
            continue
        went: Counter[int] = Counter()
        for at in range(low, high):
            if pairing.partner[at] != FREE:
                went[new.sentence[pairing.partner[at]]] += 1
        if went and went.total() < high - low:
            number = went.most_common(1)[0][0]
            there = new.edges[number], new.edges[number + 1]
            if there[1] - there[0] <= _LONGEST_TURNED:
                pair_turned(pairing, (low, high), there)


def _part_strangers(pairing: Pairing) -> None:
    """Part the words of sentences that share too little to be versions of each other: "said on Monday" and
    no more.
    """
    old, new = pairing.old, pairing.new
    for low, high in pairwise(old.edges):
        places = [at for at in range(low, high) if pairing.partner[at] != FREE]
        if not places or len(places) == high - low:
            continue
        shared = sum(old.weight(at, at + 1) for at in places)
        whole = old.weight(low, high)
        went = {new.sentence[pairing.partner[at]] for at in places}
        there = sum(new.weight(new.edges[number], new.edges[number + 1]) for number in went)
        if shared < _SHARE_OF_VERSION * whole and 2 * shared < _VERSION * (whole + there):
            for at in places:
                pairing.part(at, pairing.partner[at], 1)
                pairing.doubts.pop(at, None)


def _left(tokens: Tokens, partner: Sequence[int]) -> list[_Unit]:
    """Return the sentences that are mostly free, as far as they are."""
    found = []
    for low, high in pairwise(tokens.edges):
        free = list(free_stretches(partner, low, high))
        weight = sum(tokens.weight(*stretch) for stretch in free)
        if free and weight >= _LEAST_ELSEWHERE and weight >= _SHARE_FREE * tokens.weight(low, high):
            found.append(_unit(tokens, *max(free, key=lambda stretch: tokens.weight(*stretch))))
    return found


def _likeness(pairing: Pairing, one: _Unit, other: _Unit) -> float:
    """Return how much two sentences share, of both together: 0 to 1 (Dice)."""
    return 2 * _shared(pairing, one.words, other.words) / (one.weight + other.weight)
