"""Where what was dropped or added could as well be a little earlier or later, nobody can tell which words
stayed.
"""

from __future__ import annotations

from itertools import pairwise

from articles.anchoring._carrying.pairing import FREE, Pairing, Run, Stretch
from articles.anchoring._carrying.tokens import POINT, SENTENCE, Tokens


def settle_slides(pairing: Pairing) -> None:
    """Let what was dropped or added begin and end at the borders of sentences or blocks, and doubt the rest.

    "A b. C b. D" of which "C b." or "b. C" was dropped is "A b. D" either way. A whole paragraph or sentence
    is likelier than two halves. Where there is a choice of these, or none is one, the words that it is about
    are in doubt.
    """
    began = 0
    end = Run(len(pairing.old), len(pairing.old), len(pairing.new))
    for one, next_ in pairwise([Run(0, 0, 0), *pairing.runs(), end]):
        shift = 0
        # The run before may have taken tokens from this one.
        start = max(one.start, began)
        here = Run(start, one.end, one.to + start - one.start)
        if one.reached == next_.to and one.end < next_.start:
            shift = _slide(pairing, here, next_, pairing.old, (one.end, next_.start), dropped=True)
        elif one.end == next_.start and one.reached < next_.to:
            shift = _slide(pairing, here, next_, pairing.new, (one.reached, next_.to), dropped=False)
        began = next_.start + shift


def _slide(pairing: Pairing, one: Run, next_: Run, tokens: Tokens, gap: Stretch, *, dropped: bool) -> int:
    """Settle one gap of one text between two runs that touch in the other; return by how much it was
    shifted.
    """
    letters, (low, high) = tokens.letters, gap
    back, most = 0, one.end - one.start
    while back < most and letters[low - 1 - back] == letters[high - 1 - back]:
        back += 1
    ahead, most = 0, next_.end - next_.start
    while ahead < most and letters[low + ahead] == letters[high + ahead]:
        ahead += 1
    if not back + ahead:
        return 0
    shift, alone = _best(tokens, gap, back, ahead)
    length = high - low
    if dropped:
        _drop_at(pairing, one, gap, shift)
        if not alone:
            _doubt_dropped(pairing, low - back, high + ahead, length)
    else:
        _add_at(pairing, one, gap, shift)
        if not alone:
            _doubt_added(pairing, (one.end - back, one.end + ahead), high - low, high + ahead)
    return shift


def _best(tokens: Tokens, gap: Stretch, back: int, ahead: int) -> tuple[int, bool]:
    """Return by how much the gap is best shifted, and whether that is better than any other way."""
    rated = [
        (min(one, other), one + other, -abs(shift), shift)
        for shift in range(-back, ahead + 1)
        for one, other in [(tokens.borders[gap[0] + shift], tokens.borders[gap[1] + shift])]
    ]
    best = max(rated)
    # Two ways to take out whole sentences are as good as each other, whatever stands on lines of its own.
    if sum(1 for rate in rated if rate[0] >= SENTENCE) == 1:
        return best[-1], True
    # Only points would change places.
    low = gap[0] - back
    return best[-1], all(
        tokens.weight(at, at + 1) < POINT for at in [*range(low, gap[0]), *range(gap[1], gap[1] + ahead)]
    )


def _drop_at(pairing: Pairing, one: Run, gap: Stretch, shift: int) -> None:
    """Pair what lies round a dropped stretch anew, when this is taken to begin `shift` tokens later."""
    low, high = gap
    if shift > 0:
        pairing.part(high, one.reached, shift)
        pairing.pair(low, one.reached, shift)
    elif shift < 0:
        pairing.part(low + shift, one.reached + shift, -shift)
        pairing.pair(high + shift, one.reached + shift, -shift)


def _add_at(pairing: Pairing, one: Run, gap: Stretch, shift: int) -> None:
    """Pair what lies round an added stretch anew, when this is taken to begin `shift` tokens later."""
    low, high = gap
    if shift > 0:
        pairing.part(one.end, high, shift)
        pairing.pair(one.end, low, shift)
    elif shift < 0:
        pairing.part(one.end + shift, low + shift, -shift)
        pairing.pair(one.end + shift, high + shift, -shift)


def _doubt_dropped(pairing: Pairing, low: int, high: int, length: int) -> None:
    """Doubt which of the equal words in a stretch of the old text were dropped."""
    for at in range(low, high):
        other = FREE
        if pairing.partner[at] == FREE:
            twin = at - length if at - length >= low else at + length
            if not low <= twin < high:
                continue
            other = pairing.partner[twin]
            if other == FREE:
                continue
        elif not (at - length >= low or at + length < high):
            continue
        _doubt(pairing, at, other)


def _doubt_added(pairing: Pairing, stretch: Stretch, length: int, end: int) -> None:
    """Doubt which of the equal words that end at `end` of the new text were added."""
    for at in range(*stretch):
        to = pairing.partner[at]
        _doubt(pairing, at, to + length if to + length < end else to - length)


def _doubt(pairing: Pairing, at: int, other: int) -> None:
    if pairing.old.weight(at, at + 1) >= POINT:
        pairing.doubts[at] = other
