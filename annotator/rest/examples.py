"""The ids of the sample desk, which every new desk has: the description's examples can be sent to it as they
are.
"""

from __future__ import annotations

from annotator.sample.rules import sample_id


def sample(kind: str, key: str = "") -> str:
    """Return the id of one row of the sample, such as `sample("claim", "troops")`; the story itself has no
    key.
    """
    return str(sample_id(kind, key))
