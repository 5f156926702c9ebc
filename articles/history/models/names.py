"""The names of everything that entries of the ledger mention, in a few queries for a whole page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import F, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat

from articles.annotations.models import Annotation
from articles.claims.models import Claim, known_entities, known_sources
from articles.corpus.models import Article, Revision
from articles.foundation.models import shown
from articles.foundation.operations import require
from articles.foundation.rules import UUID_FORM
from articles.foundation.types import Actor, Permission
from articles.history.rules import told_change
from articles.history.types import ToldChange
from articles.ledger.models import Entry
from articles.ledger.types import Snapshot

_ID = re.compile(UUID_FORM)
# Of a statement or of marked words, as much as names them in a line.
_LONGEST_NAME = 120
# How deep contents hold ids: a list of links of a chain.
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """An entry of the ledger and the same in words."""

    entry: Entry
    told: ToldChange


# An entry with as much of its content as its reader may know.
type Told = tuple[Entry, Snapshot | None, Snapshot | None]


def told_in_words(actor: Actor, told: Iterable[Told]) -> list[ToldChange]:
    """Return entries in words: what was done, to which record, and from what to what. In a constant number of
    queries.

    Records that the actor may not know of have no name.
    """
    page = list(told)
    ids = {str(entry.subject_id) for entry, _, _ in page}
    ids.update(id for _, before, after in page for side in (before, after) for id in _ids_in(side, _DEEPEST))
    names = names_of(actor, map(UUID, ids))
    return [
        told_change(entry.verb, str(entry.subject_id), (before, after), names)
        for entry, before, after in page
    ]


def lines_of(actor: Actor, entries: Iterable[Entry]) -> list[HistoryLine]:
    """Return entries with their words, for the newsroom, which may know all of them. Needs their `actor`.

    Raises `Forbidden`.
    """
    require(actor, Permission.READ_CONFIDENTIAL)
    rows = list(entries)
    words = told_in_words(actor, [(entry, entry.before, entry.after) for entry in rows])
    return [HistoryLine(entry, told) for entry, told in zip(rows, words, strict=True)]


def names_of(actor: Actor, ids: Iterable[UUID]) -> dict[str, str]:
    """Return what each of these rows is called, by its id as text: sources, entities, claims, articles,
    revisions, marks and people, as far as the actor may know of them.
    """
    wanted = list(ids)
    if not wanted:
        return {}
    text = TextField()
    headline = Concat(
        Value("version "), Cast("number", text), Value(" of "), "article__headline", output_field=text
    )
    articles = Article.objects.visible_to(actor)
    named: list[tuple[QuerySet[Any], Combinable]] = [
        (known_sources(actor), Cast("name", text)),
        (known_entities(actor), Cast("name", text)),
        (Claim.objects.visible_to(actor), Cast("statement", text)),
        (articles, Cast("headline", text)),
        (Revision.objects.filter(article__in=articles), headline),
    ]
    first, *others = (
        rows.filter(pk__in=wanted).order_by().annotate(called=name).values_list("pk", "called")
        for rows, name in named
    )
    found: dict[UUID, str] = dict(first.union(*others, all=True))
    found |= _marked_words(actor, wanted)
    found |= {user.pk: str(user) for user in get_user_model()._default_manager.filter(pk__in=wanted)}
    return {str(id): shown(_short(name)) for id, name in found.items()}


def _marked_words(actor: Actor, wanted: list[UUID]) -> dict[UUID, str]:
    """Return the words of marks, as they stand on the current text or stood last."""
    rows = Annotation.objects.visible_to(actor).filter(pk__in=wanted, anchors__start__isnull=False)
    placed = rows.order_by("anchors__revision__number").values_list("pk", F("anchors__pieces"))
    return {id: f"“{' … '.join(piece['exact'] for piece in pieces)}”" for id, pieces in placed}


def _ids_in(content: Any, deepest: int) -> Iterator[str]:
    """Yield what looks like an id anywhere in a content."""
    if isinstance(content, str):
        if _ID.fullmatch(content):
            yield content
    elif deepest and isinstance(content, Mapping):
        for one in content.values():
            yield from _ids_in(one, deepest - 1)
    elif deepest and isinstance(content, list):
        for one in content:
            yield from _ids_in(one, deepest - 1)


def _short(name: str) -> str:
    """Return a name in one line."""
    line = " ".join(name.split())
    return line if len(line) <= _LONGEST_NAME else f"{line[: _LONGEST_NAME - 1].rstrip()}…"
