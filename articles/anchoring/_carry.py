"""Carrying anchors from one text to the text that replaces it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.anchoring._carrying.comparing import differences
from articles.anchoring._carrying.gaps import fill_gaps
from articles.anchoring._carrying.joining import join
from articles.anchoring._carrying.pairing import FREE, Pairing, Stretch
from articles.anchoring._carrying.proving import came_with_neighbours, free_places, is_proved, places
from articles.anchoring._carrying.runs import Runs
from articles.anchoring._carrying.seeds import pair_seeds
from articles.anchoring._carrying.slides import settle_slides
from articles.anchoring._carrying.tokens import POINT, Vocabulary, tokens_of, visible
from articles.anchoring._carrying.tracing import Trace, Tracer
from articles.anchoring._carrying.verdict import Evidence, decide
from articles.anchoring.types import Difference, Outcome, Piece, PieceOutcome, Reason

# Words that weigh so much together are rarely said twice.
_LONG = 4.0
# So much must be said for the same words to be looked for where nothing is known to have stood.
_TELLING = 2.5
# When more of it is in doubt, all of it is.
_DOUBTED = 0.4
_LISTED, _COMPARED, _LONGEST_WORD = 100, 2_000, 200
# The same words so near, in tokens, are easily taken for each other.
_NEAR = 60
_UNCHANGED: Reason = "the same words"


def carry(old: str, new: str, anchors: Sequence[Sequence[Piece]]) -> list[Outcome]:
    """Return what becomes of each anchor when `new` replaces `old`, both in canonical form.

    Nothing is guessed: what is `anchored` or `moved` is proved to be the words that were meant, and what is
    doubtful is `altered` or `ambiguous`, for a person to settle. The time grows with the length of the
    texts, and with the number of anchors. Raises `ValueError` for an anchor without pieces or a piece
    outside the old text.
    """
    for pieces in anchors:
        if not pieces:
            raise ValueError("An anchor has no pieces.")
        for piece in pieces:
            if not 0 <= piece.start < piece.end <= len(old):
                raise ValueError(
                    f"No piece of a text of {len(old)} code points: {piece.start} to {piece.end}."
                )
    carrier = _Carrier(align(old, new))
    return [join([carrier.outcome(piece) for piece in pieces]) for pieces in anchors]


def align(old: str, new: str) -> Pairing:
    """Pair the words of two texts."""
    vocabulary = Vocabulary()
    here, there = tokens_of(old, vocabulary), tokens_of(new, vocabulary)
    pairing = Pairing(here, there, vocabulary.weights)
    pair_seeds(pairing)
    fill_gaps(pairing)
    settle_slides(pairing)
    return pairing


@dataclass(slots=True)
class _Carrier:
    """Carries piece by piece; what many annotations share is carried once."""

    pairing: Pairing
    runs: Runs = field(init=False)
    tracer: Tracer = field(init=False)
    known: dict[Piece, PieceOutcome] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.runs = Runs(self.pairing)
        self.tracer = Tracer(self.runs)

    def outcome(self, piece: Piece) -> PieceOutcome:
        """Return what becomes of a piece."""
        found = self.known.get(piece)
        if found is None:
            found = self.known[piece] = self._outcome(piece)
        return found

    def _outcome(self, piece: Piece) -> PieceOutcome:
        low, high = self.pairing.old.within(piece.start, piece.end)
        if low >= high:
            return self._of_no_words(piece, low)
        trace = self.tracer.trace(low, high)
        seen, candidates = self._evidence(piece, (low, high), trace)
        verdict = decide(seen)
        if verdict.status == "ambiguous":
            return PieceOutcome(verdict.status, verdict.score, (), candidates, verdict.reasons)
        if verdict.status == "orphaned":
            return PieceOutcome(verdict.status, verdict.score, (), (), verdict.reasons)
        pieces = tuple(self._placed(piece, (low, high), stretch, trace) for stretch in sorted(trace.clusters))
        diff: tuple[Difference, ...] = ()
        if verdict.status == "altered":
            diff = differences(self.pairing, (low, high), sorted(trace.clusters))
        return PieceOutcome(verdict.status, verdict.score, pieces, (), verdict.reasons, diff)

    def _evidence(self, piece: Piece, tokens: Stretch, trace: Trace) -> tuple[Evidence, tuple[Piece, ...]]:
        """Return what is known of a piece, and where it may be meant."""
        low, high = tokens
        proved = trace.whole and not trace.doubted and is_proved(self.runs, low, high)
        starts = set(trace.others)
        free: list[int] = []
        if trace.whole and (trace.doubted or not proved or trace.moved):
            starts.add(trace.clusters[0][0])
            if not proved:
                starts.update(places(self.runs, low, high))
        elif not trace.whole and trace.weight >= _TELLING:
            free = free_places(self.runs, low, high)
            starts.update(free)
        weight = max(trace.weight, POINT / 2)
        seen = Evidence(
            whole=trace.whole,
            typography=self._typography(piece, trace),
            proved=proved,
            doubted=trace.doubted > _DOUBTED * weight,
            moved=trace.moved,
            coverage=trace.coverage,
            likeness=trace.likeness,
            is_long=trace.weight >= _LONG,
            held=trace.is_held,
            kept=trace.kept / weight,
            alike=trace.alike / weight,
            points=weight - trace.kept < POINT and self._adds_points(tokens, trace),
            places=len(starts),
            pieces=len(trace.clusters),
            free=len(free),
            neighbours=trace.moved and came_with_neighbours(self.runs, low, high),
            twin=trace.whole and any(0 < abs(start - trace.clusters[0][0]) <= _NEAR for start in starts),
            remains=not trace.whole and self.pairing.old.letters[low:high] in self.pairing.new.letters,
        )
        candidates = [self._whole(piece, tokens, start) for start in sorted(starts)[:_LISTED]]
        if not candidates:
            candidates = [self._placed(piece, tokens, stretch, trace) for stretch in sorted(trace.clusters)]
        return seen, tuple(candidates)

    def _adds_points(self, tokens: Stretch, trace: Trace) -> bool:
        """Tell whether nothing but punctuation was added."""
        there = sum(self.pairing.new.weight(*stretch) for stretch in trace.clusters)
        return there - trace.kept < POINT * (tokens[1] - tokens[0])

    def _typography(self, piece: Piece, trace: Trace) -> Reason:
        """Tell in what the letters differ, when the words are the same."""
        if not trace.whole:
            return _UNCHANGED
        old, new = self.pairing.old, self.pairing.new
        low, high = trace.clusters[0]
        before, after = (
            old.text[piece.start : piece.end].strip(),
            new.text[new.starts[low] : new.ends[high - 1]],
        )
        if before in after:
            return _UNCHANGED
        one, other = (re.sub(r"[\W_]", "", visible(words[:_COMPARED])) for words in (before, after))
        if one == other or len(before) > _COMPARED:
            return "only typography changed"
        return "only case or typography changed"

    def _placed(self, piece: Piece, tokens: Stretch, stretch: Stretch, trace: Trace) -> Piece:
        """Return the place of tokens of the new text that a piece became."""
        if trace.whole:
            return self._whole(piece, tokens, stretch[0])
        return Piece(self.pairing.new.starts[stretch[0]], self.pairing.new.ends[stretch[1] - 1])

    def _whole(self, piece: Piece, tokens: Stretch, start: int) -> Piece:
        """Return the place of a piece whose words stand from a token on: it may begin or end within a word,
        and hold the space round it.
        """
        old, new = self.pairing.old, self.pairing.new
        (low, high), end = tokens, start + tokens[1] - tokens[0]
        begins = new.starts[start] + _inside(piece.start - old.starts[low], old.raw(low), new.raw(start))
        before, after = old.raw(high - 1)[::-1], new.raw(end - 1)[::-1]
        ends = new.ends[end - 1] - _inside(old.ends[high - 1] - piece.end, before, after)
        before, behind = old.text[piece.start : old.starts[low]], old.text[old.ends[high - 1] : piece.end]
        if before and new.text.endswith(before, 0, begins):
            begins -= len(before)
        if behind and new.text.startswith(behind, ends):
            ends += len(behind)
        return Piece(begins, ends) if begins < ends else Piece(new.starts[start], new.ends[end - 1])

    def _of_no_words(self, piece: Piece, at: int) -> PieceOutcome:
        """Carry a stretch of nothing but space, which stands between two words as long as these are
        neighbours.
        """
        old, new, partner = self.pairing.old, self.pairing.new, self.pairing.partner
        words = old.text[piece.start : piece.end]
        if 0 < at < len(old) and FREE != partner[at - 1] == partner[at] - 1:
            first = new.ends[partner[at - 1]] + piece.start - old.ends[at - 1]
            if new.text.startswith(words, first):
                return PieceOutcome("anchored", 1.0, (Piece(first, first + len(words)),), (), (_UNCHANGED,))
        return PieceOutcome("orphaned", 0.0, (), (), ("it held no words",))


def _inside(offset: int, old: str, new: str) -> int:
    """Return how far an offset within an old word is within the new one: the unseen may have come or gone."""
    if offset <= 0 or old == new:
        return max(offset, 0)
    if max(len(old), len(new)) > _LONGEST_WORD:
        return min(offset, len(new) - 1)
    seen = len(visible(old[:offset]))
    places = [at for at, letter in enumerate(new) if visible(letter)]
    return places[min(seen, len(places) - 1)] if places else 0
