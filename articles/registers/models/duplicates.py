"""Pairs of records that are probably the same: the reasons, and what people said about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import batched
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from articles.registers._evidence import weighed
from articles.registers._spelling import fold
from articles.registers.models.merging import Judgement
from articles.registers.models.names import CanonicalRecord
from articles.registers.types import Evidence, Facts, PairPlace, Sameness

# Of each reason, so many others for each record: who sees a dozen begins with these.
MOST_OF_A_KIND = 12
# Records whose likenesses are looked up in one query.
STRETCH = 20
# Records whose pairs are put in order together, and that one page passes over at most.
LONGEST_WALK = 400


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two records may be the same: they share `external_id`, `site` or `name`, or names have a
    `likeness`.
    """

    kind: str
    detail: str
    score: float


@dataclass(frozen=True, slots=True)
class Duplicate[M: CanonicalRecord, J: Judgement]:
    """Two survivors that are probably the same."""

    record: M
    other: M
    reasons: tuple[Reason, ...]
    evidence: Evidence
    # The latest judgement of the two, or of any two records that were merged into them; never `different`.
    judgement: J | None

    @property
    def score(self) -> float:
        """How likely it is, from 0 to 1; the highest is to be looked at first."""
        return self.evidence.likelihood


@dataclass(frozen=True, slots=True)
class DuplicatesPage[M: CanonicalRecord, J: Judgement]:
    """Some of the register's pairs, and where to go on; None at the end."""

    pairs: tuple[Duplicate[M, J], ...]
    next: PairPlace | None


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
    rows: QuerySet[M], judgements: QuerySet[J], *, place: PairPlace, most: int
) -> DuplicatesPage[M, J]:
    """Return `most` pairs from a place on, each pair once. Those of `LONGEST_WALK` records come before those
    of the next, the likeliest first.
    """
    standing = _standing(rows).order_by("pk")
    behind = standing.filter(pk__gt=place.after) if place.after else standing
    ids = list(behind.values_list("pk", flat=True)[: LONGEST_WALK + 1])
    walk, more = ids[:LONGEST_WALK], len(ids) > LONGEST_WALK
    found: list[Duplicate[M, J]] = []
    for stretch in batched(walk, STRETCH):
        found += _pairs(rows, judgements, _reasons(rows, stretch, later_only=True))
    likely = sorted(found, key=lambda pair: (-pair.score, pair.record.id, pair.other.id))
    end = place.passed + most
    behind_walk = PairPlace(walk[-1]) if more else None
    following = replace(place, passed=end) if len(likely) > end else behind_walk
    return DuplicatesPage(tuple(likely[place.passed : end]), following)


def _standing[M: CanonicalRecord](rows: QuerySet[M]) -> QuerySet[M]:
    """Return the records that are in use."""
    return rows.model._default_manager.filter(merged_into=None, retired=None)


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
    """Return the likely pairs with their records, evidence and judgements, without those that were judged
    different.
    """
    said = _last_said(judgements, {id for pair in reasons for id in pair})
    open_pairs = [
        pair
        for pair in reasons
        if (last := said.get(frozenset(pair))) is None or last.answer != Sameness.DIFFERENT
    ]
    ids = {id for pair in open_pairs for id in pair}
    records = rows.filter(retired=None).in_bulk(ids)
    facts = {id: row.facts() for id, row in records.items()}
    related = rows.model.related_among(ids) if ids else set()
    weighed_pairs = [
        (pair, _weighed(facts, pair, reasons[pair], related=frozenset(pair) in related))
        for pair in open_pairs
        if set(pair) <= facts.keys()
    ]
    return [
        Duplicate(
            records[one],
            records[other],
            tuple(
                sorted(reasons[one, other], key=lambda reason: (reason.kind, -reason.score, reason.detail))
            ),
            evidence,
            said.get(frozenset((one, other))),
        )
        for (one, other), evidence in weighed_pairs
        if evidence.is_likely
    ]


def _weighed(
    facts: dict[UUID, Facts], pair: tuple[UUID, UUID], reasons: list[Reason], *, related: bool
) -> Evidence:
    """Weigh a pair; names of tombstones, by which it was found, count too."""
    alike = [fold(reason.detail) for reason in reasons if reason.kind in {"name", "likeness"}]
    shared = [fold(reason.detail) for reason in reasons if reason.kind == "name"]
    one, other = (facts[id] for id in pair)
    if shared:
        one, other = (replace(side, names=(*side.names, *shared)) for side in (one, other))
    identifiers = dict(reason.detail.split(":", 1) for reason in reasons if reason.kind == "external_id")
    if identifiers:
        one, other = (
            replace(side, external_ids={**side.external_ids, **identifiers}) for side in (one, other)
        )
    return weighed(one, other, alike=alike, related=related)


def latest_answers[J: Judgement](judgements: QuerySet[J], *, before: UUID | None, most: int) -> list[J]:
    """Return the latest judgement of each pair, the latest first, from behind the judgement `before` on."""
    later = judgements.model._default_manager.filter(
        low=OuterRef("low"), high=OuterRef("high"), id__gt=OuterRef("id")
    )
    rows = judgements.filter(~Exists(later)).select_related("low", "high", "created_by").order_by("-id")
    return list((rows.filter(id__lt=before) if before else rows)[:most])


def _last_said[J: Judgement](judgements: QuerySet[J], ids: Iterable[UUID]) -> dict[frozenset[UUID], J]:
    """Return the latest judgement of each two of these survivors, or of their tombstones."""
    wanted = list(ids)
    about = judgements.filter(Q(low__canonical__in=wanted), Q(high__canonical__in=wanted))
    told: Any = about.annotate(one=F("low__canonical"), other=F("high__canonical"))
    return {frozenset((row.one, row.other)): row for row in told.order_by("created", "id")}
