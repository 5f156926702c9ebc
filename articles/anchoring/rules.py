"""The door of anchoring: every function is pure and counts in Unicode code points, half-open."""

from __future__ import annotations

from articles.anchoring._canonical import canonical_text
from articles.anchoring._carry import carry
from articles.anchoring._differing import differences_between
from articles.anchoring._folding import Ground
from articles.anchoring._locate import locate
from articles.anchoring._pieces import check_pieces, describe
from articles.anchoring._segments import in_text_order, lanes_of, segments_between
from articles.anchoring._work import Spent, Work

__all__ = [
    "Ground",
    "Spent",
    "Work",
    "canonical_text",
    "carry",
    "check_pieces",
    "describe",
    "differences_between",
    "in_text_order",
    "lanes_of",
    "locate",
    "segments_between",
]
