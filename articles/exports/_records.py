"""Reads the sources and entities that a file names, and the records that these name in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import batched
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from articles.annotations.models import Annotation
from articles.claims.models import known_entities, known_sources, names_q, told_entities, told_sources
from articles.entities.models import EntityTie
from articles.entities.types import EntityTieKind
from articles.exports.types import FilePart
from articles.foundation.types import Actor
from articles.shapes.models import entity_lines, rating_lines, source_lines
from articles.sources.models import Rating, Source, SourceRole, SourceTie

# Records in memory at once.
BATCH = 500


def all_sources(actor: Actor, ids: Iterable[UUID]) -> list[UUID]:
    """Return the sources, all that were merged with them, and all that their roles and ties lead to, in
    order.

    A survivor comes before the records that were merged into it. For outsiders, an unnamed source comes
    alone: what it leads to could show who it is.
    """
    wanted, rows = set(ids), known_sources(actor)
    by_name = set(rows.filter(names_q(actor), id__in=wanted).values_list("id", flat=True))
    named = _closure(rows.filter(names_q(actor)), by_name, _linked)
    return [*named, *sorted(wanted - set(named))]


def all_entities(actor: Actor, ids: Iterable[UUID]) -> list[UUID]:
    """Return the entities, all that were merged with them, the parties of a treaty and the participants of an
    event among them, and all that any of these are tied to. A survivor comes before the records that were
    merged into it.
    """
    known = known_entities(actor)
    own = _closure(known, ids, lambda _: ())
    # A party names its treaty, and not the reverse. Other ties aren't followed backwards: the file about a
    # country would hold every place in it.
    joined = EntityTie.objects.filter(
        other__in=own, kind__in=(EntityTieKind.PARTY_TO, EntityTieKind.TAKES_PART)
    )
    return _closure(known, {*own, *joined.values_list("owner", flat=True)}, _tied)


def source_parts(actor: Actor, ids: Iterable[UUID]) -> Iterator[FilePart]:
    """Yield the sources in the order given, then all their ratings."""
    rows = told_sources(actor).with_reliability(timezone.localdate())
    written = list(ids)
    for batch in batched(written, BATCH):
        found = source_lines(actor, rows.filter(id__in=batch))
        yield FilePart(lines=[found[id] for id in batch])
    named = Source.objects.filter(names_q(actor))
    rated = Rating.objects.order_by("created", "id")
    for batch in batched(written, BATCH):
        yield FilePart(lines=rating_lines(rated.filter(source__in=named.filter(id__in=batch))))


def entity_parts(actor: Actor, ids: Iterable[UUID]) -> Iterator[FilePart]:
    """Yield the entities in the order given."""
    for batch in batched(ids, BATCH):
        found = entity_lines(actor, told_entities(actor).filter(id__in=batch))
        yield FilePart(lines=[found[id] for id in batch])


def named_sources(row: Annotation) -> Iterator[Source]:
    """Yield the sources that a mark and the chains on it name. Needs `source`, and `attributions` with their
    hops.
    """
    if row.source:
        yield row.source
    for attribution in row.attributions.all():
        yield from (named.source for hop in attribution.hops.all() for named in hop.hop_sources.all())


def _linked(ids: list[UUID]) -> Iterable[UUID]:
    """Return the sources that the roles and ties of these sources name."""
    held = SourceRole.objects.filter(owner__in=ids).values_list("organization", flat=True)
    tied = SourceTie.objects.filter(owner__in=ids).values_list("other", flat=True)
    return {*held, *tied}


def _tied(ids: list[UUID]) -> Iterable[UUID]:
    """Return the entities that these entities' ties name."""
    return set(EntityTie.objects.filter(owner__in=ids).values_list("other", flat=True))


def _closure(
    rows: QuerySet[Any], ids: Iterable[UUID], linked: Callable[[list[UUID]], Iterable[UUID]]
) -> list[UUID]:
    """Return the ids of all rows that can be reached from these: the rows themselves, what was merged with
    them, and what is linked with any of these.
    """
    parents: dict[UUID, UUID | None] = {}
    wanted = set(ids)
    while wanted:
        canonical = rows.filter(id__in=wanted).values("canonical")
        group = rows.filter(canonical__in=canonical).order_by("created", "id")
        fresh = {id: into for id, into in group.values_list("id", "merged_into") if id not in parents}
        parents |= fresh
        wanted = set(linked(list(fresh))) - parents.keys()
        if not fresh:
            break
    ordered: dict[UUID, None] = {}
    for id in parents:
        line, above = [id], parents[id]
        while above in parents:
            line.append(above)
            above = parents[above]
        ordered |= dict.fromkeys(reversed(line))
    return list(ordered)
