"""Pure: the order in which the parts of a printed page are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

# In points: no space between words is as wide in several lines above each other.
_GUTTER, _STEP = 9.0, 4.0
_FEWEST_ROWS, _MOST_TRIED, _DEEPEST = 5, 24, 6
_SPACED, _LEAST_SHARE = 1.7, 0.25


@dataclass(frozen=True, slots=True)
class Run:
    """Letters in a row, and where they stand in points from the page's lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


Row = list[Run]


def columns(runs: Sequence[Run]) -> Iterator[list[Row]]:
    """Give the rows of each part of a page in the order of reading: of columns, the left one first."""
    yield from _parts(rows_of(runs), _DEEPEST)


def rows_of(runs: Sequence[Run]) -> list[Row]:
    """Gather the runs that stand on one height, from top to bottom, each row from left to right."""
    rows: list[Row] = []
    low = float("inf")
    for run in sorted(runs, key=lambda one: -one.top):
        if not rows or (run.top + run.bottom) / 2 < low:
            rows.append([])
            low = run.bottom
        rows[-1].append(run)
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _parts(rows: list[Row], deep: int) -> Iterator[list[Row]]:
    found = _best(rows) if deep else None
    if found is None:
        yield from [rows] if rows else []
        return
    across, start, end = found
    inside = [run for row in rows[start:end] for run in row]
    yield from _parts(rows[:start], deep - 1)
    yield from _parts(rows_of([run for run in inside if run.left < across]), deep - 1)
    yield from _parts(rows_of([run for run in inside if run.left >= across]), deep - 1)
    yield from _parts(rows[end:], deep - 1)


def _best(rows: list[Row]) -> tuple[float, int, int] | None:
    """Return the white that parts most rows: where it is, and the first and last row that it parts."""
    gaps = Counter(
        round((one.right + other.left) / 2 / _STEP) * _STEP
        for row in rows
        for one, other in pairwise(row)
        if other.left - one.right > _GUTTER
    )
    tried = [across for across, _ in gaps.most_common(_MOST_TRIED)] or _between_sides(rows)
    best: tuple[int, float, int, int] | None = None
    for across in tried:
        for start, end in _stretches(rows, across):
            parted = _parted(rows, across, start, end)
            if parted is not None and (best is None or parted[0] > best[0]):
                best = (parted[0], across, *parted[1:])
    return best[1:] if best is not None else None


def _between_sides(rows: list[Row]) -> list[float]:
    """Return where columns may part whose lines never stand on one height."""
    lefts = Counter(round(row[0].left / _STEP) * _STEP for row in rows)
    return [across - _STEP for across, count in lefts.most_common(3) if count >= _FEWEST_ROWS]


def _stretches(rows: list[Row], across: float) -> Iterator[tuple[int, int]]:
    """Give the first and the last row, that one excluded, of each stretch that nothing crosses."""
    start = 0
    for at, row in enumerate(rows):
        if any(run.left < across < run.right for run in row):
            if at > start:
                yield start, at
            start = at + 1
    if start < len(rows):
        yield start, len(rows)


def _parted(rows: list[Row], across: float, start: int, end: int) -> tuple[int, int, int] | None:
    """Return how many rows have something on the lesser side, and where the columns begin and end."""
    left = [at for at in range(start, end) if rows[at][0].left < across]
    right = [at for at in range(start, end) if rows[at][-1].left >= across]
    lesser = min(len(left), len(right))
    # In narrow columns, spaces that were stretched stand above each other too, but not in so many rows.
    if lesser < max(_FEWEST_ROWS, _LEAST_SHARE * len(rows)):
        return None
    first, last = max(left[0], right[0]), min(left[-1], right[-1])
    if last - first + 1 < _FEWEST_ROWS:
        return None
    steps = [_step(rows, at) for at in range(first + 1, last + 1)]
    most = _SPACED * median(steps)
    while first > start and _step(rows, first) <= most:
        first -= 1
    while last + 1 < end and _step(rows, last + 1) <= most:
        last += 1
    return lesser, first, last + 1


def _step(rows: list[Row], at: int) -> float:
    """Return the distance of a row from the one above it."""
    return rows[at - 1][0].bottom - rows[at][0].bottom
