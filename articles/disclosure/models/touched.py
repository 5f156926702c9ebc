"""Which other rows a change touches: those whose shape follows from the changed row, and, for outsiders,
those that it makes known or hides.

A mirror that only follows the feed must hear of these rows too, for none of them has an entry of its own. To
the newsroom that is what counts and grades follow from. To outsiders a row also appears with the first open
article that names it, and goes with the last.

Nothing is told here that isn't told elsewhere: an outsider's rows are found along what the entry and its row
name to them, and rows that they may not know are named only as gone, if they knew them at the time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from articles.claims.models import (
    PARTS,
    Appearance,
    Attribution,
    Evidence,
    Figure,
    HopSource,
    Relation,
    Response,
    knows_confidences,
    names_q,
    told_claims,
    told_sources,
)
from articles.disclosure.models.lost import lost_with
from articles.disclosure.types import Ref, ToldEntry, Touched
from articles.foundation.rules import UUID_FORM
from articles.foundation.types import Actor
from articles.registers.models import MergeableQuerySet
from articles.sources.models import Rating, SourceRole, SourceTie

_ID = re.compile(UUID_FORM)

type _Found = dict[Ref, set[Ref]]

# Links are changes of the mark that has them.
_MARKS = frozenset({"anchor", "annotation", "appearance", "mention"})
# What the fields of rows and snapshots name; an empty kind stands for a row of the same kind.
_NAMED = {
    "annotation": "annotation", "article": "article", "canonical": "", "claim": "claim",
    "content": "annotation", "cue": "annotation", "entity": "entity", "evidence": "evidence",
    "figure": "figure", "into": "", "merged_into": "", "organization": "source", "other": "",
    "party": "source", "source": "source", "sources": "source", "span": "annotation", "survivor": "",
    "words": "annotation",
}  # fmt: skip
# For the newsroom, which knows every row from its own entries: what is derived from a row of this kind.
_DERIVED = {
    "annotation": {"article", "claim"},
    "claim": {"claim"},
    "figure": {"annotation"},
    "rating": {"source"},
    "revision": {"article"},
    "source": {"source", "entity"},
    "verdict": {"claim"},
}


def kind_of(verb: str) -> str:
    """Return the kind of row that an entry is about, as the API calls it."""
    noun = verb.partition(".")[0]
    return "annotation" if noun in _MARKS else noun


def of_kinds_q(kinds: Iterable[str]) -> Q:
    """Return the condition on entries about rows of these kinds, and on every entry by which rows of any kind
    are withdrawn.
    """
    nouns = {noun for kind in kinds for noun in (_MARKS if kind == "annotation" else (kind,))}
    of_one = (Q(verb__startswith=f"{noun}.") for noun in sorted(nouns))
    return reduce(or_, of_one, Q(verb__endswith=".withdrawn"))


def touched(
    actor: Actor, entries: Sequence[ToldEntry], shown: Mapping[Ref, Mapping[str, Any]]
) -> list[Touched]:
    """Return for each entry the rows that it touches beside its own. `shown` are the entries' rows as this
    reader sees them. A constant number of queries, but for articles, claims and sources that are withdrawn.
    """
    inside = knows_confidences(actor)
    direct = [_direct(one, shown, inside=inside) for one in entries]
    along = _along(actor, entries, direct)
    found = [refs.union(*(along.get(ref, ()) for ref in refs)) for refs in direct]
    if inside:
        return [Touched(frozenset(refs), frozenset(refs)) for refs in found]
    lost = lost_with(actor, [one.entry for one in entries], found)
    return [Touched(frozenset(refs), frozenset(gone)) for refs, gone in zip(found, lost, strict=True)]


def _direct(one: ToldEntry, shown: Mapping[Ref, Mapping[str, Any]], *, inside: bool) -> set[Ref]:
    """Return the entry's row, and the rows that it names."""
    kind = kind_of(one.entry.verb)
    own = (kind, one.entry.subject_id)
    named = {ref for content in (one.before, one.after) if content for ref in _names(content, kind)}
    if not inside:
        named |= set(_names(shown.get(own, {}), kind))
    elif kind in _DERIVED:
        named = {ref for ref in named if ref[0] in _DERIVED[kind]}
    else:
        named = set()
    return {own, *named}


def _names(content: object, kind: str) -> Iterator[Ref]:
    """Yield the rows that a shape or a snapshot names."""
    if isinstance(content, list):
        for one in content:
            yield from _names(one, kind)
    elif isinstance(content, dict):
        for key, value in content.items():
            if key in _NAMED:
                named = _NAMED[key] or ("claim" if kind == "relation" else kind)
                yield from ((named, id) for id in _ids(value))
            yield from _names(value, kind)


