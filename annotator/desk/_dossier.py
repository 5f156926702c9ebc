"""The page of a source: who it is, what it said, through whom, and how it turned out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from articles.claims.models import Attribution, AttributionQuerySet, Claim
from articles.claims.rules import chain_sentence
from articles.research.models import dossier

PAGE_SIZE = 30
# Articles shown for each claim; its own page has them all.
MOST_TELLINGS = 5


@dataclass(frozen=True, slots=True)
class Telling:
    """How one article tells a claim."""

    attribution: Attribution
    chain: str
    day: date
    grade: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """One row: a claim, and the latest articles that tell it; `more` others do."""

    claim: Claim | None
    tellings: tuple[Telling, ...]
    more: int


@dataclass(frozen=True, slots=True)
class SaidPage:
    """A page of claims, the one told latest first; `older` is the attribution that the next page begins
    behind.
    """

    lines: tuple[Said, ...]
    older: UUID | None


def said_page(rows: AttributionQuerySet, *, before: UUID | None) -> SaidPage:
    """Return the claims told before the attribution `before`. One that isn't there begins at the latest."""
    mark = rows.filter(id=before).first() if before else None
    leads = dossier.latest_of_each_claim(rows)
    if mark:
        # The dossier's own column.
        day = getattr(mark, "day")  # noqa: B009
        leads = leads.filter(Q(("day__lt", day)) | Q(("day", day), id__lt=mark.id))
    # The dossier's own columns, here too.
    found = [(row.id, getattr(row, "about")) for row in leads.prefetch_related(None)[: PAGE_SIZE + 1]]  # noqa: B009
    shown = found[:PAGE_SIZE]
    told: dict[UUID, list[Attribution]] = {about: [] for _, about in shown}
    for row in dossier.tellings(rows, told, most=MOST_TELLINGS) if told else ():
        told[getattr(row, "about")].append(row)  # noqa: B009
    older = shown[-1][0] if len(found) > PAGE_SIZE else None
    return SaidPage(tuple(map(_said, told.values())), older)


def _said(rows: list[Attribution]) -> Said:
    """Return what is said of one claim."""
    appearance = getattr(rows[0].content, "appearance", None)
    claim = (appearance.claim.survivor or appearance.claim) if appearance else None
    more = getattr(rows[0], "times") - len(rows)  # noqa: B009
    # An article that tells it twice alike is one telling; the latest is kept.
    alike = {(one.attribution.content.article_id, one.chain): one for one in map(_telling, reversed(rows))}
    return Said(claim, tuple(reversed(alike.values())), more)


def _telling(row: Attribution) -> Telling:
    hops = [
        (hop.role, [str(named.source.survivor or named.source) for named in hop.hop_sources.all()])
        for hop in row.hops.all()
    ]
    day, grade = (getattr(row, name) for name in ("day", "grade"))
    return Telling(row, chain_sentence(hops), day, grade)
