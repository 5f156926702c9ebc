"""The first pairs: words in a row that stand once in either text, and all that is alike round them.

What stands once can't be taken for anything else. This is the idea of patience diff and of Heckel's ("A
technique for isolating differences between files", 1978), which finds what has moved as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import pairwise

from articles.anchoring._carrying.pairing import FREE, Pairing, Run, Stretch, backbone, free_stretches
from articles.anchoring._carrying.tokens import BLOCK, SENTENCE, Tokens

_LENGTHS = (24, 12, 7)
# Fewer tokens than these behind the border of a sentence are no evidence that they belong there.
_TAIL = 8
# So much of a sentence must have moved with a stretch, or so many tokens, for it to have moved and not to be
# a phrase that people use.
_SHARE_MOVED, _TOKENS_MOVED, _WEIGHT_MOVED = 0.6, 12, 2.0
_FEWEST_IN_SENTENCE = 3

type Cut = Callable[[Tokens, Stretch], Iterable[Stretch]]


def pair_seeds(pairing: Pairing) -> None:
    """Pair what is unmistakably the same, wherever it stands."""
    _pair_ends(pairing)
    for length in _LENGTHS:
        _pair_unique(pairing, _grams_of(length))
        if length == _LENGTHS[1]:
            _pair_unique(pairing, partial(_between, border=BLOCK))
            _pair_unique(pairing, partial(_between, border=SENTENCE))
    _drop_phrases(pairing)


def _pair_ends(pairing: Pairing) -> None:
    """Pair the sentences with which both texts begin, and those with which both end."""
    old, new = pairing.old, pairing.new
    length, most = 0, min(len(old), len(new))
    while length < most and old.letters[length] == new.letters[length]:
        length += 1
    while length and not (old.borders[length] and new.borders[length]):
        length -= 1
    pairing.pair(0, 0, length)
    back, most = 0, most - length
    while back < most and old.letters[-1 - back] == new.letters[-1 - back]:
        back += 1
    while back and not (old.borders[len(old) - back] and new.borders[len(new) - back]):
        back -= 1
    pairing.pair(len(old) - back, len(new) - back, back)


def _grams_of(length: int) -> Cut:
    """Return a cut into all words in a row of some length."""
    return lambda _, stretch: ((at, at + length) for at in range(stretch[0], stretch[1] - length + 1))


def _between(tokens: Tokens, stretch: Stretch, border: int) -> Iterator[Stretch]:
    """Give the whole sentences, or blocks, of a stretch."""
    ends = [at for at in range(stretch[0], stretch[1] + 1) if tokens.borders[at] >= border]
    return ((low, high) for low, high in pairwise(ends) if high - low >= _FEWEST_IN_SENTENCE)


def _pair_unique(pairing: Pairing, cut: Cut) -> None:
    """Pair the units that stand once in what is free of either text, and what is alike on both sides of
    them.
    """
    here = _single(pairing.old, free_stretches(pairing.partner, 0, len(pairing.old)), cut)
    there = _single(pairing.new, free_stretches(pairing.taken, 0, len(pairing.new)), cut)
    for words, at in here.items():
        to = there.get(words, FREE)
        if FREE in {at, to}:
            continue
        last, behind = at + len(words) - 1, to + len(words) - 1
        if pairing.partner[at] == pairing.partner[last] == pairing.taken[to] == pairing.taken[behind] == FREE:
            _extend(pairing, at, to, len(words))


def _single(tokens: Tokens, stretches: Iterable[Stretch], cut: Cut) -> dict[str, int]:
    """Return where each unit begins; `FREE` for one that stands there several times."""
    found: dict[str, int] = {}
    letters = tokens.letters
    for stretch in stretches:
        for low, high in cut(tokens, stretch):
            words = letters[low:high]
            found[words] = FREE if words in found else low
    return found


def _extend(pairing: Pairing, at: int, to: int, length: int) -> None:
    """Pair a unit and what is alike round it: but of a sentence that begins or ends beyond it, all or
    nothing.

    Two paragraphs that are put one behind the other may begin with the same words.
    """
    low, high, shift = at, at + length, to - at
    old, new, partner, taken = pairing.old, pairing.new, pairing.partner, pairing.taken
    while low and low + shift and old.letters[low - 1] == new.letters[low - 1 + shift]:
        if partner[low - 1] != FREE or taken[low - 1 + shift] != FREE:
            break
        low -= 1
    while high < len(old) and high + shift < len(new) and old.letters[high] == new.letters[high + shift]:
        if partner[high] != FREE or taken[high + shift] != FREE:
            break
        high += 1
    if any(partner[i] != FREE for i in range(at, at + length)) or any(
        taken[i] != FREE for i in range(to, to + length)
    ):
        return
    low, high = _whole_sentences(pairing, low, high, shift)
    pairing.pair(low, low + shift, high - low)


def _whole_sentences(pairing: Pairing, low: int, high: int, shift: int) -> Stretch:
    """Take off the beginning of a sentence at the end, and the end of one at the beginning, when they are
    short.
    """
    old, new = pairing.old.borders, pairing.new.borders

    def common(at: int) -> bool:
        return bool(old[at] and new[at + shift])

    tail = next((at for at in range(high, max(low, high - _TAIL), -1) if common(at)), high)
    head = next((at for at in range(low, min(tail, low + _TAIL)) if common(at)), low)
    return head, tail


def _drop_phrases(pairing: Pairing) -> None:
    """Part what would have moved but is a phrase only, such as "the ministry said on Monday"."""
    runs = pairing.runs()
    kept = backbone(runs, pairing.old)
    for index, run in enumerate(runs):
        if index not in kept and not _may_have_moved(pairing, run):
            pairing.part(run.start, run.to, run.end - run.start)


def _may_have_moved(pairing: Pairing, run: Run) -> bool:
    """Tell whether a run is most of a sentence in either text, or long enough by itself."""
    if run.end - run.start >= _TOKENS_MOVED:
        return True
    ends = ((pairing.old, run.start, run.end), (pairing.new, run.to, run.reached))
    return any(
        tokens.weight(max(low, first), min(high, last)) >= _SHARE_MOVED * tokens.weight(first, last)
        and (tokens.weight(low, high) >= _WEIGHT_MOVED or (low <= first and last <= high))
        for tokens, low, high in ends
        for first, last in _sentences(tokens, low, high)
    )


def _sentences(tokens: Tokens, low: int, high: int) -> Iterator[Stretch]:
    """Give the sentences that a stretch touches at its ends."""
    for number in {tokens.sentence[low], tokens.sentence[high - 1]}:
        yield tokens.edges[number], tokens.edges[number + 1]