def _ids(value: object) -> Iterator[UUID]:
    """Yield the ids of a field that names one row or several. The words of a tie are no mark but a text."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, UUID):
            yield one
        elif isinstance(one, str) and _ID.fullmatch(one):
            yield UUID(one)


def _along(actor: Actor, entries: Sequence[ToldEntry], direct: Sequence[set[Ref]]) -> _Found:
    """Return what hangs on the rows: for the newsroom, their groups and the rows that name a mark."""
    found: _Found = defaultdict(set)
    refs = {ref for some in direct for ref in some}
    marks = {one.entry.subject_id for one in entries if kind_of(one.entry.verb) == "annotation"}
    # A mark that was just made is named by nothing yet.
    fresh = {one.entry.subject_id for one in entries if one.entry.verb == "annotation.created"}
    _on_marks(found, marks - fresh)
    outside = not knows_confidences(actor)
    if outside:
        _on_chains(actor, found, marks - fresh)
    made = {ref for mark in marks for ref in found.get(("annotation", mark), ())}
    claims, sources = ({id for kind, id in (*refs, *made) if kind == noun} for noun in ("claim", "source"))
    _groups(found, "claim", told_claims(actor), claims)
    _groups(found, "source", told_sources(actor).prefetch_related(None), sources)
    if outside:
        _on_claims(actor, found, claims)
        _on_sources(actor, found, sources)
    for mark in marks:
        own = found["annotation", mark]
        found["annotation", mark] = own.union(*(found[ref] for ref in own if ref[0] in {"claim", "source"}))
    return found


def _on_marks(found: _Found, marks: set[UUID]) -> None:
    """Find what names marks, and what they make: deleting or restoring one changes these."""
    if not marks:
        return
    named: tuple[tuple[str, QuerySet[Any]], ...] = (
        ("claim", Appearance.objects.filter(annotation__in=marks).values_list("annotation", "claim")),
        ("attribution", Attribution.objects.filter(content__in=marks).values_list("content", "pk")),
        ("attribution", Attribution.objects.filter(cue__in=marks).values_list("cue", "pk")),
        ("attribution", Attribution.objects.filter(hops__span__in=marks).values_list("hops__span", "pk")),
        ("response", Response.objects.live().filter(words__in=marks).values_list("words", "pk")),
        ("evidence", Evidence.objects.live().filter(annotation__in=marks).values_list("annotation", "pk")),
        ("figure", Figure.objects.live().filter(annotation__in=marks).values_list("annotation", "pk")),
    )
    for kind, rows in named:
        for mark, id in rows:
            found["annotation", mark].add((kind, id))


def _on_chains(actor: Actor, found: _Found, marks: set[UUID]) -> None:
    """Find the sources that outsiders know behind the marks: their chains stand and go with the words."""
    if not marks:
        return
    told = HopSource.objects.told_to(actor).filter(hop__attribution__deleted=None)
    rows = told.filter(hop__attribution__content__in=marks)
    for mark, id in rows.values_list("hop__attribution__content", "source"):
        found["annotation", mark].add(("source", id))


def _groups(found: _Found, kind: str, rows: MergeableQuerySet[Any], ids: Any) -> None:
    """Find the records that are told as one with these: counts, grades and statuses are the group's."""
    if not ids:
        return
    known = rows.model._default_manager.filter(pk__in=ids)
    own = dict(known.values_list("pk", "canonical"))
    told = "told_canonical" if "told_canonical" in rows.query.annotations else "canonical"
    members: dict[UUID, set[Ref]] = defaultdict(set)
    leads: dict[UUID, UUID] = {}
    for id, lead in rows.filter(canonical__in=set(own.values())).values_list("pk", told):
        leads[id] = lead
        members[lead].add((kind, id))
    for id in own:
        if id in leads:
            found[kind, id] |= members[leads[id]]


def _on_claims(actor: Actor, found: _Found, ids: set[UUID]) -> None:
    """Find the parts of claims: outsiders get to know them with the claim."""
    if not ids:
        return
    for part in PARTS:
        noun = str(part._meta.verbose_name)
        rows = part.objects.visible_to(actor).live().filter(claim__in=ids)  # type: ignore[attr-defined] # every kind has such a manager
        for claim, id in rows.values_list("claim", "pk"):
            found["claim", claim].add((noun, id))
    related = Relation.objects.visible_to(actor).live().filter(other__in=ids)
    for claim, id in related.values_list("other", "pk"):
        found["claim", claim].add(("relation", id))


def _on_sources(actor: Actor, found: _Found, ids: set[UUID]) -> None:
    """Find what outsiders get to know with a source: its grades, who is tied to it, what it answered."""
    if not ids:
        return
    known = told_sources(actor).prefetch_related(None).filter(names_q(actor))
    answers = Response.objects.visible_to(actor).live().filter(party__in=ids)
    links: tuple[tuple[str, QuerySet[Any]], ...] = (
        ("rating", Rating.objects.filter(source__in=known.filter(pk__in=ids)).values_list("source", "pk")),
        (
            "source",
            _owners(SourceRole, known).filter(organization__in=ids).values_list("organization", "owner"),
        ),
        ("source", _owners(SourceTie, known).filter(other__in=ids).values_list("other", "owner")),
        ("response", answers.values_list("party", "pk")),
    )
    for kind, rows in links:
        for source, id in rows:
            found["source", source].add((kind, id))


def _owners(links: type[Any], known: QuerySet[Any]) -> QuerySet[Any]:
    """Return the roles or ties of the known sources."""
    rows: QuerySet[Any] = links._default_manager.filter(owner__in=known.values("pk")).order_by()
    return rows
