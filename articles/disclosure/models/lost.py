"""What outsiders knew when an entry was written, and may know no longer: the rows that a mirror forgets.

Only what they could read at that time is named. A row of a hidden article that was made since is not, nor one
that never was to be seen: their ids and their number would tell of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Min, Q, QuerySet
from django.db.models.functions import Greatest

from articles.annotations.models import Annotation
from articles.claims.models import PARTS, Attribution, Claim, ClaimPart, Evidence, Figure, Relation, Response
from articles.corpus.models import Article, visible_q
from articles.disclosure.types import Ref
from articles.foundation.types import Actor
from articles.ledger.models import Entry
from articles.sources.models import Rating
from articles.sources.types import UNNAMED_KINDS

# What may go with the words of an open article.
_WITH_WORDS = frozenset({"attribution", "claim", "entity", "source"})
_OF_ARTICLES: tuple[tuple[str, type[Any], str], ...] = (
    ("annotation", Annotation, "article"),
    ("attribution", Attribution, "content__article"),
    ("response", Response, "article"),
    ("evidence", Evidence, "annotation__article"),
    ("figure", Figure, "annotation__article"),
)


@dataclass(frozen=True, slots=True)
class _Span:
    """A row, and from when to when it was there."""

    ref: Ref
    created: datetime
    deleted: datetime | None = None

    def was_there(self, at: datetime) -> bool:
        """Tell whether the row was there at the time, or deleted at that moment."""
        return self.created <= at and (self.deleted is None or self.deleted >= at)


type _Spans = Mapping[UUID, list[_Span]]


def lost_with(actor: Actor, entries: Sequence[Entry], found: Sequence[set[Ref]]) -> list[set[Ref]]:
    """Return for each entry the rows that outsiders are to forget with it, as far as they are hidden now.

    `found` are the rows that each touches. Claims that are still to be seen and were one with a hidden one
    are added to them. A constant number of queries.
    """
    opened = _opened(entries)
    gone = [_with_words(entry, refs, opened) for entry, refs in zip(entries, found, strict=True)]
    withdrawn: dict[str, set[UUID]] = defaultdict(set)
    for entry in entries:
        noun, _, participle = entry.verb.partition(".")
        if participle == "withdrawn":
            withdrawn[noun].add(entry.subject_id)
    hidden = _hidden(actor, {id for refs in gone for kind, id in refs if kind == "claim"})
    named = {id for refs in gone for kind, id in refs if kind == "source"}
    spans: dict[str, _Spans] = {
        "article": _in_articles(withdrawn["article"]),
        "claim": _parts(actor, hidden | withdrawn["claim"]),
        "source": _ratings(named | withdrawn["source"]),
    }
    fellows = _Fellows(actor, hidden)
    for at, entry in enumerate(entries):
        own = (entry.verb.partition(".")[0], entry.subject_id)
        roots = {*gone[at], own} if entry.verb.endswith(".withdrawn") else {*gone[at]}
        for kind, id in roots:
            there = spans.get(kind, {}).get(id, ())
            gone[at] |= {one.ref for one in there if one.was_there(entry.at)}
            if kind == "claim" and id in hidden:
                found[at].update(fellows.then(id, entry.at))
    return gone


def _opened(entries: Iterable[Entry]) -> dict[UUID, datetime]:
    """Return since when the entries' articles are open."""
    ids = {one.article_id for one in entries if one.article_id}
    rows = Article.objects.filter(pk__in=ids).values_list("pk", "released") if ids else ()
    return {id: released for id, released in rows if released}


def _with_words(entry: Entry, refs: set[Ref], opened: Mapping[UUID, datetime]) -> set[Ref]:
    """Return what may have gone with the words of an open article. Of what was before it opened, nobody
    outside knew.
    """
    since = opened.get(entry.article_id) if entry.article_id else None
    if since is None or entry.at < since or entry.verb == "annotation.created":
        return set()
    return {ref for ref in refs if ref[0] in _WITH_WORDS}


def _hidden(actor: Actor, claims: set[UUID]) -> set[UUID]:
    """Return those of the claims that are hidden now."""
    seen = Claim.objects.visible_to(actor).filter(pk__in=claims).values_list("pk", flat=True)
    return claims - set(seen) if claims else set()


def _in_articles(ids: set[UUID]) -> _Spans:
    """Return what the articles ever held."""
    found: dict[UUID, list[_Span]] = defaultdict(list)
    for noun, model, article in _OF_ARTICLES if ids else ():
        rows: QuerySet[Any] = model._default_manager.filter(**{f"{article}__in": ids})
        for of, id, created, deleted in rows.values_list(article, "pk", "created", "deleted"):
            found[of].append(_Span((noun, id), created, deleted))
    return found


def _parts(actor: Actor, ids: set[UUID]) -> _Spans:
    """Return what was ever recorded of the claims, except about articles and claims that are hidden."""
    found: dict[UUID, list[_Span]] = defaultdict(list)
    seen = Claim.objects.visible_to(actor).values("pk")
    rows: list[tuple[type[ClaimPart], str, QuerySet[Any]]] = [
        (part, "claim", part._default_manager.filter(part.place_q(actor), claim__in=ids)) for part in PARTS
    ]
    rows.append((Relation, "other", Relation.objects.filter(other__in=ids, claim__in=seen)))
    for part, claim, some in rows if ids else ():
        noun = str(part._meta.verbose_name)
        for of, id, created, deleted in some.values_list(claim, "pk", "created", "deleted"):
            found[of].append(_Span((noun, id), created, deleted))
    return found


def _ratings(ids: set[UUID]) -> _Spans:
    """Return all grades of the sources that have names."""
    found: dict[UUID, list[_Span]] = defaultdict(list)
    rows = Rating.objects.filter(source__in=ids).exclude(source__source_kind__in=UNNAMED_KINDS)
    for source, id, created in rows.values_list("source", "pk", "created") if ids else ():
        found[source].append(_Span(("rating", id), created))
    return found


class _Fellows:
    """The claims that are still to be seen and that were told as one with hidden ones."""

    def __init__(self, actor: Actor, hidden: set[UUID]) -> None:
        self._of = dict(Claim.objects.filter(pk__in=hidden).values_list("pk", "canonical")) if hidden else {}
        group = Claim.objects.filter(canonical__in=set(self._of.values()))
        mark = "appearances__annotation__"
        known = Min(Greatest(f"{mark}created", f"{mark}article__released"))
        open_ = Q(visible_q(actor, f"{mark}article__"), **{f"{mark}deleted": None})
        seen = group.filter(open_).annotate(since=known).values_list("canonical", "pk", "since")
        self._seen = list(seen) if hidden else []
        merges = Entry.objects.filter(verb="claim.merged", subject_id__in=group.values("pk"))
        self._merged = dict(merges.order_by("id").values_list("subject_id", "at")) if hidden else {}

    def then(self, hidden: UUID, at: datetime) -> Iterable[Ref]:
        """Return those that were one with the hidden one at the time."""
        return set(self._then(hidden, at))

    def _then(self, hidden: UUID, at: datetime) -> Iterator[Ref]:
        for canonical, id, since in self._seen:
            if canonical == self._of.get(hidden) and since <= at:
                merged = [self._merged[one] for one in (hidden, id) if one in self._merged]
                if merged and max(merged) <= at:
                    yield "claim", id
