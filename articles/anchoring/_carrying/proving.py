"""Whether unchanged words are proved to be the ones that were meant, and where else they may be."""

from __future__ import annotations

from articles.anchoring._carrying.pairing import FREE, Pairing, Run
from articles.anchoring._carrying.runs import Runs, sentences_round
from articles.anchoring._carrying.tokens import Tokens

# What is looked at on both sides of a stretch and of a sentence, in tokens; a longer sentence is looked at
# round the stretch only.
_AROUND, _BESIDE, _LONGEST_SOUGHT = 32, 8, 400
# A sentence that weighs less is a stock phrase, unless so much of what stands near it came with it.
_SAYS_ENOUGH, _NEIGHBOURS, _DRIFT, _COMPANY = 10.0, 30, 12, 2.5
_LISTED = 100


def is_proved(runs: Runs, low: int, high: int) -> bool:
    """Tell whether unchanged tokens, with what is unchanged round them, can't be taken for any others.

    Their sentence stands once in either text. Or it has not moved, and it does so with the words before it,
    and with those behind it; or it stands as often in the one as in the other, and is the same one in order,
    where hardly anything has moved. Neighbours on one side prove nothing: they may have been put there. Of
    several sentences, the first and the last must be proved.
    """
    old = runs.pairing.old
    one, other = old.sentence[low], old.sentence[high - 1]
    if one != other:
        return is_proved(runs, low, old.edges[one + 1]) and is_proved(runs, old.edges[other], high)
    run = runs.run_at(low)
    first, last = old.edges[one], old.edges[one + 1]
    if last - first > _LONGEST_SOUGHT:
        first, last = sentences_round(old, low, high)
    if run is None or not _has_company(runs, run, first, last):
        return False
    near = max(run.start, first), min(run.end, last)
    once = _stands_once(runs.pairing, run, *near)
    if once or run.moved:
        return once
    before, behind = max(run.start, first - _BESIDE), min(run.end, last + _BESIDE)
    return (
        _stands_once(runs.pairing, run, before, near[1]) and _stands_once(runs.pairing, run, near[0], behind)
    ) or (runs.is_in_order and _is_same_in_order(runs.pairing, run, *near))


def _has_company(runs: Runs, run: Run, first: int, last: int) -> bool:
    """Tell whether a sentence says enough by itself, or has some of its neighbours still round it, or an end
    of the text.

    A stock phrase, such as "He declined to comment.", may have been cut here and written anew there.
    """
    old, shift = runs.pairing.old, run.to - run.start
    if old.weight(max(first, run.start), min(last, run.end)) >= _SAYS_ENOUGH:
        return True
    if runs.is_another_story:
        return False
    if not run.to + first - run.start or (last, last + shift) == (len(old), len(runs.pairing.new)):
        return True
    return _neighbours(runs, run, first, last) >= min(_COMPANY, _round_about(old, first, last) / 2)


def came_with_neighbours(runs: Runs, low: int, high: int) -> bool:
    """Tell whether what stood near the sentence of a stretch was put elsewhere together with it."""
    old = runs.pairing.old
    first, last = sentences_round(old, low, high)
    index = runs.touched(low, high)[1] - 1
    return index >= 0 and _neighbours(runs, runs.runs[index], first, last) >= _COMPANY


def _neighbours(runs: Runs, run: Run, first: int, last: int) -> float:
    """Return the weight of what is near a stretch, and is still near the run that holds some of it."""
    old, partner, shift = runs.pairing.old, runs.pairing.partner, run.to - run.start
    begin, end = max(0, first - _NEIGHBOURS), min(len(old), last + _NEIGHBOURS)
    return sum(
        old.weight(at, at + 1)
        for stretch in ((begin, first), (last, end))
        for at in range(*stretch)
        if partner[at] != FREE and abs(partner[at] - at - shift) <= _DRIFT
    )


def _round_about(old: Tokens, first: int, last: int) -> float:
    """Return the weight of all that stands near a stretch."""
    return old.weight(max(0, first - _NEIGHBOURS), first) + old.weight(
        last, min(len(old), last + _NEIGHBOURS)
    )


def _stands_once(pairing: Pairing, run: Run, first: int, last: int) -> bool:
    """Tell whether tokens of a run stand once in the old text, and once in the new one."""
    old, new = pairing.old.letters, pairing.new.letters
    words, to = old[first:last], run.to + first - run.start
    if old.find(words) != first or new.find(words) != to:
        return False
    return old.find(words, first + 1) == new.find(words, to + 1) == FREE


def _is_same_in_order(pairing: Pairing, run: Run, first: int, last: int) -> bool:
    """Tell whether as many such tokens stand before these in one text as in the other, and behind them."""
    old, new = pairing.old.letters, pairing.new.letters
    words, to = old[first:last], run.to + first - run.start
    return old.count(words, 0, first) == new.count(words, 0, to) and old.count(words, first) == new.count(
        words, to
    )


def places(runs: Runs, low: int, high: int) -> list[int]:
    """Return where the tokens stand in the new text with what is unchanged of their sentence, the first
    hundred.
    """
    run = runs.run_at(low)
    first, last = sentences_round(runs.pairing.old, low, high)
    if run is not None:
        first, last = max(run.start, first, low - _AROUND), min(run.end, last, high + _AROUND)
    words, new = runs.pairing.old.letters[first:last], runs.pairing.new.letters
    found: list[int] = []
    at = new.find(words)
    while at != FREE and len(found) < _LISTED:
        found.append(at + low - first)
        at = new.find(words, at + 1)
    return found


def free_places(runs: Runs, low: int, high: int) -> list[int]:
    """Return where the tokens stand in the new text and nothing else has been taken to stand, the first
    hundred.
    """
    words, new, taken = runs.pairing.old.letters[low:high], runs.pairing.new.letters, runs.pairing.taken
    found: list[int] = []
    looked, at = 0, new.find(words)
    while at != FREE and len(found) < _LISTED and looked < _LISTED:
        looked += 1
        if taken[at] == taken[at + high - low - 1] == FREE:
            found.append(at)
        at = new.find(words, at + 1)
    return found
