"""Finding the rows that may hold the words: one look at each table, by the database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

from articles.foundation.models import prepared
from articles.redaction._columns import Column, Holds, Table
from articles.redaction.errors import BadRedaction

# The most rows that one redaction changes. Words in more rows are too common to be a secret.
MOST_ROWS = 100_000


def search(tables: list[Table], pattern: str, *, on_table: Callable[[], None]) -> dict[type, list[Any]]:
    """Return the primary keys of the rows that may hold the words, by model.

    Reads only, and holds no transaction from one table to the next: so nobody waits for it, nor does the
    feed. Raises `BadRedaction` when there are more than `MOST_ROWS`.
    """
    found: dict[type, list[Any]] = {}
    left = MOST_ROWS
    for table in tables:
        on_table()
        if keys := _keys(table, pattern, left + 1):
            found[table.model] = keys
            left -= len(keys)
        if left < 0:
            message = f"These words occur in more than {MOST_ROWS:,} places. Give more of them."
            raise BadRedaction(message, field="words")
    return found


def _keys(table: Table, pattern: str, most: int) -> list[Any]:
    """Return the keys of one table's rows. The words go to the server apart from the statement, which may be
    logged.
    """
    quote = connection.ops.quote_name
    key = quote(str(table.model._meta.pk.column))
    conditions = " OR ".join(_condition(column, quote(column.name)) for column in table.columns)
    statement = (
        f"SELECT {key} FROM {quote(table.model._meta.db_table)} "  # noqa: S608 - names of our own tables
        f"WHERE {conditions} ORDER BY {key} LIMIT {most:d}"
    )
    with transaction.atomic():
        with connection.cursor() as cursor:
            # Every row is looked at, which may take longer than what is allowed to a page.
            cursor.execute("SET LOCAL statement_timeout = 0")
        with prepared() as cursor:
            cursor.execute(statement, [pattern] * len(table.columns))
            return [row[0] for row in cursor.fetchall()]


def _condition(column: Column, name: str) -> str:
    """Return the SQL that a column may hold the words. The pattern names cases itself, so that no locale
    matters.
    """
    if column.holds is Holds.LIST:
        return f'array_to_string({name}, chr(1)) COLLATE "C" ~ %s::text'
    matches = f'{name}::text COLLATE "C" ~ %s::text'
    # What fills its column may have been cut in the middle of the words.
    return f"({matches} OR char_length({name}) >= {column.most:d})" if column.most else matches
