"""Blanking whole tables: which columns of a row change, and writing them."""

from __future__ import annotations

from itertools import batched
from typing import Any
from uuid import UUID

import orjson
from django.db import connection, models

from articles.foundation.models import prepared
from articles.redaction._columns import Column, Holds, Table
from articles.redaction.rules import Blanker, distinct
from articles.registers.models import CanonicalRecord, RecordName, fold, sort_key

AT_ONCE = 500


def changes_of(row: models.Model, table: Table, blanker: Blanker) -> dict[str, Any]:
    """Return the columns of a row that hold the words, with their new values."""
    changed = {}
    for column in table.columns:
        value = getattr(row, column.name)
        if value is not None and (blanked := _blank(value, column, blanker)) != value:
            changed[column.name] = blanked
    return _followed(row, changed)


def kept_apart(row: models.Model, changed: dict[str, Any]) -> dict[str, Any]:
    """Return the changes, with other fillers if the row would equal one that it must differ from."""
    rows = type(row)._default_manager.exclude(pk=row.pk)
    for group in _unique(type(row)):
        for name in group & changed.keys():
            others = {one: changed.get(one, getattr(row, one)) for one in group - {name}}
            taken = lambda text, name=name, others=others: rows.filter(**others, **{name: text}).exists()  # noqa: E731 - two names bound to one question
            if isinstance(changed[name], str):
                changed[name] = distinct(changed[name], taken)
    return _followed(row, changed)


def _followed(row: models.Model, changed: dict[str, Any]) -> dict[str, Any]:
    """Return the changes with what follows from a name."""
    if isinstance(row, RecordName) and "name" in changed:
        changed["folded"] = fold(changed["name"])
    if isinstance(row, CanonicalRecord) and "name" in changed:
        changed["sort_name"] = sort_key(changed["name"])
    return changed


def write(table: Table, rows: dict[Any, dict[str, Any]]) -> None:
    """Write the changed columns of rows, by primary key. The values go to the server apart from the
    statement.
    """
    types = {column.name: column.type for column in table.columns}
    quote = connection.ops.quote_name
    key = table.model._meta.pk.column
    for id, changed in rows.items():
        sets = ", ".join(f"{quote(name)} = {_given(types[name])}" for name in changed)
        values = [_sent(value, types[name]) for name, value in changed.items()]
        with prepared() as cursor:
            cursor.execute(
                f"UPDATE {quote(table.model._meta.db_table)} SET {sets} WHERE {quote(str(key))} = %s",  # noqa: S608 - names of our own tables
                [*values, id],
            )


def batches(model: type[models.Model], keys: list[Any], *, locked: bool) -> Any:
    """Yield the rows with these keys, in their order, some hundreds at a time."""
    for some in batched(keys, AT_ONCE):
        rows = model._default_manager.filter(pk__in=some).order_by("pk")
        yield from rows.select_for_update(of=("self",)) if locked else rows


def call(function: str, redaction: UUID, *arguments: str) -> None:
    """Call one of the database's functions, which alone may blank rows that otherwise never change."""
    places = ", ".join(["%s::uuid", *("%s::text" for _ in arguments)])
    with prepared() as cursor:
        cursor.execute(f"SELECT {function}({places})", [redaction, *arguments])


def _blank(value: Any, column: Column, blanker: Blanker) -> Any:
    """Return the new value of a column."""
    if column.holds is Holds.JSON:
        return blanker.json(value)
    if column.holds is Holds.LIST:
        return [blanker.text(one) for one in value]
    if column.holds is Holds.ADDRESS:
        return blanker.address(value)
    return blanker.text(value, most=column.most)


def _unique(model: type[models.Model]) -> list[set[str]]:
    """Return the columns that together must differ from row to row."""
    found = [{field.attname} for field in model._meta.concrete_fields if field.unique]
    constraints = [one for one in model._meta.constraints if isinstance(one, models.UniqueConstraint)]
    found += [{_column_of(model, name) for name in one.fields} for one in constraints]
    found += [set(group) for group in model._meta.unique_together]
    return found


def _column_of(model: type[models.Model], name: str) -> str:
    """Return the attribute that holds a field's column."""
    return str(getattr(model._meta.get_field(name), "attname", name))


def _given(kind: str) -> str:
    """Return the SQL of a parameter."""
    return f"%s::{kind}"


def _sent(value: Any, kind: str) -> Any:
    """Return a value as the driver takes it."""
    return orjson.dumps(value).decode() if kind.startswith("json") else value
