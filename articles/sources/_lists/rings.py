"""Rings that the ties of a whole list would close, with each other or with those of the register."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from articles.foundation.errors import Problem
from articles.sources._rings import ONE_WAY, ring_problem
from articles.sources.types import SourceDraft, TieDraft


@dataclass(frozen=True, slots=True)
class Tied:
    """A tie from a group of merged records to another one, and the record that has it."""

    record: UUID
    owner: UUID
    kind: str
    other: UUID
    start: date | None
    end: date | None


type _Ways = Mapping[tuple[str, UUID], list[Tied]]


def ring_problems(
    ties: Iterable[Tied], drafts: Mapping[UUID, SourceDraft], canonical: Callable[[UUID], UUID]
) -> dict[UUID, tuple[Problem, ...]]:
    """Return the problems of those records whose drafts' ties close a ring among all ties."""
    ways: dict[tuple[str, UUID], list[Tied]] = {}
    for tie in ties:
        if tie.kind in ONE_WAY:
            ways.setdefault((tie.kind, tie.owner), []).append(tie)
    found = {}
    for id, draft in drafts.items():
        problems = tuple(
            ring_problem(index, tie.kind)
            for index, tie in enumerate(draft.ties)
            if tie.kind in ONE_WAY and _reaches(ways, tie, canonical(tie.other), canonical(id))
        )
        if problems:
            found[id] = problems
    return found


def _reaches(ways: _Ways, tie: TieDraft, other: UUID, owner: UUID) -> bool:
    """Tell whether ties of this kind lead from the other source back to the owner while this one holds."""
    begun = (other, tie.start or date.min, tie.end or date.max)
    seen, waiting = {begun}, [begun]
    while waiting:
        place, first, last = waiting.pop()
        if place == owner:
            return True
        for way in ways.get((tie.kind, place), ()):
            reached = (way.other, max(first, way.start or date.min), min(last, way.end or date.max))
            if reached[1] <= reached[2] and reached not in seen:
                seen.add(reached)
                waiting.append(reached)
    return False
