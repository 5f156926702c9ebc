"""How much of an entry's content a reader sees.

The ledger keeps what a row said at the time. Outsiders see no more of that than the row shows them today:
perhaps a source was named until somebody corrected the terms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Q

from articles.annotations.models import Annotation
from articles.claims.models import (
    Attribution,
    Claim,
    HopSource,
    MarkTold,
    MentionTold,
    known_entities,
    known_sources,
    knows_confidences,
    names_q,
    speaker_told_q,
)
from articles.disclosure.rules import told_fields, without_day
from articles.disclosure.types import ToldEntry
from articles.entities.models import Mention
from articles.foundation.types import Actor
from articles.ledger.models import Entry
from articles.ledger.types import Snapshot

type _Links = Mapping[UUID, set[str]]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the reader may know about the rows of some entries. Ids are text, as in snapshots."""

    # By attribution, the sources at its hops; by annotation, the source and the entity that its words name.
    chains: _Links = field(default_factory=dict)
    # The attributions that are on the record.
    spoken: frozenset[UUID] = frozenset()
    marks: _Links = field(default_factory=dict)
    # Of all sources that the entries name, and of all entities that ties of entities name.
    sources: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()
    # Of the sources that the entries are about, those with a name; of the claims, those that were merged.
    named: frozenset[UUID] = frozenset()
    merged: frozenset[UUID] = frozenset()


def tell(actor: Actor, entries: Sequence[Entry]) -> list[ToldEntry]:
    """Return the entries, which the actor may know of, with as much of each as they may. A constant number of
    queries.
    """
    if knows_confidences(actor):
        return [ToldEntry(entry, entry.before, entry.after, inside=True) for entry in entries]
    known = _known(actor, entries)
    return [_told(entry, known) for entry in entries]


def _told(entry: Entry, known: _Known) -> ToldEntry:
    """Return an entry as outsiders see it."""
    noun, _, participle = entry.verb.partition(".")
    if participle == "withdrawn":
        return ToldEntry(entry, None, None, bare=True)
    narrow = _NARROWED.get(noun, _whole)
    before, after = (
        narrow(told_fields(noun, content), entry, known) if content else content
        for content in (entry.before, entry.after)
    )
    return ToldEntry(entry, before, after)


def _whole(content: Snapshot, _entry: Entry, _known: _Known) -> Snapshot:
    """Show all of it."""
    return content


def _attribution(content: Snapshot, entry: Entry, known: _Known) -> Snapshot:
    """Leave out of a chain the sources that the attribution doesn't name today, and when a source spoke that
    is confidential today.
    """
    named = known.chains.get(entry.subject_id, set())
    hops = [
        {**hop, "sources": [id for id in hop["sources"] if id in named]} for hop in content.get("hops", ())
    ]
    told = {**content, "hops": hops}
    return told if entry.subject_id in known.spoken else without_day(told)


def _mark(content: Snapshot, entry: Entry, known: _Known) -> Snapshot:
    """Leave out the records that the words name, unless the mark shows them today."""
    told = known.marks.get(entry.subject_id, set())
    kept = {name: id for name in ("source", "entity") if (id := content.get(name)) and id not in told}
    links = content.get("links")
    if links:
        content = {
            **content,
            "links": {name: id for name, id in links.items() if name != "entity" or id in told},
        }
    return {**content, **dict.fromkeys(kept)}


def _response(content: Snapshot, _entry: Entry, known: _Known) -> Snapshot:
    """Leave out a party that isn't known."""
    return content if content.get("party") in known.sources else {**content, "party": None}


def _source(content: Snapshot, entry: Entry, known: _Known) -> Snapshot | None:
    """Leave out posts and ties with hidden sources; show nothing about a source that is unnamed today."""
    if entry.subject_id not in known.named:
        return None
    links = {"roles": "organization", "ties": "other"}
    kept = {
        name: [link for link in content[name] if link[other] in known.sources]
        for name, other in links.items()
        if name in content
    }
    return {**content, **kept}


