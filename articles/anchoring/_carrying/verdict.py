"""What is to be said of a stretch, by what is known of it. Pure: evidence in, verdict out."""

from __future__ import annotations

from dataclasses import dataclass

from articles.anchoring.types import Reason, Status


@dataclass(frozen=True, slots=True)
class Evidence:
    """What three witnesses say: the alignment (where), the words (what), and the surroundings (is it the
    one).

    `whole`: all its words stand in a row in the new text. `typography`: they are the same letter by letter,
    or but for marks and spacing, or but for case. `proved`: with what is unchanged round them they stand
    nowhere else. `doubted`: another alignment is as good. `moved`: it stands elsewhere in the story.
    `coverage`: the share of its sentence that is still round it, 0 to 1. `is_long`: it says so much that it
    is its own evidence. `held`: what stood before and after it still does. `kept`, `alike`: the share of its
    weight that is there, and that others like it took the place of. `points`: only punctuation changed.
    `places`: where it may be meant. `pieces`: how many stretches it is now; `free`: how often its words
    stand where nothing is known to have stood.
    """

    whole: bool
    typography: Reason
    proved: bool
    doubted: bool
    moved: bool
    coverage: float
    likeness: float
    is_long: bool
    held: bool
    kept: float
    alike: float
    points: bool
    places: int
    pieces: int
    free: int
    remains: bool
    neighbours: bool
    twin: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status, how sure it is (0 to 1), and why."""

    status: Status
    score: float
    reasons: tuple[Reason, ...]


# How alike the old and the new sentence must be for a word in one to be the word in the other: much more
# when it has moved. Below the last bound the sentence is another one.
_ALIKE, _ALIKE_WHEN_LONG, _ALIKE_WHEN_MOVED, _ANOTHER = 0.8, 0.5, 0.995, 0.4
# Put elsewhere with more changes than that, it may be another passage like it: sooner so when it came alone.
_A_GUESS, _A_GUESS_WITH_NEIGHBOURS = 0.93, 0.7
# So much of the words themselves, or of words like them, must be there.
_LEFT, _LEFT_WHEN_LONG, _MOST = 0.3, 0.4, 0.6
# So much of its sentence must be round a word for another one to be in its place.
_COVERED = 0.5
# And so much of it round the same words, for these to be the nearest guess.
_COVERED_A_LITTLE = 0.45
_SEVERAL = 2


def decide(seen: Evidence) -> Verdict:
    """Return the verdict: the same words in proof, the same words in doubt, other words, or none."""
    if seen.doubted and seen.places and (seen.whole or not seen.pieces):
        return Verdict("ambiguous", 0.4, (_which(seen),))
    if seen.pieces and _is_it_still(seen):
        if _is_guess(seen):
            return Verdict(
                "ambiguous", 0.3, ("its sentence was rewritten round it", "put elsewhere in the story")
            )
        return _of_same_words(seen) if seen.whole else _of_other_words(seen)
    if seen.free:
        return Verdict("ambiguous", 0.3, (_which(seen),))
    return Verdict(
        "orphaned",
        0.0,
        ("its words are gone", *(("the same words remain, but were there before",) if seen.remains else ())),
    )


def _is_guess(seen: Evidence) -> bool:
    """Tell whether it would have been put elsewhere with so many changes that it may be another passage."""
    bar = _A_GUESS_WITH_NEIGHBOURS if seen.neighbours else _A_GUESS
    return seen.moved and seen.pieces == 1 and seen.likeness < bar


def _which(seen: Evidence) -> Reason:
    """Return why it can't be told which of equal words it is."""
    return (
        "the same words stand in several places" if seen.places > 1 else "of equal passages not all are left"
    )


def _is_it_still(seen: Evidence) -> bool:
    """Tell whether what is there is still the passage: enough of it is left, in a sentence that is still the
    same.
    """
    if seen.whole and seen.is_long:
        return True
    if seen.likeness < _ANOTHER and (seen.whole or seen.kept < _MOST):
        return False
    if seen.whole:
        return True
    if seen.is_long:
        return seen.kept >= _LEFT_WHEN_LONG
    return seen.kept >= _MOST or (
        seen.coverage >= _COVERED and (seen.held or seen.kept + seen.alike >= _LEFT)
    )


def _of_same_words(seen: Evidence) -> Verdict:
    """All its words are there, in a row: say so if that is proved."""
    place: tuple[Reason, ...] = ("put elsewhere in the story",) if seen.moved else ()
    if not seen.proved:
        little = seen.coverage < _COVERED and min(seen.coverage, seen.likeness) < _COVERED_A_LITTLE
        if little or seen.twin:
            return Verdict("ambiguous", 0.5, (_which(seen), *place))
        why: Reason = "too little came with it to be sure" if seen.places < _SEVERAL else _which(seen)
        return Verdict("altered", 0.5, (seen.typography, why, *place))
    bar = _ALIKE_WHEN_LONG if seen.is_long else _ALIKE
    if seen.likeness < (_ALIKE_WHEN_MOVED if seen.moved else bar):
        return Verdict("altered", 0.6, (seen.typography, "its sentence was rewritten round it", *place))
    cost = {"the same words": 0.0, "only typography changed": 0.01}.get(seen.typography, 0.03)
    score = 1.0 - cost - 0.1 * (1 - seen.coverage) - 0.05 * seen.moved
    return Verdict("moved" if seen.moved else "anchored", round(score, 3), (seen.typography, *place))


def _of_other_words(seen: Evidence) -> Verdict:
    """Some of its words are there, or others in their place."""
    reasons: list[Reason] = []
    if seen.points:
        reasons.append("only typography changed")
    elif seen.kept:
        reasons.append("words changed inside")
    else:
        reasons.append("other words stand in its place")
    if seen.pieces > 1:
        reasons.append("cut apart")
    if seen.coverage < _COVERED:
        reasons.append("its sentence was rewritten round it")
    if seen.moved:
        reasons.append("put elsewhere in the story")
    score = min(0.95, 0.1 + 0.6 * (seen.kept + 0.5 * seen.alike) + 0.2 * seen.coverage)
    return Verdict("altered", round(score, 3), tuple(reasons))
