"""The rows that were found, with what they are called and what of them to quote.

Only what the reader may see of a row is quoted: this follows what answers show of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models.functions import Left

from articles.annotations.models import Annotation
from articles.claims.models import knows_confidences, told_claims, told_sources
from articles.corpus.models import Article
from articles.entities.models import Entity
from articles.foundation.types import Actor
from articles.search.models._questions import SIMPLE, Question, words_found
from articles.search.models.search_text import SearchText
from articles.search.rules import runs_in, snippet, stretches, words_in
from articles.search.types import Found, Hit, Kind, Snippet
from articles.sources.models import Source
from articles.sources.types import UNNAMED_KINDS

# Of a text, in code points: what stands behind is found, but not quoted.
_QUOTED = 50_000
_MOST_SNIPPETS = 3

type _Fields = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Told:
    """A row, and the fields of it that may be quoted, the one that is shown without a match first."""

    title: str
    article: UUID | None
    canonical: UUID
    language: str
    status: str
    fields: tuple[tuple[str, str], ...]


def quoted(actor: Actor, question: Question, hits: Iterable[Hit]) -> tuple[Found, ...]:
    """Return the hits in their order, with titles and snippets. A number of queries that doesn't grow."""
    rows = list(hits)
    told: dict[tuple[Kind, UUID], _Told] = {}
    for sort, read in _READERS.items():
        if ids := [hit.row for hit in rows if hit.type is sort]:
            told |= {(sort, id): one for id, one in read(actor, ids)}
    shown = [hit for hit in rows if (hit.type, hit.row) in told]
    known = _known(question, shown, told)
    runs = runs_in(question.terms)
    found = []
    for hit in shown:
        one = told[hit.type, hit.row]
        snippets = _snippets(one.fields, known, runs)
        found.append(Found(hit, one.title, one.article, one.canonical, one.language, one.status, snippets))
    return tuple(found)


def _known(question: Question, hits: list[Hit], told: Mapping[tuple[Kind, UUID], _Told]) -> set[str]:
    """Return the words of all fields that were found."""
    configs = SearchText.objects.filter(row__in=[hit.row for hit in hits]).values_list("row", "config")
    by_row = dict(configs)
    words: dict[str, set[str]] = {}
    for hit in hits:
        config = by_row.get(hit.row, SIMPLE)
        for _, text in told[hit.type, hit.row].fields:
            words.setdefault(config, set()).update(word for word, _, _ in words_in(text))
    found: set[str] = set()
    for config, those in words.items():
        found |= words_found(those, config, question.marked(config))
    return found


def _snippets(fields: _Fields, known: set[str], runs: set[str]) -> tuple[Snippet, ...]:
    """Return what to quote: the fields in which something was found, or the first as it begins."""
    texts = [(name, text) for name, text in fields if text]
    hit = [(name, text, found) for name, text in texts if (found := stretches(text, known, runs))]
    if hit:
        return tuple(snippet(*one) for one in hit[:_MOST_SNIPPETS])
    return tuple(snippet(name, text, []) for name, text in texts[:1])


def _articles(actor: Actor, ids: list[UUID]) -> Iterator[tuple[UUID, _Told]]:
    rows = Article.objects.filter(pk__in=ids).annotate(body=Left("current__text", _QUOTED))
    columns = ("id", "headline", "language", "slugline", "by", "located", "ed_note", "body")
    for id, headline, language, slugline, by, located, note, body in rows.values_list(*columns):
        fields = [("text", body), ("slugline", slugline), ("by", by), ("located", located)]
        if knows_confidences(actor):
            fields.append(("ed_note", note))
        yield id, _Told(headline, id, id, language, "", tuple(fields))


def _marks(actor: Actor, ids: list[UUID]) -> Iterator[tuple[UUID, _Told]]:
    rows = Annotation.objects.filter(pk__in=ids).select_related("article").defer("article__ed_note")
    for row in rows.prefetch_related("anchors"):
        here = [anchor for anchor in row.anchors.all() if anchor.pieces]
        # As the index has it: on the current text, else where it stood last.
        here.sort(key=lambda anchor: (anchor.revision_id == row.article.current_id, anchor.pk))
        words = " … ".join(piece["exact"] for piece in here[-1].pieces) if here else ""
        fields = [("words", words), *(("tags", tag) for tag in row.tags)]
        if knows_confidences(actor):
            fields.append(("note", row.note))
        told = _Told(row.article.headline, row.article_id, row.id, row.article.language, "", tuple(fields))
        yield row.id, told


def _claims(actor: Actor, ids: list[UUID]) -> Iterator[tuple[UUID, _Told]]:
    for row in told_claims(actor).filter(pk__in=ids):
        fields = (("statement", row.statement), *(("topics", topic) for topic in row.topics))
        yield row.id, _Told(row.statement, None, row.shown_canonical, "", row.shown_status, fields)


def _sources(actor: Actor, ids: list[UUID]) -> Iterator[tuple[UUID, _Told]]:
    for row in told_sources(actor).filter(pk__in=ids).prefetch_related("names"):
        fields = _named(row)
        if row.source_kind in UNNAMED_KINDS and not knows_confidences(actor):
            fields = fields[:1]
        yield row.id, _Told(row.name, None, row.shown_canonical, "", "", fields)


def _entities(_actor: Actor, ids: list[UUID]) -> Iterator[tuple[UUID, _Told]]:
    for row in Entity.objects.filter(pk__in=ids).with_names():
        yield row.id, _Told(row.name, None, row.shown_canonical, "", "", _named(row))


def _named(row: Source | Entity) -> tuple[tuple[str, str], ...]:
    """Return a record's name, its further names, and what is written about it."""
    aliases = (("aliases", alias.name) for alias in row.aliases)
    return ("name", row.name), *aliases, ("description", row.description)


_READERS: Mapping[Kind, Callable[[Actor, list[UUID]], Iterator[tuple[UUID, _Told]]]] = {
    Kind.ARTICLE: _articles,
    Kind.ANNOTATION: _marks,
    Kind.CLAIM: _claims,
    Kind.SOURCE: _sources,
    Kind.ENTITY: _entities,
}
