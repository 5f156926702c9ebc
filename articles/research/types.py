"""Values of research."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Appearing:
    """An article that states a claim: the group of copies that its text belongs to, and those who carried it
    there according to its chains, merged ones as one.
    """

    article: UUID
    text: UUID
    carriers: frozenset[UUID] = frozenset()
