"""Describing a span so that it can be found again, and checking the spans that callers give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

from articles.anchoring._graphemes import is_boundary
from articles.anchoring.types import DescribedPiece, GivenPiece, Piece, PieceProblem

_SHOWN = 60


def describe(text: str, start: int, end: int, context: int = 32) -> DescribedPiece:
    """Describe `text[start:end]` with up to `context` code points of what stands before and after.

    The context is shortened where it would begin or end inside a visible character. Raises `ValueError`
    for a span that is empty or not inside the text: check given pieces with `check_pieces` first.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no span of a text of {len(text)} code points: {start} to {end}")
    first = max(0, start - context)
    while first < start and not is_boundary(text, first):
        first += 1
    last = min(len(text), end + context)
    while last > end and not is_boundary(text, last):
        last -= 1
    return DescribedPiece(start, end, text[start:end], text[first:start], text[end:last])


def check_pieces(text: str, pieces: Sequence[GivenPiece]) -> list[PieceProblem]:
    """List what is wrong with the pieces of one anchor on `text`; an empty list means that they all fit.

    Each must be whole numbers with 0 <= start < end <= len(text), carry the right `exact` if any, and the
    pieces must stand in text order without overlapping (touching is allowed).
    """
    if not pieces:
        return [
            PieceProblem(None, "pieces", "required", "There are no pieces. Give at least one start and end.")
        ]
    problems: list[PieceProblem] = []
    reached: Piece | None = None
    for index, given in enumerate(pieces):
        placed = _place(len(text), index, given)
        if not isinstance(placed, Piece):
            problems += placed
            continue
        problems += _check_exact(text, placed, index, given.exact)
        if reached is not None and placed.start < reached.end:
            problems.append(_misordered(index, placed, reached))
        if reached is None or placed.end > reached.end:
            reached = placed
    return problems


def _place(length: int, index: int, given: GivenPiece) -> Piece | list[PieceProblem]:
    """Read where a piece stands, or list why it cannot stand anywhere in a text of this length."""
    start, end = given.start, given.end
    if _is_whole(start) and _is_whole(end):
        return _check_place(length, index, start, end) or Piece(start, end)
    return [
        PieceProblem(
            index, field, "not_an_integer", f"{field} is {_show(value)}; give a whole number of code points."
        )
        for field, value in (("start", start), ("end", end))
        if not _is_whole(value)
    ]


def _is_whole(value: object) -> TypeGuard[int]:
    """Say whether a value counts as a number: JSON's true and false are ints to Python, but no offsets."""
    return isinstance(value, int) and not isinstance(value, bool)


def _check_place(length: int, index: int, start: int, end: int) -> list[PieceProblem]:
    """Check that the piece holds something and lies inside the text."""
    remedy = f"give 0 <= start < end <= {length}, counted in code points"
    if start < 0:
        return [PieceProblem(index, "start", "outside_text", f"start is {start}, before the text; {remedy}.")]
    if end > length:
        message = f"end is {end}, beyond the text's {length} code points; {remedy}."
        return [PieceProblem(index, "end", "outside_text", message)]
    if start >= end:
        return [PieceProblem(index, "end", "empty", f"end is {end} and start is {start}; {remedy}.")]
    return []


def _check_exact(text: str, placed: Piece, index: int, exact: object) -> list[PieceProblem]:
    """Check the words that the caller believes to stand there, if any were given. Nothing is copied: pieces
    may be long.
    """
    if exact is None:
        return []
    if not isinstance(exact, str):
        message = f"exact is {_show(exact)}; give the words as a string, or leave it out."
        return [PieceProblem(index, "exact", "not_a_string", message)]
    if len(exact) == placed.end - placed.start and text.startswith(exact, placed.start):
        return []
    stands = text[placed.start : min(placed.end, placed.start + _SHOWN)]
    message = (
        f"At this place the text is {_show(stands)}, not {_show(exact)}; send offsets of this revision in "
        "code points (not UTF-16 units or bytes), or leave exact out."
    )
    return [PieceProblem(index, "exact", "mismatch", message)]


def _misordered(index: int, piece: Piece, reached: Piece) -> PieceProblem:
    """Name the piece that begins before the ones given earlier have ended."""
    if piece.end <= reached.start:
        trouble, code = f"comes before the piece {reached.start}–{reached.end}", "unsorted"
    else:
        trouble, code = f"overlaps the piece {reached.start}–{reached.end}", "overlap"
    remedy = "give the pieces of one anchor in text order, without overlaps"
    return PieceProblem(index, "start", code, f"The piece {piece.start}–{piece.end} {trouble}; {remedy}.")


def _show(value: object) -> str:
    """Quote a value for a message, shortened."""
    shown = repr(value[:_SHOWN] if isinstance(value, str) else value)
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
