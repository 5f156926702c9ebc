"""The fixed ids of the sample's rows."""

from __future__ import annotations

from uuid import UUID, uuid5

# Every id of the sample follows from this one, so that loading it twice can't make a second copy.
SAMPLE = UUID("0198f0a4-7c00-7a11-8e5c-6b1f2d3a4c5e")


def sample_id(kind: str, key: str = "") -> UUID:
    """Return the fixed id of one row of the sample."""
    return uuid5(SAMPLE, f"{kind}/{key}")
