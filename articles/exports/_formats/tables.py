"""The record as tables: which there are, their columns, and the rows that an article gives them.

A column is named after the field that the API returns; an underscore stands where the API goes one level
down.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal
from itertools import chain
from typing import Any, get_args, get_type_hints

from articles.claims.types import ClaimDraft
from articles.exports._formats.article_records import ArticleRecord, Line, Records, exact_words
from articles.quantities.types import Quantity
from articles.sources.types import SourceDraft

type Row = list[Any]

_STAMPS = (
    "created",
    "created_by.id",
    "created_by.name",
    "created_by.type",
    "modified",
    "modified_by.id",
    "modified_by.name",
    "modified_by.type",
    "version",
)
_MERGED = ("merged_into", "canonical")
_WHOLE = frozenset({
    "version", "revision.number", "revision.length", "annotation_count", "appearance_count", "position",
    "start", "end",
})  # fmt: skip
_MOMENTS = frozenset({
    "created", "modified", "version_created", "embargoed_until", "published", "decided", "retired",
    "answered", "anchor.settled",
})  # fmt: skip


def _own(draft: type[Any]) -> list[str]:
    """Return the fields that a record has by its draft."""
    return [field.name for field in fields(draft)]


TABLES: dict[str, tuple[str, ...]] = {
    "articles": (
        "id", "headline", "slugline", "language", "by", "located", "version_created", "pub_status",
        "embargoed_until", "published", "ed_note", "uri", "info_sources", "revision.id",
        "revision.number", "revision.sha256", "revision.length", "annotation_count", "text", *_STAMPS,
    ),
    "annotations": (
        "id", "article", "revision", "kind", "anchor.status", "anchor.score", "anchor.offset_unit",
        "anchor.reasons", "anchor.candidates", "anchor.settled", "exact", "claim", "source", "entity",
        "figure", "tags", "note", "origin.type", "origin.agent",
        *_STAMPS,
    ),
    "pieces": ("annotation", "article", "position", "start", "end", "exact", "prefix", "suffix"),
    "claims": (
        "id", *_own(ClaimDraft), "verification_status", "appearance_count", *_MERGED, *_STAMPS,
    ),
    "attributions": (
        "id", "article", "claim", "content", "cue", "quote_type", "cue_stance", "commitment.certainty",
        "commitment.polarity", "commitment.tense", "attribution_terms", "said_on", "said_words",
        "anonymity_reason", "approved_by", *_STAMPS,
    ),
    "hops": ("attribution", "position", "role", "source", "span"),
    "responses": ("id", "claim", "party", "answer", "answered", "words", "article", "note", *_STAMPS),
    "figures": ("id", "claim", "annotation", *_own(Quantity), *_STAMPS),
    "evidence": ("id", "claim", "stance", "kind", "annotation", "url", "retrieved", "note", *_STAMPS),
    "verdicts": (
        "id", "claim", "status", "rating.value", "rating.worst", "rating.best", "alternate_name",
        "reason", "evidence", "author", "decided", *_STAMPS,
    ),
    "relations": ("id", "claim", "kind", "other", "note", *_STAMPS),
    "sources": (
        "id", *_own(SourceDraft), "entity", "reliability.grade", "reliability.valid_from", *_MERGED,
        "retired", *_STAMPS,
    ),
    "ratings": (
        "id", "source", "grade", "valid_from", "rater", "reason", "created", "created_by.id",
        "created_by.name", "created_by.type",
    ),
    "entities": (
        "id", "name", "entity_kind", "aliases", "external_ids", "description", "start_date", "end_date",
        "ties", *_MERGED, "retired", *_STAMPS,
    ),
}  # fmt: skip
_OF_CLAIMS = {
    "response": "responses",
    "figure": "figures",
    "evidence": "evidence",
    "verdict": "verdicts",
    "relation": "relations",
}
_OF_RECORDS = {"source": "sources", "entity": "entities", "claim": "claims"}


def header(table: str) -> list[str]:
    """Return the names of a table's columns."""
    return [path.replace(".", "_") for path in TABLES[table]]


def column_types(table: str) -> list[str]:
    """Return the types of a table's columns, in SQL."""
    return [_type(path) for path in TABLES[table]]


def _type(path: str) -> str:
    if path in _WHOLE:
        return "BIGINT"
    if path in _MOMENTS:
        return "TIMESTAMPTZ"
    if path == "anchor.score" or path.startswith("rating."):
        return "DOUBLE"
    return _OF_DRAFTS.get(path, "VARCHAR")


def _typed(draft: type[Any]) -> Iterator[tuple[str, str]]:
    """Yield the fields of a record that hold numbers, with their types in SQL."""
    for name, kind in get_type_hints(draft).items():
        kinds = (kind, *get_args(kind))
        if Decimal in kinds:
            # As many digits as the database keeps.
            yield name, "DECIMAL(30, 12)"
        elif int in kinds:
            yield name, "BIGINT"


_OF_DRAFTS = dict(chain.from_iterable(map(_typed, (ClaimDraft, SourceDraft, Quantity))))


def record_rows(records: Records) -> Iterator[tuple[str, str, Row]]:
    """Yield the rows of the records, each with its table and its id: a record that other articles name too
    is to be written once.
    """
    for line in (*records.rows.values(), *records.ratings):
        table = _OF_RECORDS.get(line["type"], "ratings")
        yield table, line["id"], _row(table, line)
    for kind, table in _OF_CLAIMS.items():
        for lines in records.parts[kind].values():
            for line in lines:
                yield table, line["id"], _row(table, line)


def article_rows(record: ArticleRecord) -> Iterator[tuple[str, Row]]:
    """Yield the rows of an article, each with its table."""
    yield "articles", _row("articles", {**record.article, "text": record.text})
    for mark in record.marks:
        yield "annotations", _row("annotations", {**mark, "exact": exact_words(mark)})
        for at, piece in enumerate(mark["anchor"]["pieces"]):
            about = {"annotation": mark["id"], "article": mark["article"], "position": at}
            yield "pieces", _row("pieces", {**piece, **about})
    for said in record.attributions:
        yield "attributions", _row("attributions", said)
        for hop in said["hops"]:
            # A hop without a source is told by its words alone.
            for source in hop["sources"] or [None]:
                yield "hops", _row("hops", {**hop, "attribution": said["id"], "source": source})


def _row(table: str, line: Line) -> Row:
    """Return the values of a line, in the order of the table's columns."""
    return [_at(line, path) for path in TABLES[table]]


def _at(line: Line, path: str) -> Any:
    """Return what stands at a path, or None if the way ends before."""
    found: Any = line
    for key in path.split("."):
        found = found[key] if found is not None else None
    return found
