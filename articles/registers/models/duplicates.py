"""Pairs of records that are probably the same: the reasons, and what people said about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F, Q, QuerySet

from articles.registers.models.merging import Judgement
from articles.registers.models.names import CanonicalRecord
from articles.registers.types import Sameness

# Of each reason, so many others for each record: who sees fifty begins with these.
MOST_OF_A_KIND = 50
# Records whose likenesses are looked up in one query.
STRETCH = 20
# Records that one page passes over at most, however few pairs it finds.
LONGEST_WALK = 400
# A shared identifier is a stronger reason than a shared name, and a shared name than similar names.
_WEIGHTS = {"external_id": 3.0, "name": 1.5, "likeness": 0.0}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two records may be the same: a shared `external_id` or `name`, or a `likeness` of names."""

    kind: str
    detail: str
    score: float


@dataclass(frozen=True, slots=True)
class Duplicate[M: CanonicalRecord, J: Judgement]:
    """Two survivors that are probably the same."""

    record: M
    other: M
    reasons: tuple[Reason, ...]
    # The latest judgement of the two, or of any two records that were merged into them; never `different`.
    judgement: J | None

    @property
    def score(self) -> float:
        """How much speaks for it; the highest is to be looked at first."""
        strongest = {reason.kind: 0.0 for reason in self.reasons}
        for reason in self.reasons:
            strongest[reason.kind] = max(strongest[reason.kind], reason.score + _WEIGHTS[reason.kind])
        return sum(strongest.values())


@dataclass(frozen=True, slots=True)
class DuplicatesPage[M: CanonicalRecord, J: Judgement]:
    """Some of the register's pairs, and the record to continue behind; None at the end."""

    pairs: tuple[Duplicate[M, J], ...]
    next: UUID | None


type _Reasons = dict[tuple[UUID, UUID], list[Reason]]


def duplicates_of[M: CanonicalRecord, J: Judgement](
    rows: QuerySet[M], judgements: QuerySet[J], *, id: UUID, most: int
) -> list[Duplicate[M, J]]:
    """Return the survivors that are probably the same as the record `id`, or its survivor, likeliest
    first.
    """
    survivor = rows.model._default_manager.filter(pk=id).values_list("canonical", flat=True)
    found = _pairs(rows, judgements, _reasons(rows, list(survivor), later_only=False))
    return sorted(found, key=lambda pair: (-pair.score, pair.other.id))[:most]


def duplicates_page[M: CanonicalRecord, J: Judgement](
    rows: QuerySet[M], judgements: QuerySet[J], *, after: UUID | None, most: int
) -> DuplicatesPage[M, J]:
    """Return pairs of the whole register, each once, in the order of their lower ids, from behind `after` on.

    A page ends when it has `most` pairs or more, or has passed over so many records that it should answer.
    """
    found: list[Duplicate[M, J]] = []
    standing = rows.model._default_manager.filter(merged_into=None).order_by("pk")
    behind = standing.filter(pk__gt=after) if after else standing
    ids = list(behind.values_list("pk", flat=True)[: LONGEST_WALK + 1])
    walked = None
    for stretch in batched(ids[:LONGEST_WALK], STRETCH):
        pairs = _pairs(rows, judgements, _reasons(rows, stretch, later_only=True))
        found += sorted(pairs, key=lambda pair: (pair.record.id, -pair.score, pair.other.id))
        walked = stretch[-1]
        if len(found) >= most:
            break
    return DuplicatesPage(tuple(found), walked if ids and walked != ids[-1] else None)


def _reasons[M: CanonicalRecord](rows: QuerySet[M], ids: Sequence[UUID], *, later_only: bool) -> _Reasons:
    """Return the reasons for each pair of one of these survivors and another record."""
    function = f"{rows.model._meta.db_table.partition('_')[0]}_alike"
    found: _Reasons = {}
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT one, other, reason, detail, score FROM {function}(%s, %s, %s)",  # noqa: S608 - a table of ours
            [list(ids), later_only, MOST_OF_A_KIND],
        )
        for one, other, kind, detail, score in cursor:
            found.setdefault((one, other), []).append(Reason(kind, detail, round(score, 3)))
    return found


def _pairs[M: CanonicalRecord, J: Judgement](
    rows: QuerySet[M], judgements: QuerySet[J], reasons: _Reasons
) -> list[Duplicate[M, J]]:
    """Return the pairs with their records and judgements, without those that were judged different."""
    said = _last_said(judgements, {id for pair in reasons for id in pair})
    open_pairs = [
        pair
        for pair in reasons
        if (last := said.get(frozenset(pair))) is None or last.answer != Sameness.DIFFERENT
    ]
    records = rows.in_bulk({id for pair in open_pairs for id in pair})
    return [
        Duplicate(
            records[one],
            records[other],
            tuple(
                sorted(reasons[one, other], key=lambda reason: (reason.kind, -reason.score, reason.detail))
            ),
            said.get(frozenset((one, other))),
        )
        for one, other in open_pairs
    ]


def _last_said[J: Judgement](judgements: QuerySet[J], ids: Iterable[UUID]) -> dict[frozenset[UUID], J]:
    """Return the latest judgement of each two of these survivors, or of their tombstones."""
    wanted = list(ids)
    about = judgements.filter(Q(low__canonical__in=wanted), Q(high__canonical__in=wanted))
    told: Any = about.annotate(one=F("low__canonical"), other=F("high__canonical"))
    return {frozenset((row.one, row.other)): row for row in told.order_by("created", "id")}
