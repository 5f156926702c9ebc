"""The marks of one article as columns, in the order of the text, for programs that show all of them.

Marks have much in common: the maker, the times, that there is no note. In columns, each such value is written
once. The words of a mark needn't be sent to a reader who has the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

import orjson
from django.db import connection, transaction

from articles.claims.models import knows_confidences
from articles.corpus.models import Article, visible_parameters, visible_sql
from articles.foundation.errors import Missing
from articles.foundation.types import Actor
from articles.shapes.models.json_sql import (
    CANDIDATES,
    REASONS,
    maker_join,
    mark_fields,
    modifier,
    text_field,
)

# Rows in the first line, about as many as a screen shows; and rows in each further line.
FIRST, FURTHER = 100, 500

# Fields whose value differs from mark to mark.
_DENSE = {
    "id": "a.id::text",
    "start": "anchor.start",
    "end": 'anchor."end"',
    "version": "a.version",
}


def _parsed(text: str | None) -> Any:
    """Return JSON that PostgreSQL wrote, to be inserted as it is."""
    return None if text is None else orjson.Fragment(text)


def _time(text: str | None) -> datetime | None:
    """Return a time, read from PostgreSQL's spelling."""
    return None if text is None else datetime.fromisoformat(text)


type _Columns = dict[str, tuple[str, Callable[[Any], Any] | None]]

# Fields whose values many marks share, by the object of a row that has them. For each field: the SQL of a
# short text that tells its values apart, and how a value is shown.
_ANCHOR: _Columns = {
    "status": ("anchor.status", None),
    "score": ("anchor.score", None),
    # Null stands for one piece, from start to end, on the text that the reader has.
    "pieces": (
        """CASE WHEN anchor.revision_id IS DISTINCT FROM %s OR jsonb_array_length(anchor.pieces) <> 1
        THEN anchor.pieces::text END""",
        _parsed,
    ),
    "reasons": (REASONS, _parsed),
    "candidates": (CANDIDATES, _parsed),
    "settled": ("anchor.settled::text", _time),
}


@cache
def _shared(*, outside: bool) -> _Columns:
    """Return the fields whose values marks share. `outside` leaves out what stays inside the newsroom."""
    return {
        "revision": ("anchor.revision_id::text", None),
        "kind": ("a.kind", None),
        **{name: (f"{sql}::text", None) for name, sql in mark_fields(outside=outside).items()},
        "tags": ("to_json(a.tags)::text", _parsed),
        "note": (text_field("annotation", "note", outside=outside), None),
        "origin": (
            """'{"type":"' || a.origin_type || '","agent":' || to_json(a.origin_agent) || '}'""",
            _parsed,
        ),
        "created_by": ("maker.person", _parsed),
        "modified_by": (modifier(), _parsed),
        "created": ("a.created::text", _time),
        "modified": ("a.modified::text", _time),
    }


def annotation_columns(actor: Actor, *, article_id: UUID, revision_id: UUID | None) -> Iterator[bytes]:
    """Return the lines of the article's live annotations. Each is a JSON object of columns, except the last,
    which is null.

    `revision_id` names the text that the reader has: the words of annotations on it are left out. The first
    line is read at once, the others while they are sent. Raises `Missing`.
    """
    lines = _lines(actor, article_id, revision_id)
    first = next(lines)
    return _joined(first, lines)


def _joined(first: bytes, others: Iterator[bytes]) -> Iterator[bytes]:
    """Yield all lines. Closing this generator closes the cursor."""
    yield first
    yield from others


def _lines(actor: Actor, article_id: UUID, revision_id: UUID | None) -> Iterator[bytes]:
    """Yield the lines, through a cursor on the server."""
    outside = not knows_confidences(actor)
    parameters = [revision_id, article_id, *visible_parameters(actor)]
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(_query(outside=outside), parameters)
        rows = cursor.fetchmany(FIRST)
        if not rows and not Article.objects.visible_to(actor).filter(id=article_id).exists():
            raise Missing(f"There is no article with the id {article_id}.")
        while rows:
            yield _line(rows, _shared(outside=outside))
            rows = cursor.fetchmany(FURTHER)
    yield b"null\n"


def _line(rows: Sequence[tuple[Any, ...]], shared: _Columns) -> bytes:
    """Return the rows as one line of columns."""
    columns = iter(zip(*rows, strict=True))
    line = {
        **{name: next(columns) for name in _DENSE},
        "anchor": {name: _told_once(next(columns), shown) for name, (_, shown) in _ANCHOR.items()},
        "shared": {name: _told_once(next(columns), shown) for name, (_, shown) in shared.items()},
    }
    return orjson.dumps(line, option=orjson.OPT_UTC_Z | orjson.OPT_APPEND_NEWLINE)


def _told_once(values: Iterable[Any], shown: Callable[[Any], Any] | None) -> dict[str, list[Any]]:
    """Return each value once, and for each row the index of its value. The indexes are left out if all rows
    have the same value.
    """
    seen: dict[Any, int] = {}
    places = [seen.setdefault(value, len(seen)) for value in values]
    told = {"values": list(seen) if shown is None else [shown(value) for value in seen]}
    return told if len(seen) == 1 else {**told, "at": places}


@cache
def _query(*, outside: bool) -> str:
    """Return the query. Its parameters: the revision that the reader has, the article, and the actor.

    The query looks the revision up first. Its anchors are then read in the order of their index, and the
    first ones arrive before the last are read.
    """
    columns = ", ".join(
        [*_DENSE.values(), *(sql for sql, _ in (_ANCHOR | _shared(outside=outside)).values())]
    )
    return f"""
        SELECT {columns}
        FROM annotations_anchor anchor
        JOIN annotations_annotation a ON a.id = anchor.annotation_id
        {maker_join()}
        WHERE a.deleted IS NULL AND anchor.revision_id = (
            SELECT article.current_id FROM corpus_article article
            WHERE article.id = %s AND {visible_sql("article")}
        )
        ORDER BY anchor.start, anchor."end", a.id
    """  # noqa: S608 - nothing but this module's own text goes in
