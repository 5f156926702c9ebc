"""Statements that run so often that the database should plan them only once, and inserts of many rows in one
statement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from itertools import batched
from typing import Any
from uuid import UUID

import orjson
import psycopg
from django.db import DEFAULT_DB_ALIAS, connection, connections, models, transaction
from django.db.backends.utils import CursorWrapper

# Rows that one statement inserts: one parameter holds them all, and PostgreSQL reads it whole.
AT_ONCE = 1_000


class _Prepared(psycopg.Cursor[Any]):
    """A cursor whose statements the server keeps prepared as long as the connection is open."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> _Prepared:
        return super().execute(query, params, **options | {"prepare": True})


@contextmanager
def prepared() -> Iterator[CursorWrapper]:
    """Yield a cursor for statements whose text never changes; all that changes goes in as parameters.

    Planning such a statement takes the database longer than running it. The server binds the parameters, so
    their types must be clear from their place in the statement (or from a cast).
    """
    database = connections[DEFAULT_DB_ALIAS]
    database.close_if_health_check_failed()
    database.ensure_connection()
    # Without a threshold psycopg prepares nothing at all; Django's own cursors never do.
    database.connection.prepare_threshold = 0
    raw = _Prepared(database.connection)
    wrap = database.make_debug_cursor if database.queries_logged else database.make_cursor
    with wrap(raw) as cursor:  # type: ignore[arg-type] # any cursor of the DB-API will do
        yield cursor


@contextmanager
def by_index() -> Iterator[None]:
    """Make the queries in the block find their rows by an index, whatever the statistics say.

    The statistics of a table that was just filled still say that it is tiny, and PostgreSQL would read the
    whole table for each row of a page. For queries that show a page, not for those that count everything.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
        yield


@contextmanager
def together() -> Iterator[None]:
    """Send the prepared statements of the block without waiting for each. Their errors are raised at its end.

    Needs a transaction around it. Nothing in the block may depend on the result of one of its statements.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield


def insert_rows[M: models.Model](rows: Iterable[M]) -> None:
    """Insert rows of one kind, many in one statement. Values that the database fills in are not read back.

    Django's `bulk_create` builds each statement again, which for a single row takes longer than the insert.
    """
    for batch in batched(rows, AT_ONCE):
        names, statement = _insertion(type(batch[0]))
        values = [{name: getattr(row, name) for name in names} for row in batch]
        with prepared() as cursor:
            cursor.execute(statement, [orjson.dumps(values).decode()])


def copy_rows(kind: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows by COPY, given as the values of these attributes; JSON as text. All other columns must have
    a value of the database's own.

    For rows by the thousand: neither a model nor a parameter is made of any. Needs a transaction around it.
    """
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(kind._meta.get_field(name).column)) for name in names)  # type: ignore[union-attr] # columns have
    connection.ensure_connection()
    statement = f"COPY {quote(kind._meta.db_table)} ({columns}) FROM STDIN"
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(statement) as copy,
    ):
        for batch in batched(rows, AT_ONCE):
            copy.write("".join([copy_line(row) for row in batch]))


def copy_line(row: Iterable[Any]) -> str:
    """Return a row as COPY reads it (PostgreSQL, COPY, "Text Format").

    Psycopg looks up how to write each value of each row, which takes longer than everything else that is done
    for a row. Raises `KeyError` for a type that no column of ours has.
    """
    return "\t".join([_COPIED[type(value)](value) for value in row]) + "\n"


def _copied_text(value: str) -> str:
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")


def _copied_texts(values: list[str]) -> str:
    quoted = ('"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' for value in values)
    return _copied_text("{" + ",".join(quoted) + "}")


_COPIED: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "\\N",
    str: _copied_text,
    int: str,
    float: repr,
    UUID: str,
    datetime: str,
    list: _copied_texts,
}


@cache
def _insertion(kind: type[models.Model]) -> tuple[tuple[str, ...], str]:
    """Return the attributes of a row's columns, and the statement that takes them as JSON objects."""
    fields = [
        field
        for field in kind._meta.concrete_fields
        if not isinstance(field, models.AutoField) and not field.has_db_default() and not field.generated
    ]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    given = ", ".join(quote(field.attname) for field in fields)
    typed = ", ".join(f"{quote(field.attname)} {field.db_type(connection)}" for field in fields)
    table = quote(kind._meta.db_table)
    rows = f"jsonb_to_recordset(%s::jsonb) AS rows ({typed})"
    return (
        tuple(field.attname for field in fields),
        f"INSERT INTO {table} ({columns}) SELECT {given} FROM {rows}",  # noqa: S608 - names of our own tables
    )
