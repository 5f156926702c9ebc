"""Values of likeness: what a text looks like from afar, and how much two of them share."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

# How sketches are made: raised whenever the same text would get another one, as after a new version of the
# library that says so. Sketches of another method are made anew and never compared with these.
METHOD = 1


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text as few numbers: `signature` estimates how much two texts share, `bands` find those that may.

    `size` is the number of its shingles. A text without any has neither signature nor bands.
    """

    signature: bytes
    bands: tuple[int, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many shingles two texts share, and how many this one and the other have.

    `gap` is how many of 20 in a row, at most, the shorter text has that the longer one lacks.
    """

    shared: int
    size: int
    other_size: int
    gap: int = 0

    @property
    def share(self) -> float:
        """How much of this text stands in the other, from 0 to 1."""
        return self.shared / self.size if self.size else 0.0

    @property
    def other_share(self) -> float:
        """How much of the other text stands in this one, from 0 to 1."""
        return self.shared / self.other_size if self.other_size else 0.0

    @property
    def resemblance(self) -> float:
        """How much of what the two have together is common to both (Jaccard), from 0 to 1."""
        union = self.size + self.other_size - self.shared
        return self.shared / union if union else 0.0

    def turned(self) -> Overlap:
        """Return the same, seen from the other text."""
        return Overlap(self.shared, self.other_size, self.size, self.gap)


@dataclass(frozen=True, slots=True)
class Link:
    """Two articles whose texts share much."""

    first: UUID
    second: UUID
    overlap: Overlap
