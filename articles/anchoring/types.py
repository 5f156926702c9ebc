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
    than the hint), `altered` (other words, near enough; or these words in quite other surroundings),
    `ambiguous` (several places fit equally well: `pieces` is empty, `candidates` are the places, in text
    order), `orphaned` (nothing fits) or `unsought` (the work that was allowed had ended before this was
    known). `score` runs from 0 to 1.
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


Reason = Literal[
    "the same words",
    "only typography changed",
    "only case or typography changed",
    "words changed inside",
    "other words stand in its place",
    "its sentence was rewritten round it",
    "put elsewhere in the story",
    "cut apart",
    "part of it is gone",
    "part of it is in doubt",
    "its parts stand in another order",
    "the same words stand in several places",
    "of equal passages not all are left",
    "too little came with it to be sure",
    "its words are gone",
    "the same words remain, but were there before",
    "it held no words",
]
"""Why an outcome is what it is, as it is shown to people."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of words that was kept, dropped or added, as it is written; what was kept as it now is."""

    kind: Literal["kept", "dropped", "added"]
    words: str


@dataclass(frozen=True, slots=True)
class PieceOutcome:
    """What became of one piece in the new text.

    `anchored`: the same words in the same place of the story, also where text above them has shifted them.
    `moved`: the same words, put elsewhere. `altered`: `pieces` is where a reader would look, but words
    changed, or the surroundings did so much that a person must look; `diff` says how, unless it is too long
    to compare. `ambiguous`: it may be any of `candidates`, or gone if there is but one; `pieces` is empty.
    `orphaned`: gone.

    A piece that was cut apart has several `pieces`. `score` runs from 0 (gone) to 1 (the very words in their
    very surroundings).
    """

    status: Status
    score: float
    pieces: tuple[Piece, ...]
    candidates: tuple[Piece, ...]
    reasons: tuple[Reason, ...]
    diff: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an anchor: of all its pieces together, and of each (`parts`, in the order of the old
    pieces).

    `pieces` are in text order and don't overlap. `candidates` are those of the parts in doubt.
    """

    status: Status
    score: float
    pieces: tuple[Piece, ...]
    candidates: tuple[Piece, ...]
    reasons: tuple[Reason, ...]
    parts: tuple[PieceOutcome, ...]
