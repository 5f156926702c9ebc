"""The door of likeness: pure functions that say what two texts share, and which of many are copies."""

from __future__ import annotations

from articles.likeness._drawing import drawn, estimated
from articles.likeness._grouping import origins_of
from articles.likeness._shingles import shingles_of
from articles.likeness._verdict import is_alike, may_be_alike, overlap_of

__all__ = [
    "drawn",
    "estimated",
    "is_alike",
    "may_be_alike",
    "origins_of",
    "overlap_of",
    "shingles_of",
]
