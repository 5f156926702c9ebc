"""The values that anchoring takes and gives. All offsets are Unicode code points, half-open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Status = Literal["anchored", "moved", "altered", "ambiguous", "orphaned", "unsought"]

MAX_LENGTH = 5_000_000
"""A text must be shorter than this, in code points."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch `[start, end)` of one text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DescribedPiece:
    """A stretch with its own words and the words round it, enough to find it again in another text."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class GivenPiece:
    """A stretch as a caller gave it: nothing about it is known until `check_pieces` has seen it.

    `exact`, when given, is what the caller believes to stand there.
    """

    start: object
    end: object
    exact: object = None


@dataclass(frozen=True, slots=True)
class PieceProblem:
    """What is wrong with one given piece. `index` is None when the trouble is with the list itself."""

    index: int | None
    field: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words to look for, with the words that stood before and after them, when these are known."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Located:
    """Where a quote was found.

    `status` is `anchored` (these words; at the hint, when one was given), `moved` (these words, elsewhere
    than the hint), `altered` (other words, near enough), `ambiguous` (several places fit equally well:
    `pieces` is empty, `candidates` are the places, in text order), `orphaned` (nothing fits) or `unsought`
    (the work that was allowed had ended before this was known). `score` runs from 0 to 1.
    """

    pieces: tuple[Piece, ...]
    status: Status
    score: float
    candidates: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Span[T]:
    """Pieces in text order, at least one, under a key of the caller's."""

    key: T
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Segment[T]:
    """A stretch that the same spans cover from end to end, the outermost first."""

    start: int
    end: int
    keys: tuple[T, ...]
