"""Values of copies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class TakenOver:
    """The marks that were made or brought back, and how many of the other article's marks fared in each way.

    `counts`: `anchored`, on the same words; `altered`, on changed words, for a person to review; `ambiguous`
    and `orphaned`, left where they are; `here`, marked here already.
    """

    made: tuple[UUID, ...]
    counts: Mapping[str, int]
