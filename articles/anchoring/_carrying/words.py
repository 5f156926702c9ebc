"""The words of two versions of one passage, paired."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from rapidfuzz.distance import LCSseq, Postfix, Prefix

from articles.anchoring._carrying.pairing import FREE, Pairing, Run, Stretch, backbone, free_stretches
from articles.anchoring._carrying.tokens import Tokens

# The longest common subsequence of so many words times so many takes milliseconds, and a megabyte.
_MOST_CELLS = 4_000_000
# Words in a row that stand once on either side decide first, where there are too many for that.
_IN_A_ROW = (3, 1)
_DEEPEST = 6
# Less than one word that says something, with changes on both sides: it may be there by chance.
_ISLAND = 0.9
# What was put to the other end of its sentence: "Holt said" for "said Holt" is two words and no more.
_FEWEST_TURNED, _WEIGHT_TURNED = 2, 1.2


def pair_words(pairing: Pairing, here: Stretch, there: Stretch) -> None:
    """Pair the words of an old and a new stretch, none of them paired yet; note those that may be others."""
    _pair_in_order(pairing, here, there, 0)
    _doubt_islands(pairing, here)


def _pair_in_order(pairing: Pairing, here: Stretch, there: Stretch, depth: int) -> None:
    """Pair the longest common subsequence. What comes out otherwise when read from behind is in doubt."""
    old, new = pairing.old.letters[here[0] : here[1]], pairing.new.letters[there[0] : there[1]]
    if len(old) * len(new) > _MOST_CELLS:
        _pair_by_rare_words(pairing, here, there, depth)
        return
    forwards = dict(_common(old, new))
    backwards = {len(old) - 1 - at: len(new) - 1 - to for at, to in _common(old[::-1], new[::-1])}
    for at, to in forwards.items():
        pairing.pair(here[0] + at, there[0] + to, 1)
    for at in forwards.keys() | backwards.keys():
        if forwards.get(at) != backwards.get(at):
            other = backwards.get(at)
            pairing.doubts[here[0] + at] = FREE if other is None else there[0] + other


def _common(old: str, new: str) -> Iterator[tuple[int, int]]:
    """Give a longest common subsequence, pair by pair."""
    for block in LCSseq.opcodes(old, new):
        if block.tag == "equal":
            yield from zip(
                range(block.src_start, block.src_end), range(block.dest_start, block.dest_end), strict=True
            )


def _pair_by_rare_words(pairing: Pairing, here: Stretch, there: Stretch, depth: int) -> None:
    """Pair what stands once on either side and keeps its order, then what lies between; without any, both
    ends.
    """
    for length in _IN_A_ROW if depth < _DEEPEST else ():
        old, new = _once(pairing.old, here, length), _once(pairing.new, there, length)
        runs = [
            Run(at, at + length, new[words])
            for words, at in sorted(old.items(), key=itemgetter(1))
            if words in new
        ]
        if runs:
            break
    else:
        _pair_both_ends(pairing, here, there)
        return
    kept = backbone(runs, pairing.old)
    low, to = here[0], there[0]
    for run in [*(runs[index] for index in sorted(kept)), Run(here[1], here[1], there[1])]:
        # Words in a row overlap each other.
        if run.start < low or run.to < to:
            continue
        if low < run.start and to < run.to:
            _pair_in_order(pairing, (low, run.start), (to, run.to), depth + 1)
        pairing.pair(run.start, run.to, run.end - run.start)
        low, to = run.end, run.reached


def _pair_both_ends(pairing: Pairing, here: Stretch, there: Stretch) -> None:
    """Pair the words with which two stretches begin, and those with which they end, as far as they are the
    same.
    """
    old, new = pairing.old.letters[here[0] : here[1]], pairing.new.letters[there[0] : there[1]]
    begin = Prefix.similarity(old, new)
    end = min(Postfix.similarity(old, new), min(len(old), len(new)) - begin)
    pairing.pair(here[0], there[0], begin)
    pairing.pair(here[1] - end, there[1] - end, end)


def _once(tokens: Tokens, stretch: Stretch, length: int) -> dict[str, int]:
    """Return where the words in a row begin that stand once in a stretch."""
    seen: dict[str, int] = {}
    for at in range(stretch[0], stretch[1] - length + 1):
        words = tokens.letters[at : at + length]
        seen[words] = FREE if words in seen else at
    return {words: at for words, at in seen.items() if at != FREE}


def pair_turned(pairing: Pairing, here: Stretch, there: Stretch) -> None:
    """Pair words in a row that were put before or behind what stays, if they stand once on either side."""
    for low, high in list(free_stretches(pairing.partner, *here)):
        for first, last in list(free_stretches(pairing.taken, *there)):
            found = _longest(pairing, (low, high), (first, last))
            if found is not None:
                pairing.pair(found.start, found.to, found.end - found.start)
                for at in range(found.start, found.end):
                    pairing.doubts.pop(at, None)
                break


def _longest(pairing: Pairing, here: Stretch, there: Stretch) -> Run | None:
    """Find the heaviest words in a row that stand in both stretches, and once on either side."""
    old, new = pairing.old, pairing.new
    best: Run | None = None
    weight = _WEIGHT_TURNED
    for at in range(here[0], here[1] - _FEWEST_TURNED + 1):
        to = new.letters.find(old.letters[at : at + _FEWEST_TURNED], *there)
        if to == FREE:
            continue
        end = at + _FEWEST_TURNED
        while end < here[1] and to + end - at < there[1] and old.letters[end] == new.letters[to + end - at]:
            end += 1
        if old.weight(at, end) > weight:
            best, weight = Run(at, end, to), old.weight(at, end)
    return best


def _doubt_islands(pairing: Pairing, here: Stretch) -> None:
    """Doubt what is paired by itself between changes and says little."""
    low, high = here
    at = low
    partner = pairing.partner
    while at < high:
        if partner[at] == FREE:
            at += 1
            continue
        end = at + 1
        while end < high and partner[end] == partner[end - 1] + 1:
            end += 1
        alone = not _is_met(pairing, at, -1) and not _is_met(pairing, end, 0)
        if alone and pairing.old.weight(at, end) < _ISLAND:
            for token in range(at, end):
                pairing.doubts.setdefault(token, FREE)
        at = end


def _is_met(pairing: Pairing, edge: int, side: int) -> bool:
    """Tell whether the tokens on both sides of an edge are paired with neighbours."""
    before, behind = edge - 1, edge
    if behind >= len(pairing.old) or before < 0:
        return True
    inner = behind if side else before
    outer = before if side else behind
    return pairing.partner[outer] != FREE and pairing.partner[outer] - pairing.partner[inner] == outer - inner
