"""All records that were merged together, read as one, and a preview of another merge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from articles.foundation.errors import Missing
from articles.registers._spelling import one_name
from articles.registers.models.merging import Judgement
from articles.registers.models.names import CanonicalRecord, RecordName


@dataclass(frozen=True, slots=True)
class Group[M: CanonicalRecord]:
    """A record with its tombstones. A query for one of them covers all."""

    survivor: M
    tombstones: tuple[M, ...]

    @property
    def rows(self) -> tuple[M, ...]:
        """All of them, the survivor first."""
        return (self.survivor, *self.tombstones)

    @property
    def names(self) -> list[RecordName]:
        """Every name once, however it is spaced: the survivor's own in their order, then the tombstones'."""
        found: dict[str, RecordName] = {}
        for row in self.rows:
            for name in row.names.all():
                found.setdefault(one_name(name.name), name)
        return list(found.values())

    @property
    def external_ids(self) -> dict[str, list[str]]:
        """Every identifier, by scheme, the survivor's first. Two of one scheme mean that somebody erred."""
        found: dict[str, list[str]] = {}
        for row in self.rows:
            for scheme, value in row.external_ids.items():
                values = found.setdefault(scheme, [])
                if value not in values:
                    values.append(value)
        return found


@dataclass(frozen=True, slots=True)
class IdConflict:
    """Two records have different identifiers of one scheme: they are different things, or one is wrong."""

    scheme: str
    values: tuple[str, ...]
    into_values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview[M: CanonicalRecord]:
    """What a merge would do. Nothing is written, and a merge rewrites nothing."""

    record: Group[M]
    into: Group[M]
    # The latest judgement of the two groups, on any of their records.
    judgement: Judgement | None

    @property
    def names(self) -> list[RecordName]:
        """The names that the survivor gains."""
        known = {one_name(name.name) for name in self.into.names}
        return [name for name in self.record.names if one_name(name.name) not in known]

    @property
    def external_ids(self) -> dict[str, list[str]]:
        """The identifiers that the survivor gains."""
        known = self.into.external_ids
        gained = (
            (scheme, [value for value in values if value not in known.get(scheme, ())])
            for scheme, values in self.record.external_ids.items()
        )
        return {scheme: values for scheme, values in gained if values}

    @property
    def conflicts(self) -> list[IdConflict]:
        """The schemes in which the two have different identifiers."""
        known = self.into.external_ids
        return [
            IdConflict(scheme, tuple(values), tuple(known[scheme]))
            for scheme, values in self.record.external_ids.items()
            if scheme in known and set(values) != set(known[scheme])
        ]


def group_of[M: CanonicalRecord](rows: QuerySet[M], id: UUID) -> Group[M]:
    """Return the record and all that are one with it, read from `rows` with whatever these fetch along.

    Raises `Missing`.
    """
    known = rows.model._default_manager.filter(pk=id).values("canonical")
    found = sorted(rows.filter(canonical__in=known), key=lambda row: (row.survivor_id is not None, row.id))
    if not found:
        raise Missing(f"There is no {rows.model._meta.verbose_name} with the id {id}.")
    return Group(found[0], tuple(found[1:]))


def last_judgement[J: Judgement](judgements: QuerySet[J], one: Group[Any], other: Group[Any]) -> J | None:
    """Return the latest judgement of two groups of records, on any of their records."""
    some, others = [row.id for row in one.rows], [row.id for row in other.rows]
    pairs = judgements.filter(Q(low__in=some, high__in=others) | Q(low__in=others, high__in=some))
    return pairs.order_by("-created", "-id").first()
