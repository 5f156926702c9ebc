"""The SQL of JSON, put together from pieces of text: what the documents that the database makes consist of."""

from __future__ import annotations

from collections.abc import Mapping

import orjson

# What the words of the annotation `a` stand for. Only one kind of mark can have each: the others aren't looked up.
LINKS = {
    "claim": "(CASE a.kind WHEN 'claim' THEN"
    " (SELECT claim_id FROM claims_appearance WHERE annotation_id = a.id) END)",
    "source": "a.source_id",
    "entity": "(CASE a.kind WHEN 'entity' THEN"
    " (SELECT entity_id FROM entities_mention WHERE annotation_id = a.id) END)",
    "figure": "(CASE a.kind WHEN 'figure' THEN"
    " (SELECT id FROM claims_figure WHERE annotation_id = a.id AND deleted IS NULL) END)",
}


def json_object(fields: Mapping[str, str]) -> str:
    """Return the SQL of an object, as text; the fields' SQL gives JSON and never NULL."""
    named = " || ',".join(f'"{name}":\' || {value}' for name, value in fields.items())
    return f"('{{{named} || '}}')"


def json_array(fields: Mapping[str, str], rows: str, order: str) -> str:
    """Return the SQL of an array with an object for each of the rows."""
    return f"(SELECT '[' || coalesce(string_agg({json_object(fields)}, ',' ORDER BY {order}), '') || ']' FROM {rows})"  # noqa: S608 - the same


def json_literal(value: str | None) -> str:
    """Return the SQL of a fixed string or null."""
    return f"'{orjson.dumps(value).decode()}'"


def json_word(column: str) -> str:
    """Return the SQL of an id, or of a word that the table's constraints allow: nothing to escape."""
    return f"""'"' || {column} || '"'"""


def json_or_null(column: str) -> str:
    """Return the SQL of an id that may be missing."""
    return f"coalesce({json_word(column)}, 'null')"


def json_time(column: str) -> str:
    """Return the SQL of a time in UTC with a Z: six digits of a second, or none of a whole one, as orjson has it."""
    written = f"""to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""
    return f"""'"' || replace({written}, '.000000Z', 'Z') || '"'"""
