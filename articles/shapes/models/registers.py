"""Sources with their ratings, and entities, as JSON documents made by the database, as those of marks are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any
from uuid import UUID

import orjson
from django.db.models import QuerySet

from articles.claims.models import EntityTold, SourceTold, knows_confidences
from articles.disclosure.rules import UNTOLD_OF_UNNAMED
from articles.entities.types import EntityDraft
from articles.foundation.models import by_index
from articles.foundation.types import Actor
from articles.schema.rules import columns_of
from articles.shapes.models.fetching import IN_ORDER, columns_read, documents, kept, row_stamps, typed
from articles.shapes.models.json_sql import (
    json_array,
    json_field,
    json_object,
    json_or_null,
    json_time,
    json_word,
    maker_join,
)
from articles.shapes.types import Document
from articles.sources.types import UNNAMED_KINDS, RatingDraft, SourceDraft

# The columns of a page of ratings: they never change.
_ONCE = "a.id, a.created, a.created, 1"


def source_documents(actor: Actor, rows: QuerySet[Any]) -> list[Document]:
    """Read the sources of a queryset of `told_sources`, `with_reliability`, as far as the actor may know
    them: in one query, and in their order.
    """
    with by_index():
        return _sources(actor, rows)


def source_lines(actor: Actor, rows: QuerySet[Any]) -> dict[UUID, str]:
    """Read the same as lines of a file, by their ids. Needs a transaction around it, as all lines do."""
    return _lines("source", _sources(actor, rows))


def entity_documents(actor: Actor, rows: QuerySet[Any]) -> list[Document]:
    """Read the entities of a queryset of `told_entities` in the same way.

    With `seen_to` and `seen_by` in the queryset, each tells its ties from both ends, and which sources it is.
    """
    with by_index():
        return _entities(actor, rows)


def entity_lines(actor: Actor, rows: QuerySet[Any]) -> dict[UUID, str]:
    """Read entities as lines of a file, by their ids."""
    return _lines("entity", _entities(actor, rows))


def rating_documents(_actor: Actor, rows: QuerySet[Any]) -> list[Document]:
    """Read the ratings of a queryset in the same way."""
    with by_index():
        return _ratings(rows)


def rating_lines(rows: QuerySet[Any]) -> list[str]:
    """Read ratings as lines of a file."""
    return typed("rating", _ratings(rows))


def _sources(actor: Actor, rows: QuerySet[Any]) -> list[Document]:
    query = _sources_query(outside=not knows_confidences(actor))
    return documents(query, rows.values(*columns_read(rows), "reliability"))


def _entities(actor: Actor, rows: QuerySet[Any]) -> list[Document]:
    seen = [name for name in _ENDS.values() if name in rows.query.annotations]
    query = _entities_query(seen=bool(seen), outside=not knows_confidences(actor))
    return documents(query, rows.values(*columns_read(rows), *seen))


def _ratings(rows: QuerySet[Any]) -> list[Document]:
    return documents(_ratings_query(), rows.values(*columns_read(rows)))


def _lines(kind: str, rows: list[Document]) -> dict[UUID, str]:
    return dict(zip((row.id for row in rows), typed(kind, rows), strict=True))


@cache
def _sources_query(*, outside: bool) -> str:
    """Return the query for the documents of a page of sources. `{page}` stands for the query of the page."""
    return _records_query(_source(outside=outside))


@cache
def _entities_query(*, seen: bool, outside: bool) -> str:
    """Return the same for entities."""
    return _records_query(_entity(outside=outside) | (_ends(outside=outside) if seen else {}))


def _records_query(document: Mapping[str, str]) -> str:
    return f"""
        WITH page AS MATERIALIZED ({IN_ORDER})
        SELECT a.id, a.created, a.modified, a.version, {kept(json_object(document))}, a.sort_name
        FROM page a
        {kept(maker_join())}
        ORDER BY a.place
    """  # noqa: S608 - nothing but this module's own text goes in


@cache
def _ratings_query() -> str:
    """Return the same for ratings."""
    said = {field.name: json_field("rating", field, outside=False) for field in columns_of(RatingDraft)}
    reason = said.pop("reason")
    document = {
        "id": json_word("a.id"),
        "source": json_word("a.source_id"),
        **said,
        "reason": reason,
        "created": json_time("a.created"),
        "created_by": "maker.person",
    }
    return f"""
        WITH page AS MATERIALIZED ({IN_ORDER})
        SELECT {_ONCE}, {kept(json_object(document))}
        FROM page a
        {kept(maker_join())}
        ORDER BY a.place
    """  # noqa: S608 - the same


def _source(*, outside: bool) -> dict[str, str]:
    """Return the same fields as `source_shape`."""
    own = {field.name: json_field("source", field, outside=outside) for field in columns_of(SourceDraft)}
    role = {
        "organization": json_word("role.organization_id"),
        "title": "to_json(role.title)",
        "start": _day('role."start"'),
        "end": _day('role."end"'),
    }
    tie = {
        "kind": json_word("tie.kind"),
        "other": json_word("tie.other_id"),
        "start": _day('tie."start"'),
        "end": _day('tie."end"'),
        "note": "'\"\"'" if outside else "to_json(tie.note)",
    }
    grade = {
        "grade": json_word("(a.reliability->>'grade')"),
        "valid_from": json_word("(a.reliability->>'valid_from')"),
    }
    identity = "SELECT entity_id FROM entities_source_identity WHERE source_id = a.id"
    first = {name: own.pop(name) for name in ("name", "source_kind")}
    last = {name: own.pop(name) for name in ("external_ids", "description")}
    fields = {
        **first,
        "aliases": _aliases("sources_name"),
        **own,
        "roles": _linked(role, "sources_role role", "role.organization_id", outside=outside),
        "ties": _linked(tie, "sources_tie tie", "tie.other_id", outside=outside),
        "entity": json_or_null(f"({identity})"),
        "reliability": f"(CASE WHEN a.reliability IS NULL THEN 'null' ELSE {json_object(grade)} END)",
        **last,
    }
    if outside:
        fields = {name: _unless_unnamed(name, sql) for name, sql in fields.items()}
    return {"id": json_word("a.id"), **fields, **_standing(told=outside)}


def _entity(*, outside: bool) -> dict[str, str]:
    """Return the same fields as `entity_shape`."""
    own = {field.name: json_field("entity", field, outside=outside) for field in columns_of(EntityDraft)}
    first = {name: own.pop(name) for name in ("name", "entity_kind")}
    tie = {
        "kind": json_word("tie.kind"),
        "other": json_word("tie.other_id"),
        **{name: f"to_json(tie.{name})" for name in ("words", "since", "until")},
        "note": "'\"\"'" if outside else "to_json(tie.note)",
    }
    rows, where = "entities_tie tie", "tie.owner_id = a.id"
    if outside:
        rows += " JOIN entities_entity linked ON linked.id = tie.other_id"
        where += f" AND {EntityTold.sql('linked.canonical')}"
    ties = json_array(tie, f"{rows} WHERE {where}", "tie.position")
    aliases = {"aliases": _aliases("entities_name")}
    return {"id": json_word("a.id"), **first, **aliases, **own, "ties": ties, **_standing(told=False)}


def _ends(*, outside: bool) -> dict[str, str]:
    """Return which sources an entity is, and its ties from both ends, which files leave out."""
    rows, where = "entities_source_identity self", "self.entity_id = a.id"
    if outside:
        rows += " JOIN sources_source linked ON linked.id = self.source_id"
        where += f" AND linked.source_kind NOT IN ({_UNNAMED}) AND {_KNOWN_SOURCE}"
    sources = f"(SELECT '[' || coalesce(string_agg({json_word('self.source_id')}, ','), '') || ']' FROM {rows} WHERE {where})"  # noqa: E501, S608 - the same
    ends = {name: f"array_to_json(a.{column})::text" for name, column in _ENDS.items()}
    return {"sources": sources, **ends}


_ENDS = {"tied_to": "seen_to", "tied_by": "seen_by"}
_UNNAMED = ", ".join(f"'{kind.value}'" for kind in UNNAMED_KINDS)
_KNOWN_SOURCE = SourceTold.sql("linked.id", "linked.canonical", "linked.source_kind")


def _linked(fields: Mapping[str, str], rows: str, other: str, *, outside: bool) -> str:
    """Return the SQL of a source's links to others that the reader may know."""
    link = rows.rpartition(" ")[2]
    where = f"{link}.owner_id = a.id"
    if outside:
        rows += f" JOIN sources_source linked ON linked.id = {other}"
        where += f" AND {_KNOWN_SOURCE}"
    return json_array(fields, f"{rows} WHERE {where}", f"{link}.position")


