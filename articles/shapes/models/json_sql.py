"""Pieces of SQL that make JSON as text. The documents that the database makes are put together from them."""

from __future__ import annotations

from collections.abc import Mapping

import orjson

from articles.claims.models import MarkTold, MentionTold
from articles.disclosure.rules import INSIDE
from articles.foundation.models import user_is_machine_sql, user_name_sql, user_table
from articles.foundation.types import OriginType
from articles.schema.types import Field, Moment, Number, Reference, Texts

# Why the anchor is where carrying put it, and where else it may belong, as JSON; empty once a person has
# decided.
REASONS = """(CASE WHEN anchor.carried IS NULL OR anchor.settled IS NOT NULL THEN '[]'
    ELSE (anchor.carried->'reasons')::text END)"""
CANDIDATES = """(CASE WHEN anchor.status <> 'ambiguous' OR anchor.carried IS NULL THEN '[]' ELSE (
    SELECT '[' || coalesce(
        string_agg('{"start":' || (place->>0) || ',"end":' || (place->>1) || '}', ','), ''
    ) || ']'
    FROM jsonb_array_elements(anchor.carried->'candidates') place
) END)"""


def mark_fields(*, outside: bool) -> dict[str, str]:
    """Return the SQL of what the words of the annotation `a` stand for, as columns of a row.

    Each link belongs to one kind of mark, and is only looked up for that kind. `outside` leaves out what
    stays inside the newsroom.
    """
    mention = "entities_mention meant_by WHERE annotation_id = a.id"
    source = "a.source_id"
    if outside:
        source = (
            f"(CASE WHEN a.source_id IS NOT NULL AND {MarkTold.sql('a.id', 'a.source_id')} THEN a.source_id "
            "END)"
        )
        mention += f" AND {MentionTold.sql('a.id', 'meant_by.entity_id')}"
    return {
        "claim": "(CASE a.kind WHEN 'claim' THEN"
        " (SELECT claim_id FROM claims_appearance WHERE annotation_id = a.id) END)",
        "source": source,
        "entity": f"(CASE a.kind WHEN 'entity' THEN (SELECT entity_id FROM {mention}) END)",  # noqa: S608 - our own text
        "figure": "(CASE a.kind WHEN 'figure' THEN"
        " (SELECT id FROM claims_figure WHERE annotation_id = a.id AND deleted IS NULL) END)",
    }


def text_field(noun: str, name: str, *, outside: bool) -> str:
    """Return the SQL of a text of the row `a`, or of what outsiders see in its place."""
    instead = INSIDE.get(noun, {}).get(name) if outside else None
    return f"a.{name}" if instead is None else f"'{instead}'::text"


def json_field(noun: str, field: Field, *, outside: bool) -> str:
    """Return the SQL of one of the columns of a draft, in the row `a`, as answers show it."""
    column = text_field(noun, field.column, outside=outside)
    match field.kind:
        case Reference():
            return json_or_null(column)
        case Moment():
            return f"coalesce({json_time(column)}, 'null')"
        case Texts():
            # Without the spaces that jsonb puts between, since files are compared byte by byte.
            pairs = "string_agg(to_json(key) || ':' || to_json(value), ',')"
            return f"(SELECT '{{' || coalesce({pairs}, '') || '}}' FROM jsonb_each_text({column}))"  # noqa: S608 - our own text
        case Number():
            return f"coalesce(trim_scale({column})::text, 'null')"
    return f"coalesce(to_json({column})::text, 'null')"


def living(mark: str) -> str:
    """Return the SQL of the id of a mark, null if that was deleted: answers name no deleted rows."""
    found = f"SELECT id FROM annotations_annotation WHERE id = {mark} AND deleted IS NULL"  # noqa: S608 - our own text
    return json_or_null(f"({found})")


def person_sql(alias: str) -> str:
    """Return the SQL of a user as JSON, for a users' table under this alias: the same as `user_shape`."""
    kind = (
        f"CASE WHEN {user_is_machine_sql(alias)} THEN '{OriginType.MACHINE.value}'"
        f" ELSE '{OriginType.PERSON.value}' END"
    )
    name = f"to_json({user_name_sql(alias)})"
    return json_object({"id": json_word(f"{alias}.id"), "name": name, "type": json_word(f"({kind})")})


def maker_join() -> str:
    """Return the SQL that joins the maker of the row `a`, as JSON in `maker.person`.

    LIMIT keeps PostgreSQL from making a join of it, which it would plan anew, and from looking twice.
    """
    return (
        f"CROSS JOIN LATERAL (SELECT {person_sql('one')} AS person FROM {user_table()} one"  # noqa: S608 - the same
        " WHERE one.id = a.created_by_id LIMIT 1) maker"
    )


def modifier() -> str:
    """Return the SQL of who changed the row `a` last, as JSON; `maker.person`, unless it was another."""
    return (
        "(CASE WHEN a.modified_by_id IS NULL OR a.modified_by_id = a.created_by_id THEN maker.person ELSE"  # noqa: S608 - the same
        f" (SELECT {person_sql('one')} FROM {user_table()} one WHERE one.id = a.modified_by_id) END)"
    )


def json_object(fields: Mapping[str, str]) -> str:
    """Return the SQL of an object, as text. The SQL of each field must give JSON, and never NULL."""
    named = " || ',".join(f'"{name}":\' || {value}' for name, value in fields.items())
    return f"('{{{named} || '}}')"


def json_array(fields: Mapping[str, str], rows: str, order: str) -> str:
    """Return the SQL of an array with an object for each of the rows."""
    return (
        f"(SELECT '[' || coalesce(string_agg({json_object(fields)}, ',' ORDER BY {order}), '')"  # noqa: S608 - the same
        f" || ']' FROM {rows})"
    )


def json_literal(value: str | None) -> str:
    """Return the SQL of a fixed string or null."""
    return f"'{orjson.dumps(value).decode()}'"


def json_word(column: str) -> str:
    """Return the SQL of an id, or of a word from a list that the table allows: neither needs escaping."""
    return f"""'"' || {column} || '"'"""


def json_or_null(column: str) -> str:
    """Return the SQL of an id that may be missing."""
    return f"coalesce({json_word(column)}, 'null')"


def json_time(column: str) -> str:
    """Return the SQL of a time in UTC with a Z. As in orjson, a second has six decimals, or none if they are
    all zero.
    """
    written = f"""to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""
    return f"""'"' || replace({written}, '.000000Z', 'Z') || '"'"""
