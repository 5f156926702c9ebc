"""What became of an annotation, from what became of each of its pieces."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from articles.anchoring.types import Outcome, Piece, PieceOutcome, Reason, Status


def join(parts: Sequence[PieceOutcome]) -> Outcome:
    """Return the outcome of an annotation of one or more pieces.

    One piece in doubt puts the whole in doubt; one that is gone, or a new order, alters it.
    """
    placed = [piece for part in parts for piece in part.pieces]
    pieces = _laid(placed)
    candidates = tuple(dict.fromkeys(place for part in parts for place in part.candidates))
    reasons: list[Reason] = list(dict.fromkeys(reason for part in parts for reason in part.reasons))
    status = _status(parts)
    if status == "altered" and any(part.status == "orphaned" for part in parts):
        reasons.append("part of it is gone")
    if status == "ambiguous" and len(parts) > 1:
        reasons.append("part of it is in doubt")
    if any(one.start > other.start for one, other in pairwise(placed)) and status in {
        "anchored",
        "moved",
        "altered",
    }:
        status = "altered"
        reasons.append("its parts stand in another order")
    score = round(sum(part.score for part in parts) / len(parts), 3)
    return Outcome(status, score, pieces, candidates, tuple(reasons), tuple(parts))


def _status(parts: Sequence[PieceOutcome]) -> Status:
    """Return the status that pieces have together."""
    found = {part.status for part in parts}
    if len(found) == 1:
        return parts[0].status
    if "ambiguous" in found:
        return "ambiguous"
    if found & {"altered", "orphaned"}:
        return "altered"
    return "moved"


def _laid(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Put pieces in text order, those that overlap as one."""
    laid: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.start, piece.end)):
        if laid and piece.start < laid[-1].end:
            laid[-1] = Piece(laid[-1].start, max(laid[-1].end, piece.end))
        else:
            laid.append(piece)
    return tuple(laid)