def _entity(content: Snapshot, _entry: Entry, known: _Known) -> Snapshot:
    """Leave out ties with hidden entities."""
    if "ties" not in content:
        return content
    return {**content, "ties": [tie for tie in content["ties"] if tie["other"] in known.entities]}


def _article(content: Snapshot, _entry: Entry, known: _Known) -> Snapshot:
    """Leave out the records of credits that aren't known."""
    if "info_sources" not in content:
        return content
    credits_ = [
        {**one, "source": one["source"] if one["source"] in known.sources else None}
        for one in content["info_sources"]
    ]
    return {**content, "info_sources": credits_}


def _claim(content: Snapshot, entry: Entry, known: _Known) -> Snapshot | None:
    """Show no status of a merged claim: it may come from a verdict on a hidden claim."""
    return None if entry.verb == "claim.status_changed" and entry.subject_id in known.merged else content


_NARROWED: Mapping[str, Callable[[Snapshot, Entry, _Known], Snapshot | None]] = {
    "annotation": _mark,
    "article": _article,
    "attribution": _attribution,
    "claim": _claim,
    "entity": _entity,
    "mention": _mark,
    "response": _response,
    "source": _source,
}


def _known(actor: Actor, entries: Sequence[Entry]) -> _Known:
    """Look up what may be known about the rows of the entries. Kinds that don't occur cost no query."""
    about: dict[str, list[UUID]] = defaultdict(list)
    for entry in entries:
        about[entry.verb.partition(".")[0]].append(entry.subject_id)
    sources, marks = known_sources(actor), about["annotation"] + about["mention"]
    hops = HopSource.objects.told_to(actor).filter(hop__attribution__deleted=None)
    chains = hops.filter(hop__attribution__in=about["attribution"]).values_list("hop__attribution", "source")
    meant = Annotation.objects.filter(MarkTold("pk", "source"), pk__in=marks).values_list("pk", "source")
    mentions = Mention.objects.filter(MentionTold("annotation", "entity"), annotation__in=marks)
    mentioned = mentions.values_list("annotation", "entity")
    named = sources.filter(names_q(actor), pk__in=about["source"]).values_list("pk", flat=True)
    groups = Q(survivor__isnull=False) | Q(tombstones__isnull=False)
    merged = Claim.objects.filter(groups, pk__in=about["claim"]).values_list("pk", flat=True)
    known = sources.filter(pk__in=set(_ids(entries))).values_list("pk", flat=True)
    beings = known_entities(actor).filter(pk__in=set(_tied(entries))).values_list("pk", flat=True)
    spoken = Attribution.objects.live().filter(speaker_told_q(actor), pk__in=about["attribution"])
    return _Known(
        chains=_by_row(chains),
        spoken=frozenset(spoken.values_list("pk", flat=True)),
        marks=_by_row((*meant, *mentioned)),
        sources=frozenset(map(str, known)),
        entities=frozenset(map(str, beings)),
        named=frozenset(named),
        merged=frozenset(merged),
    )


def _by_row(links: Iterable[tuple[UUID, UUID]]) -> dict[UUID, set[str]]:
    """Return the linked ids of each row, as text."""
    found: dict[UUID, set[str]] = defaultdict(set)
    for row, linked in links:
        found[row].add(str(linked))
    return found


def _tied(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the entities that ties of entities in the entries name."""
    for entry in entries:
        if entry.verb.startswith("entity."):
            for content in (entry.before, entry.after):
                yield from (tie["other"] for tie in (content or {}).get("ties") or ())


def _ids(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the sources that parties, posts, ties and credits in the entries name."""
    for entry in entries:
        for content in (entry.before, entry.after):
            if not content:
                continue
            named: list[Any] = [content.get("party")]
            named += [link.get("organization") for link in content.get("roles") or ()]
            named += [link.get("other") for link in content.get("ties") or ()]
            named += [credit.get("source") for credit in content.get("info_sources") or ()]
            yield from (id for id in named if id)
