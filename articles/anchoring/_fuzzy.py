"""Passages that resemble a quote: the best few, with their ends on word borders if the language has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from articles.anchoring._work import Work

_MOST_FOUND = 4
# A partial alignment is fast while its needle is short: longer quotes are sought by a few of their parts.
_SEGMENT = 160
_LONGEST_NEEDLE = 2 * _SEGMENT
_MOST_SEGMENTS = 4
# Comparing whole texts of this size costs seconds; such quotes are found by their own words or not at all.
_LONGEST_QUOTE = 10_000
# What an end is judged by, so that a long quote costs no more than a short one.
_EDGE = 200
_FINDER_SLACK = 0.15
# Likeness is computed for so many characters of the quote at a time, each in about the time of one unit of
# `Work`.
_AT_ONCE = 64
# Sliding along a text, the finder takes so many steps of a comparison in one unit, where text and quote
# repeat themselves so that no place can be passed over. News takes a tenth of that.
_STEPS_FOR_ONE = 24
# What judging one end takes, in that unit.
_TO_JUDGE = 200


@dataclass(frozen=True, slots=True)
class _Window:
    start: int
    end: int
    likeness: float


def find_alike(sought: str, text: str, bar: float, work: Work) -> list[tuple[int, int, float]]:
    """Find up to four separate passages of `text` as like `sought` as `bar` (0 to 1), in text order.

    Gives (start, end, likeness); likeness is the normalised Indel similarity of the whole passage. Raises
    `Spent`.
    """
    if not sought or len(sought) > _LONGEST_QUOTE or bar > 1:
        return []
    found: list[_Window] = []
    regions = [(0, len(text))]
    while regions and len(found) < _MOST_FOUND:
        low, high = regions.pop()
        window = _best_window(sought, text, (low, high), max(0.0, bar - _FINDER_SLACK), work)
        if window is None:
            continue
        window = _set_ends(sought, text, window, (low, high), work)
        if window.likeness >= bar:
            found.append(window)
            regions += [(low, window.start), (window.end, high)]
    return [(window.start, window.end, window.likeness) for window in sorted(found, key=lambda w: w.start)]


def _best_window(sought: str, text: str, within: tuple[int, int], bar: float, work: Work) -> _Window | None:
    """Find the most alike stretch between two offsets, with ends that are only roughly right."""
    low, high = within
    if high - low < len(sought) // 2:
        return None
    windows = [
        _rate(sought, text, max(low, start), min(high, start + len(sought)), work)
        for start in _rough_starts(sought, text[low:high], low, bar, work)
    ]
    return max(windows, key=lambda window: window.likeness, default=None)


def _rough_starts(sought: str, region: str, low: int, bar: float, work: Work) -> Iterator[int]:
    """Find where the quote would begin, judging by the whole of it or by some of its parts."""
    for offset, needle in _needles(sought):
        work.spend(len(region) * (2 + len(needle) * (len(needle) // _AT_ONCE + 1) // _STEPS_FOR_ONE))
        hit = fuzz.partial_ratio_alignment(needle, region, score_cutoff=100 * bar)
        # With a region shorter than the needle, the roles are swapped: the region begins the window then.
        if hit is not None and len(region) >= len(needle):
            yield low + hit.dest_start - hit.src_start - offset
        elif hit is not None:
            yield low


def _needles(sought: str) -> Iterator[tuple[int, str]]:
    """Split a long quote into parts spread over it; a short one is its own only part."""
    if len(sought) <= _LONGEST_NEEDLE:
        yield 0, sought
        return
    step = (len(sought) - _SEGMENT) // (_MOST_SEGMENTS - 1)
    for number in range(_MOST_SEGMENTS):
        yield number * step, sought[number * step : number * step + _SEGMENT]


def _rate(sought: str, text: str, start: int, end: int, work: Work) -> _Window:
    work.spend((end - start) * (len(sought) // _AT_ONCE + 1))
    return _Window(start, end, Indel.normalized_similarity(sought, text[start:end]))


def _set_ends(sought: str, text: str, rough: _Window, region: tuple[int, int], work: Work) -> _Window:
    """Move both ends to where the passage resembles the quote most, on word borders if there are any.

    The start is judged by the first letters of the quote and the end by its last ones; the result counts
    only when the whole has not become less alike.
    """
    low, high = region
    slack = min(_EDGE, max(16, len(sought) // 3))
    # Both ends, each twice, at every place that is near enough.
    work.spend(2 * 2 * 2 * slack * _TO_JUDGE)
    head, tail = sought[:_EDGE], sought[-_EDGE:]
    start, end = rough.start, rough.end
    for _ in range(2):
        starts = [p for p in _near(start, slack, low, end - 1) if _begins_word(text, p)] or [start]
        start = max(starts, key=lambda p: _edge_likeness(head, text[p : min(end, p + len(head))]))
        ends = [p for p in _near(end, slack, start + 1, high) if _ends_word(text, p)] or [end]
        end = max(ends, key=lambda p: _edge_likeness(tail, text[max(start, p - len(tail)) : p]))
    return max(rough, _rate(sought, text, start, end, work), key=lambda window: window.likeness)


def _near(place: int, slack: int, low: int, high: int) -> range:
    return range(max(low, place - slack), min(high, place + slack) + 1)


def _edge_likeness(edge: str, stretch: str) -> float:
    return Indel.normalized_similarity(edge, stretch)


def _begins_word(text: str, place: int) -> bool:
    return not text[place].isspace() and (
        place == 0 or not (text[place].isalnum() and text[place - 1].isalnum())
    )


def _ends_word(text: str, place: int) -> bool:
    return not text[place - 1].isspace() and (
        place == len(text) or not (text[place - 1].isalnum() and text[place].isalnum())
    )
