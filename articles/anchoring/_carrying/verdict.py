"""What is to be said of a stretch, by what is known of it. Pure: evidence in, verdict out."""

from __future__ import annotations

from dataclasses import dataclass

from articles.anchoring.types import Reason, Status


@dataclass(frozen=True, slots=True)
class Evidence:
    """What three witnesses say: the alignment (where), the words (what), and the surroundings (is it the one).

    `whole`: all its words stand in a row in the new text. `typography`: they are the same letter by letter, or but
    for marks and spacing, or but for case. `proved`: with what is unchanged round them they stand nowhere else.
    `doubted`: another alignment is as good. `moved`: it stands elsewhere in the story. `coverage`: the share of
    its sentence that is still round it, 0 to 1. `is_long`: it says so much that it is its own evidence.
    `held`: what stood before and after it still does. `kept`, `alike`: the share of its weight that is there, and
    that others like it took the place of. `points`: only punctuation changed. `places`: where it may be meant.
    `pieces`: how many stretches it is now; `free`: how often its words stand where nothing is known to have stood.
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


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status, how sure it is (0 to 1), and why."""

    status: Status
    score: float
    reasons: tuple[Reason, ...]


_COVERED = 0.5
# How alike the sentences must be for a word in them to be the same word: much more when they have moved.
_ALIKE, _ALIKE_WHEN_MOVED, _A_GUESS = 0.55, 0.9, 0.7
# So much of the words, or of words like them, must be there for it to be the passage still.
_LEFT = 0.3
# A word that took the place of another in a sentence that is otherwise itself.
_COVERED_IN_PLACE = 0.5


def decide(seen: Evidence) -> Verdict:
    """Return the verdict: the same words in proof, the same words in doubt, other words, or none."""
    if seen.whole:
        return _of_same_words(seen)
    if seen.doubted and seen.places:
        return Verdict("ambiguous", 0.4, ("of equal passages not all are left",))
    if seen.pieces and _is_guess(seen):
        return Verdict("ambiguous", 0.3, ("its sentence was rewritten round it", "put elsewhere in the story"))
    if not seen.pieces or not _is_it_still(seen):
        if seen.free:
            return Verdict("ambiguous", 0.3, ("the same words stand in several places",))
        reasons: tuple[Reason, ...] = ("its words are gone",)
        if seen.remains:
            reasons += ("the same words remain, but were there before",)
        return Verdict("orphaned", 0.0, reasons)
    return _of_other_words(seen)


def _of_same_words(seen: Evidence) -> Verdict:
    """All its words are there, in a row: say so if that is proved."""
    place: tuple[Reason, ...] = ("put elsewhere in the story",) if seen.moved else ()
    if not seen.proved and not seen.doubted and seen.coverage >= _COVERED_IN_PLACE and not _is_guess(seen):
        return Verdict("altered", 0.5, ("the same words stand in several places", *place))
    if seen.doubted or not seen.proved or _is_guess(seen):
        if seen.places > 1:
            return Verdict("ambiguous", 0.5, ("the same words stand in several places", *place))
        return Verdict("ambiguous", 0.5, ("of equal passages not all are left", *place))
    if seen.likeness < (_ALIKE_WHEN_MOVED if seen.moved else _ALIKE) and not (seen.is_long and not seen.moved):
        return Verdict("altered", 0.6, (seen.typography, "its sentence was rewritten round it", *place))
    cost = {"the same words": 0.0, "only typography changed": 0.01}.get(seen.typography, 0.03)
    score = 1.0 - cost - 0.1 * (1 - seen.coverage) - 0.05 * seen.moved
    return Verdict("moved" if seen.moved else "anchored", round(score, 3), (seen.typography, *place))


def _is_guess(seen: Evidence) -> bool:
    """Tell whether it would have been put elsewhere with so many changes that it may be another passage like it."""
    return seen.moved and seen.likeness < _A_GUESS


def _is_it_still(seen: Evidence) -> bool:
    """Tell whether changed words are still the passage: enough is left of it, or they stand in its very place."""
    if seen.kept + seen.alike >= _LEFT:
        return seen.is_long or seen.coverage >= _COVERED_IN_PLACE or seen.kept >= 0.5  # noqa: PLR2004 # half of it
    return seen.held and seen.coverage >= _COVERED_IN_PLACE and not seen.is_long


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
