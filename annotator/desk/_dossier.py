"""The page of a source: who it is, what it said, through whom, and how it turned out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from articles.claims.models import Attribution, AttributionQuerySet, Claim
from articles.claims.rules import chain_sentence

PAGE_SIZE = 30


@dataclass(frozen=True, slots=True)
class Said:
    """One line: a claim as one article tells it."""

    attribution: Attribution
    claim: Claim | None
    chain: str
    day: date
    grade: str | None


@dataclass(frozen=True, slots=True)
class SaidPage:
    """A page of lines, the latest article first; `older` is the attribution that the next page begins
    behind.
    """

    lines: tuple[Said, ...]
    older: UUID | None


def said_page(rows: AttributionQuerySet, *, before: UUID | None) -> SaidPage:
    """Return the lines behind the attribution `before`. One that isn't there begins at the latest."""
    mark = rows.filter(id=before).first() if before else None
    if mark:
        # The dossier's own column.
        day = getattr(mark, "day")  # noqa: B009
        rows = rows.filter(Q(("day__lt", day)) | Q(("day", day), id__lt=mark.id))
    found = list(rows[: PAGE_SIZE + 1])
    shown = tuple(_lines(found[:PAGE_SIZE]))
    return SaidPage(shown, found[PAGE_SIZE - 1].id if len(found) > PAGE_SIZE else None)


def _lines(rows: list[Attribution]) -> Iterator[Said]:
    """Yield what each row says."""
    for row in rows:
        appearance = getattr(row.content, "appearance", None)
        claim = (appearance.claim.survivor or appearance.claim) if appearance else None
        hops = [
            (hop.role, [str(named.source.survivor or named.source) for named in hop.hop_sources.all()])
            for hop in row.hops.all()
        ]
        day, grade = (getattr(row, name) for name in ("day", "grade"))
        yield Said(row, claim, chain_sentence(hops), day, grade)
