"""Running the queries that make documents: for a page of a list, and for the lines of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from articles.shapes.models.json_sql import json_time, modifier
from articles.shapes.types import Document

# The best match comes first, where something is looked for.
IN_ORDER = "SELECT chosen.*, row_number() OVER () AS place FROM ({page}) AS chosen"
# What an outsider may know of a record or a claim, where the queryset works it out.
_TOLD = ("told_status", "told_into", "told_canonical")


def documents(query: str, rows: QuerySet[Any], *more: Any) -> list[Document]:
    """Run the query around the one that chooses the rows. `more` are parameters that follow that query's own.

    The inner query chooses the page, with its order and limit, so that only rows that are shown are joined to
    others.
    """
    try:
        page, parameters = rows.query.sql_with_params()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(query.format(page=page), [*parameters, *more])
        return [Document(*row) for row in cursor.fetchall()]


def typed(kind: str, rows: Iterable[Document]) -> list[str]:
    """Return documents as the lines of a file, with their type in front."""
    return [f'{{"type":"{kind}",{row.json[1:]}' for row in rows]


def lines(query: str, articles: Sequence[UUID], at_once: int) -> Iterator[list[str]]:
    """Yield the query's only column."""
    return ([line for (line,) in rows] for rows in fetched(query, articles, at_once))


def fetched(query: str, articles: Sequence[UUID], at_once: int) -> Iterator[list[tuple[str, ...]]]:
    """Run the query for these articles, through a cursor on the server."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(query, [list(articles)])
        while rows := cursor.fetchmany(at_once):
            yield rows


def columns_read(rows: QuerySet[Any]) -> list[str]:
    """Return the columns of the queryset's kind of row, and what it works out for readers from outside."""
    own = [field.attname for field in rows.model._meta.concrete_fields]
    return [*own, *(name for name in _TOLD if name in rows.query.annotations)]


def kept(text: str) -> str:
    """Return the text, escaped so that `format` leaves it as it is."""
    return text.replace("{", "{{").replace("}", "}}")


def row_stamps() -> dict[str, str]:
    """Return who made the row `a` and who changed it last, when, and its version. Needs `maker_join()`."""
    return {
        "created": json_time("a.created"),
        "created_by": "maker.person",
        "modified": json_time("a.modified"),
        "modified_by": modifier(),
        "version": "a.version",
    }
