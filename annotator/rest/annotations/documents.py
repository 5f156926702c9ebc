"""The one way in which annotations are shown: JSON made by the database, from ids chosen by a queryset.

A list of an article can have thousands of rows. Making Python objects of each, and JSON of these, takes ten
times as long as handing on what the database writes down itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

_TIME = """to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""

# Says the same as `articles.exports.rules.annotation_shape`; a test holds them together.
# The page first, with its order and limit, so that nothing is joined to rows that aren't shown. The links are
# looked up row by row: with as many joins, planning the query takes longer than running it for one article.
_DOCUMENTS = f"""
WITH page AS MATERIALIZED ({{page}})
SELECT a.id, a.created, a.modified, a.version, json_build_object(
    'id', a.id,
    'article', a.article_id,
    'revision', article.current_id,
    'kind', a.kind,
    'anchor', json_build_object(
        'status', anchor.status, 'score', anchor.score, 'offset_unit', 'code_point', 'pieces', anchor.pieces
    ),
    'claim', (SELECT claim_id FROM claims_appearance WHERE annotation_id = a.id),
    'source', a.source_id,
    'entity', (SELECT entity_id FROM entities_mention WHERE annotation_id = a.id),
    'figure', NULL,
    'tags', a.tags,
    'note', a.note,
    'origin', json_build_object('type', a.origin_type, 'agent', a.origin_agent),
    'created_by', (
        SELECT json_build_object(
            'id', id, 'name', coalesce(nullif(btrim(first_name || ' ' || last_name), ''), username)
        )
        FROM accounts_user WHERE id = a.created_by_id
    ),
    'created', {_TIME.format("a.created")},
    'modified', {_TIME.format("a.modified")},
    'version', a.version
)::text
FROM page a
JOIN corpus_article article ON article.id = a.article_id
JOIN annotations_anchor anchor ON anchor.annotation_id = a.id AND anchor.revision_id = article.current_id
"""  # noqa: S608 - nothing but this module's own text goes in


@dataclass(frozen=True, slots=True)
class Document:
    """An annotation as it is shown, and what lists and ETags need to know of it."""

    id: UUID
    created: datetime
    modified: datetime
    version: int
    json: str

    @property
    def body(self) -> orjson.Fragment:
        """The annotation, to be put into an answer as it is."""
        return orjson.Fragment(self.json)


def documents(rows: QuerySet[Any]) -> list[Document]:
    """Read the annotations of a queryset, in one query and in no particular order."""
    try:
        page, parameters = rows.query.sql_with_params()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_DOCUMENTS.format(page=page), parameters)
        return [Document(*row) for row in cursor.fetchall()]
