"""What segmentation takes and gives. All offsets are Unicode code points, half-open."""

from __future__ import annotations

from typing import Protocol

type Span = tuple[int, int]
"""A stretch `[start, end)` of the text."""


class Stretch(Protocol):
    """Whatever has a beginning and an end in the text: a block."""

    @property
    def start(self) -> int:
        """Its first code point."""

    @property
    def end(self) -> int:
        """One past its last."""
