"""The lines of `manage.py carry`: a pair of texts with anchors in, what becomes of each anchor out."""

from __future__ import annotations

from typing import BinaryIO

from annotator.launch._lines import UnusableLine, answer_lines
from articles.anchoring.rules import carry
from articles.anchoring.types import MAX_LENGTH, Outcome, Piece

# Two texts of the greatest length, each letter escaped, and their anchors.
LONGEST_LINE = 150_000_000
_A_PAIR = 2


def carry_lines(given: BinaryIO, answers: BinaryIO, longest: int = LONGEST_LINE) -> None:
    """Answer each line as soon as it is read. One that can't be used is answered with `error`; the rest goes
    on.
    """
    answer_lines(given, answers, _answer, longest=longest, asked="id, old, new and anchors")


def _answer(pair: dict[str, object]) -> dict[str, object]:
    """Return the outcomes of one pair."""
    old, new, anchors = _text(pair, "old"), _text(pair, "new"), _anchors(pair.get("anchors"))
    try:
        outcomes = carry(old, new, anchors)
    except ValueError as error:
        raise UnusableLine(str(error)) from error
    return {"outcomes": [_shown(outcome) for outcome in outcomes]}


def _text(pair: dict[str, object], name: str) -> str:
    """Read one of the two texts."""
    text = pair.get(name)
    if not isinstance(text, str):
        raise UnusableLine(f"{name} is missing, or no string; give the whole text.")
    if len(text) >= MAX_LENGTH:
        raise UnusableLine(f"{name} has {len(text):,} characters; it must stay under {MAX_LENGTH:,}.")
    return text


def _anchors(anchors: object) -> list[list[Piece]]:
    """Read the anchors: a list of them, each a list of pieces, each its start and its end."""
    if not isinstance(anchors, list):
        raise UnusableLine("anchors is missing, or no list; give [[[start, end], …], …].")
    return [_pieces(pieces, index) for index, pieces in enumerate(anchors)]


def _pieces(pieces: object, index: int) -> list[Piece]:
    if not isinstance(pieces, list) or not pieces:
        raise UnusableLine(f"anchors.{index} is no list of pieces; give [[start, end], …].")
    read = []
    for piece in pieces:
        # A bool is an int to Python, but no offset.
        if not isinstance(piece, list) or len(piece) != _A_PAIR or any(type(end) is not int for end in piece):
            raise UnusableLine(f"anchors.{index} has a piece that isn't [start, end] in whole code points.")
        read.append(Piece(*piece))
    return read


def _shown(outcome: Outcome) -> dict[str, object]:
    """Return an outcome as it is written."""
    return {
        "status": outcome.status,
        "score": outcome.score,
        "pieces": [[piece.start, piece.end] for piece in outcome.pieces],
        "candidates": [[piece.start, piece.end] for piece in outcome.candidates],
        "reason": "; ".join(outcome.reasons),
    }