def _aliases(table: str) -> str:
    """Return the SQL of a record's further names."""
    alias = {name: f"to_json(alias.{name})" for name in ("name", "language", "script")}
    return json_array(
        alias, f"{table} alias WHERE alias.owner_id = a.id AND NOT alias.is_primary", "alias.position"
    )


def _unless_unnamed(name: str, sql: str) -> str:
    """Return the SQL of a field, or of what outsiders are told instead of a source without a name."""
    if name not in UNTOLD_OF_UNNAMED:
        return sql
    instead = orjson.dumps(UNTOLD_OF_UNNAMED[name]).decode()
    return f"(CASE WHEN a.source_kind IN ({_UNNAMED}) THEN '{instead}' ELSE ({sql})::text END)"


def _standing(*, told: bool) -> dict[str, str]:
    """Return what the record was merged into, as the queryset works it out where it is `told`; whether it is
    out of use, and who made it.
    """
    return {
        "merged_into": json_or_null("a.told_into" if told else "a.merged_into_id"),
        "canonical": json_word("a.told_canonical" if told else "a.canonical"),
        "retired": f"coalesce({json_time('a.retired')}, 'null')",
        **row_stamps(),
    }


def _day(column: str) -> str:
    """Return the SQL of a day that may be missing."""
    return f"coalesce(to_json({column})::text, 'null')"
