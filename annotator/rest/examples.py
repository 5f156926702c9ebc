"""The ids of the sample desk, which every new desk has: the description's examples can be sent to it as they
are.
"""

from __future__ import annotations

from uuid import UUID, uuid5

# The launcher loads the sample under ids that follow from this one; a test sends every example to it.
_SAMPLE = UUID("0198f0a4-7c00-7a11-8e5c-6b1f2d3a4c5e")


def sample(kind: str, key: str = "") -> str:
    """Return the id of one row of the sample, such as `sample("claim", "troops")`; the story itself has no
    key.
    """
    return str(uuid5(_SAMPLE, f"{kind}/{key}"))
