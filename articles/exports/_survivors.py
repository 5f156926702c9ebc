"""Puts survivors in the place of merged records, for formats in which each mark makes sense by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from articles.annotations.models import Annotation
from articles.claims.models import Claim, known_entities, told_claims, told_sources
from articles.entities.models import Entity
from articles.foundation.types import Actor
from articles.registers.models import Mergeable
from articles.sources.models import Source


class Survivors[M: Mergeable]:
    """The records that stand for some others, as far as the reader may know, each with its `former` ids."""

    def __init__(self, rows: QuerySet[M], named: Iterable[M]) -> None:
        """Read the groups of the records that are named, in one query; in none, if there are none."""
        groups = {row.canonical for row in named}
        found = list(rows.filter(canonical__in=groups)) if groups else []
        by_id = {row.id: row for row in found}
        former: dict[UUID, list[UUID]] = {}
        self._by_id: dict[UUID, M] = {}
        for row in found:
            lead = by_id.get(row.shown_canonical, row)
            self._by_id[row.id] = lead
            ids = former.setdefault(lead.id, [])
            if lead is not row:
                ids.append(row.id)
        for row in by_id.values():
            setattr(row, "former", sorted(former.get(row.id, ())))  # noqa: B010 - no column of the table

    def of(self, row: M) -> M:
        """Return the record that stands for this one: itself, unless it was merged."""
        return self._by_id.get(row.id, row)


def put_survivors(actor: Actor, rows: Sequence[Annotation]) -> None:
    """Let marks and the chains on them name survivors. Needs the records fetched along. Three queries."""
    hops = [
        named
        for row in rows
        for one in row.attributions.all()
        for hop in one.hops.all()
        for named in hop.hop_sources.all()
    ]
    marked = [row for row in rows if row.source]
    claimed = [row.appearance for row in rows if hasattr(row, "appearance")]
    mentions = [row.mention for row in rows if hasattr(row, "mention")]
    naming: list[Any] = [*hops, *marked]
    sources = Survivors[Source](told_sources(actor).prefetch_related(None), [one.source for one in naming])
    claims = Survivors[Claim](told_claims(actor), [one.claim for one in claimed])
    entities = Survivors[Entity](known_entities(actor), [one.entity for one in mentions])
    for one in naming:
        one.source = sources.of(one.source)
    for made in claimed:
        made.claim = claims.of(made.claim)
    for mention in mentions:
        mention.entity = entities.of(mention.entity)
