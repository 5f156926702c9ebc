"""The record as tables: which there are, their columns, and the rows that an article gives them.

A column is named after the field that the API returns; an underscore stands where the API goes one level
down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from operator import itemgetter
from typing import Any

from articles.claims.types import ClaimDraft
from articles.exports._formats.article_records import ArticleRecord, Line, Records, exact_words
from articles.exports._formats.columns import Each, Kind, kind_of
from articles.quantities.types import Quantity
from articles.sources.types import SourceDraft

type Row = tuple[Any, ...]

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


def column_kinds(table: str) -> list[Kind | Each]:
    """Return what a table's columns hold."""
    return [kind_of(table, path) for path in TABLES[table]]


class _Rows:
    """Takes a table's values out of lines, many at a step: a large export has millions of cells."""

    def __init__(self, table: str, *given: str) -> None:
        """Take the columns that aren't in the line itself, but are given beside it."""
        paths = TABLES[table]
        own = [path for path in paths if "." not in path and path not in given]
        self._own = _values(own)
        deeper: dict[str, list[str]] = {}
        for path in paths:
            above, _, key = path.partition(".")
            if key:
                deeper.setdefault(above, []).append(key)
        self._deeper = [(above, _values(keys), (None,) * len(keys)) for above, keys in deeper.items()]
        found = [*own, *given, *(f"{above}.{key}" for above, keys in deeper.items() for key in keys)]
        self._in_order = _values([found.index(path) for path in paths])

    def of(self, line: Line, *given: Any) -> Row:
        """Return the row of a line. What an object would say that isn't there is None."""
        row = self._own(line) + given
        for above, values, nothing in self._deeper:
            inner = line[above]
            row += nothing if inner is None else values(inner)
        return self._in_order(row)


def _values(keys: Sequence[Any]) -> Callable[[Any], Row]:
    """Return what gives the values at these keys, as a tuple also if it is one."""
    if len(keys) > 1:
        return itemgetter(*keys)
    return lambda found: tuple(found[key] for key in keys)


_GIVEN = {
    "articles": ("text",),
    "annotations": ("exact",),
    "pieces": ("annotation", "article", "position"),
    "hops": ("attribution", "source"),
}
_ROWS = {table: _Rows(table, *_GIVEN.get(table, ())) for table in TABLES}


def record_rows(records: Records) -> Iterator[tuple[str, str, Row]]:
    """Yield the rows of the records, each with its table and its id: a record that other articles name too
    is to be written once.
    """
    for line in (*records.rows.values(), *records.ratings):
        table = _OF_RECORDS.get(line["type"], "ratings")
        yield table, line["id"], _ROWS[table].of(line)
    for kind, table in _OF_CLAIMS.items():
        for lines in records.parts[kind].values():
            for line in lines:
                yield table, line["id"], _ROWS[table].of(line)


def article_rows(record: ArticleRecord) -> Iterator[tuple[str, list[Row]]]:
    """Yield the rows that an article has in some tables."""
    yield "articles", [_ROWS["articles"].of(record.article, record.text)]
    annotation, piece_of, said_row, hop_row = (
        _ROWS[table].of for table in ("annotations", "pieces", "attributions", "hops")
    )
    yield "annotations", [annotation(mark, exact_words(mark)) for mark in record.marks]
    yield (
        "pieces",
        [
            piece_of(piece, mark["id"], mark["article"], at)
            for mark in record.marks
            for at, piece in enumerate(mark["anchor"]["pieces"])
        ],
    )
    yield "attributions", [said_row(said) for said in record.attributions]
    yield (
        "hops",
        [
            hop_row(hop, said["id"], source)
            for said in record.attributions
            for hop in said["hops"]
            # A hop without a source is told by its words alone.
            for source in hop["sources"] or [None]
        ],
    )
