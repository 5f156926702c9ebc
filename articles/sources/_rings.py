"""Ownership and membership go one way: nothing owns its owner, and nothing is part of its own part."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import connection

from articles.foundation.errors import Problem
from articles.sources.types import SourceDraft, TieDraft, TieKind

ONE_WAY = (TieKind.OWNS, TieKind.PART_OF)

# Walks from a source along ties of one kind, and carries the time in which all of them hold, since a company
# may buy its former owner. UNION drops what was reached before in the same time, so the walk ends.
_REACHES = """
WITH RECURSIVE walk(canonical, first, last) AS (
    SELECT %(other)s::uuid, %(start)s::date, %(end)s::date
    UNION
    SELECT other.canonical, greatest(walk.first, tie.start), least(walk.last, tie."end")
    FROM walk
    JOIN sources_source AS owner ON owner.canonical = walk.canonical
    JOIN sources_tie AS tie ON tie.owner_id = owner.id AND tie.kind = %(kind)s
    JOIN sources_source AS other ON other.id = tie.other_id
    WHERE walk.canonical <> %(owner)s
        AND (tie.start IS NULL OR walk.last IS NULL OR tie.start <= walk.last)
        AND (tie."end" IS NULL OR walk.first IS NULL OR tie."end" >= walk.first)
)
SELECT EXISTS (SELECT FROM walk WHERE canonical = %(owner)s)
"""
_SENTENCES = {
    TieKind.OWNS: "That source owns this one at the same time, directly or through others.",
    TieKind.PART_OF: "That source is part of this one at the same time, directly or through others.",
}


def ring_problems(draft: SourceDraft, *, owner: UUID, canonical: Mapping[UUID, UUID]) -> list[Problem]:
    """Return a problem for each tie that would close a ring with the ties of other sources."""
    return [
        ring_problem(index, tie.kind)
        for index, tie in enumerate(draft.ties)
        if tie.kind in ONE_WAY and _reaches(tie, owner=owner, other=canonical[tie.other])
    ]


def ring_problem(index: int, kind: str) -> Problem:
    """Return the problem of the tie with this number and kind, which closes a circle."""
    message = f"{_SENTENCES[TieKind(kind)]} This would make a circle. Choose another, or change the dates."
    return Problem(f"ties.{index}.other", message, "ring")


def _reaches(tie: TieDraft, *, owner: UUID, other: UUID) -> bool:
    """Tell whether ties of this kind lead from the other source back to the owner while this one holds."""
    given: dict[str, str | UUID | date | None] = {
        "other": other,
        "owner": owner,
        "kind": tie.kind,
        "start": tie.start,
        "end": tie.end,
    }
    with connection.cursor() as cursor:
        cursor.execute(_REACHES, given)
        (found,) = cursor.fetchone()
    return bool(found)
