"""Whether two texts that share something are copies."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from articles.likeness.types import Overlap

# How much of the shorter text must stand in the other. Two reports of one event share quotations and names,
# not half of what they say; a copy that is trimmed, opened anew and put into house style keeps more.
LEAST_SHARE = 0.5
# In shingles: a sentence that stands under every story ("This is a developing story.") makes no copy.
_LEAST_SHARED = 10
# What stands under many stories, such as how to write to the newsroom, is rarely longer. A text that shares
# no more may hold at most so much of its own in any stretch of 20: two briefs over one such paragraph are no
# copies.
_LONGEST_FURNITURE = 80
_WINDOW, _WIDEST_GAP = 20, 14


def overlap_of(one: Sequence[str], other: Sequence[str]) -> Overlap:
    """Return how much two texts share, given their shingles in order."""
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    known = set(longer)
    found = [shingle in known for shingle in shorter]
    ahead = [0, *accumulate(found)]
    windows = (
        ahead[min(at + _WINDOW, len(found))] - ahead[at] for at in range(max(1, len(found) - _WINDOW + 1))
    )
    gap = min(_WINDOW, len(found)) - min(windows)
    return Overlap(ahead[-1], len(one), len(other), gap)


def is_alike(overlap: Overlap) -> bool:
    """Tell whether much of the shorter text stands in the other: at least half, and more than furniture."""
    enough = max(_LEAST_SHARED, LEAST_SHARE * min(overlap.size, overlap.other_size))
    whole = overlap.shared > _LONGEST_FURNITURE or overlap.gap <= _WIDEST_GAP
    return overlap.shared >= enough and whole


def may_be_alike(estimate: Overlap) -> bool:
    """Tell whether texts that share about so much are worth reading. Estimates miss by a tenth or more."""
    return estimate.shared >= LEAST_SHARE / 3 * min(estimate.size, estimate.other_size)
