"""Overlapping spans laid flat: a stretch of text cut at every edge, each cut knowing which spans cover it.

The text desk's markup view (`static/js/paint/segments.js`, `lanes.js`) does the same in the browser, and both are
tested against `tests/golden/segments.json`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from articles.anchoring.types import Segment, Span

# Lines that fit under the text; spans that overlap more of them share the last one.
LANES = 3


def in_text_order[T](spans: Iterable[Span[T]]) -> list[Span[T]]:
    """Return the spans by where they begin; of two that begin together, the longer first, so that it holds the other.

    Spans that begin and end together keep their order.
    """
    return sorted(spans, key=lambda span: (span.pieces[0].start, -span.pieces[0].end))


def segments_between[T](start: int, end: int, spans: Sequence[Span[T]]) -> list[Segment[T]]:
    """Cut `[start, end)` at every edge of the spans in it; name those that cover each cut, in the order given.

    Joined, the segments are the stretch. A span's pieces may reach beyond it, and may touch or overlap each other.
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
    covering: dict[int, int] = {}
    found = []
    for first, last in pairwise(edges):
        for index in closes.get(first, ()):
            covering[index] -= 1
            if not covering[index]:
                del covering[index]
        for index in opens.get(first, ()):
            covering[index] = covering.get(index, 0) + 1
        found.append(Segment(first, last, tuple(spans[index].key for index in sorted(covering))))
    return found


def lanes_of[T](spans: Sequence[Span[T]]) -> list[int]:
    """Return the line that each span is drawn on, so that overlapping ones can be told apart. They come in text order.

    Greedy: the outer span takes the line nearest to the text, what it holds the next.
    """
    taken: list[list[tuple[int, int]]] = [[] for _ in range(LANES)]
    lanes = []
    for span in spans:
        reached = span.pieces[0].start
        taken = [[held for held in lane if held[1] > reached] for lane in taken]
        free = next((number for number, lane in enumerate(taken) if not _meets(span, lane)), None)
        if free is not None:
            taken[free].extend((piece.start, piece.end) for piece in span.pieces)
        lanes.append(LANES - 1 if free is None else free)
    return lanes


def _meets[T](span: Span[T], lane: list[tuple[int, int]]) -> bool:
    """Tell whether the span shares a character with anything on the line."""
    return any(piece.start < end and start < piece.end for piece in span.pieces for start, end in lane)
