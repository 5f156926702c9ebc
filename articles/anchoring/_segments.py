"""Overlapping spans laid flat: a stretch of text cut at every edge, each cut knowing which spans cover it.

The text desk's markup view (`static/js/paint/segments.js`, `lanes.js`) does the same in the browser, and both
are tested against `tests/golden/segments.json`.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from articles.anchoring.types import Piece, Segment, Span

# Lines that fit under the text; spans that overlap more of them share the last one.
LANES = 3


def in_text_order[T](spans: Iterable[Span[T]]) -> list[Span[T]]:
    """Return the spans by where they begin; of two that begin together, the longer first, so that it holds
    the other.

    Spans that begin and end together keep their order.
    """
    return sorted(spans, key=lambda span: (span.pieces[0].start, -span.pieces[0].end))


def segments_between[T](
    start: int, end: int, spans: Sequence[Span[T]], deepest: int | None = None
) -> list[Segment[T]]:
    """Cut `[start, end)` at every edge of the spans in it; name those that cover each cut, in the order
    given.

    Joined, the segments are the stretch. A span's pieces may reach beyond it, and may touch or overlap each
    other. With `deepest`, only so many spans are named for a cut, the first: thousands that overlap would
    make millions.
    """
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    for index, span in enumerate(spans):
        for piece in span.pieces:
            first, last = max(piece.start, start), min(piece.end, end)
            if first < last:
                opens.setdefault(first, []).append(index)
                closes.setdefault(last, []).append(index)
    edges = sorted({start, end, *opens, *closes})
    times: Counter[int] = Counter()
    # Kept in order: sorting them at every edge would make many overlapping spans slow.
    covering: list[int] = []
    found = []
    for first, last in pairwise(edges):
        for index in closes.get(first, ()):
            times[index] -= 1
            if not times[index]:
                del covering[bisect_left(covering, index)]
        for index in opens.get(first, ()):
            times[index] += 1
            if times[index] == 1:
                insort(covering, index)
        found.append(Segment(first, last, tuple(spans[index].key for index in covering[:deepest])))
    return found


def lanes_of[T](spans: Sequence[Span[T]]) -> list[int]:
    """Return the line that each span is drawn on, so that overlapping ones can be told apart. They come in
    text order.

    Greedy: the outer span takes the line nearest to the text, what it holds the next.
    """
    taken = [_Lane() for _ in range(LANES)]
    lanes = []
    for span in spans:
        free = next((number for number, lane in enumerate(taken) if not lane.meets(span.pieces)), None)
        if free is not None:
            taken[free].take(span.pieces)
        lanes.append(LANES - 1 if free is None else free)
    return lanes


@dataclass(slots=True)
class _Lane:
    """What a line holds: stretches that don't overlap, in text order, so that one look tells what meets a
    piece.
    """

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def meets(self, pieces: Sequence[Piece]) -> bool:
        """Tell whether any piece shares a character with anything on the line."""
        return any(self._meets(piece) for piece in pieces)

    def _meets(self, piece: Piece) -> bool:
        last = bisect_left(self.starts, piece.end) - 1
        return last >= 0 and self.ends[last] > piece.start

    def take(self, pieces: Sequence[Piece]) -> None:
        """Put pieces on the line; those of one span may overlap, and are then one stretch of it."""
        for piece in pieces:
            start, end = piece.start, piece.end
            first, last = bisect_left(self.ends, start + 1), bisect_left(self.starts, end)
            if first < last:
                start, end = min(start, self.starts[first]), max(end, self.ends[last - 1])
            self.starts[first:last], self.ends[first:last] = [start], [end]
