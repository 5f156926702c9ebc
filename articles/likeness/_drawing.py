"""Shingles as a MinHash signature (Broder 1997), and its bands (locality-sensitive hashing)."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from zlib import crc32

from rensa import RMinHash

from articles.likeness.types import Drawn, Overlap

# Pairs of 128 numbers: of texts that share a quarter of what they have together, 98 in 100 are found, and of
# those that share a hundredth, one in 200.
_PERMUTATIONS, _ROWS = 128, 2
_SEED = 1
_FORMAT = f"<{_PERMUTATIONS}I"
_BAND = struct.Struct("<HII")


def drawn(shingles: Sequence[str]) -> Drawn:
    """Return the sketch of a text of these shingles: the same on every machine, and in whatever order."""
    if not shingles:
        return Drawn(b"", (), 0)
    hashed = RMinHash(_PERMUTATIONS, _SEED)
    hashed.update(shingles)
    numbers = hashed.digest()
    # As PostgreSQL's integers, which have a sign.
    bands = tuple(
        crc32(_BAND.pack(at // _ROWS, *numbers[at : at + _ROWS])) - 2**31
        for at in range(0, _PERMUTATIONS, _ROWS)
    )
    return Drawn(struct.pack(_FORMAT, *numbers), bands, len(shingles))


def estimated(one: Drawn, other: Drawn) -> Overlap:
    """Return about how much two texts share, without reading them. Both have a signature."""
    pairs = zip(struct.unpack(_FORMAT, one.signature), struct.unpack(_FORMAT, other.signature), strict=True)
    resemblance = sum(mine == theirs for mine, theirs in pairs) / _PERMUTATIONS
    shared = round(resemblance * (one.size + other.size) / (1 + resemblance))
    return Overlap(min(shared, one.size, other.size), one.size, other.size)
