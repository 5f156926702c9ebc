"""Rows as JSON documents, made by the database.

An article can have thousands of annotations. Making Python objects of them, and JSON of these, takes ten
times as long as passing on the database's own text. The API's lists and the NDJSON export both take their
documents from here. The SQL joins pieces of text: `json_build_object` takes twice as long, because it looks
up the type of every value in every row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from articles.claims.models import knows_confidences
from articles.corpus.models import open_sql
from articles.foundation.models import by_index, prepared
from articles.foundation.types import Actor
from articles.shapes.models.fetching import documents, fetched, kept, lines, row_stamps
from articles.shapes.models.json_sql import (
    CANDIDATES,
    REASONS,
    json_array,
    json_literal,
    json_object,
    json_or_null,
    json_time,
    json_word,
    maker_join,
    mark_fields,
    text_field,
)
from articles.shapes.types import Document


def annotation_documents(actor: Actor, rows: QuerySet[Any], revision: UUID | None = None) -> list[Document]:
    """Read the annotations of a queryset, as far as the actor may know them: in one query, and in no
    particular order.

    Their places are those on the current text, or on `revision`, on which all of them must have one.
    """
    outside = not knows_confidences(actor)
    if revision is None:
        return documents(_page_query(_CURRENT, outside=outside), rows)
    return documents(_page_query("%s", outside=outside), rows, revision)


def article_documents(actor: Actor, rows: QuerySet[Any], reading: str) -> list[Document]:
    """Read the articles of a queryset, as far as the actor may know them: in one query, and in no particular
    order.

    `reading` is the address below which the public reads articles, each by its id.
    """
    columns = [field.attname for field in rows.model._meta.concrete_fields]
    with by_index():
        query = _articles_page_query(outside=not knows_confidences(actor))
        return documents(query, rows.values(*columns), timezone.now(), reading)


def whole_article(actor: Actor, rows: QuerySet[Any], reading: str, parts: Collection[str]) -> Document | None:
    """Read the article of a queryset of one, with `parts` of it: its `text`, and its live `annotations` in
    the order of that text. One query, and so one moment.

    `reading` is as for `article_documents`.
    """
    query = _whole_query(tuple(sorted(parts)), outside=not knows_confidences(actor))
    columns = [field.attname for field in rows.model._meta.concrete_fields]
    with by_index():
        found = documents(query, rows.values(*columns), timezone.now(), reading)
    return found[0] if found else None


def annotation_document(id: UUID) -> Document:
    """Read the annotation that the caller has just written, even if it is deleted. Its writer may know all of
    it.
    """
    with prepared() as cursor:
        cursor.execute(_one_query(), [id])
        return Document(*cursor.fetchone())


def annotation_lines(actor: Actor, articles: Sequence[UUID], at_once: int) -> Iterator[list[str]]:
    """Yield the articles' live annotations as documents with their type, `at_once` at a time, article by
    article.

    Each article's annotations are in the order of its current text, as far as the actor may know them. Needs
    a transaction around it.
    """
    return lines(_annotations_query(outside=not knows_confidences(actor)), articles, at_once)


def article_lines(actor: Actor, articles: Sequence[UUID], at_once: int) -> Iterator[list[str]]:
    """Yield each article and its current revision as documents with their type, as far as the actor may know
    them.

    Needs a transaction around it.
    """
    query = _articles_query(outside=not knows_confidences(actor))
    return ([line for row in rows for line in row] for rows in fetched(query, articles, at_once))


_CURRENT = "(SELECT current_id FROM corpus_article WHERE id = a.article_id)"


@cache
def _page_query(revision: str, *, outside: bool) -> str:
    """Return the query for the documents of a page. `{page}` stands for the query of the page, and `revision`
    is the SQL of the text whose places are shown.

    The anchor is looked up row by row; LIMIT keeps PostgreSQL from making a join of it. People mark one
    article many times, but the statistics don't show that: PostgreSQL planned a join that compared each row
    with every other.
    """
    document = kept(json_object(_annotation(outside=outside)))
    return f"""
        WITH page AS MATERIALIZED ({{page}})
        SELECT a.id, a.created, a.modified, a.version, {document}
        FROM page a
        CROSS JOIN LATERAL (
            SELECT * FROM annotations_anchor
            WHERE annotation_id = a.id AND revision_id = {revision}
            LIMIT 1
        ) anchor
        {kept(maker_join())}
    """  # noqa: S608 - nothing but this module's own text goes in


@cache
def _one_query() -> str:
    """Return the query for the document of one annotation."""
    return _page_query(_CURRENT, outside=False).format(
        page="SELECT * FROM annotations_annotation WHERE id = %s"
    )


@cache
def _articles_page_query(*, outside: bool) -> str:
    """Return the query for the documents of a page of articles. `{page}` stands for the query of the page.

    Its parameters: now, and the address below which the public reads articles.
    """
    return _whole_query((), outside=outside)


@cache
def _whole_query(parts: tuple[str, ...], *, outside: bool) -> str:
    """Return the same with parts of the articles."""
    readable = f"a.published IS NOT NULL AND {open_sql('a', '%s')}"
    address = f"CASE WHEN {readable} THEN to_json(%s || a.id || '/')::text ELSE 'null' END"
    mark = json_object(_annotation(outside=outside))
    marks = f"string_agg({mark}, ',' ORDER BY anchor.start, anchor.end, a.id)"
    known = {
        "text": "to_json(revision.text)",
        "annotations": f"""(
            SELECT '[' || coalesce({marks}, '') || ']'
            FROM annotations_anchor anchor
            JOIN annotations_annotation a ON a.id = anchor.annotation_id
            {maker_join()}
            WHERE anchor.revision_id = revision.id AND a.deleted IS NULL
        )""",  # noqa: S608 - the same
    }
    fields = _article(outside=outside) | {"reading_url": f"({address})"}
    document = json_object(fields | {name: known[name] for name in parts})
    return f"""
        WITH page AS MATERIALIZED ({{page}})
        SELECT a.id, a.created, a.modified, a.version, {kept(document)}
        FROM page a
        CROSS JOIN LATERAL (SELECT * FROM corpus_revision WHERE id = a.current_id LIMIT 1) revision
        {kept(maker_join())}
    """  # noqa: S608 - the same


@cache
def _annotations_query(*, outside: bool) -> str:
    """Return the query for the annotations of some articles."""
    return f"""
        SELECT {json_object({"type": json_literal("annotation")} | _annotation(outside=outside))}
        FROM corpus_article article
        JOIN annotations_anchor anchor ON anchor.revision_id = article.current_id
        JOIN annotations_annotation a ON a.id = anchor.annotation_id
        {maker_join()}
        WHERE article.id = ANY(%s) AND a.deleted IS NULL
        ORDER BY article.id, anchor.start, anchor.end, a.id
    """  # noqa: S608 - the same


@cache
def _articles_query(*, outside: bool) -> str:
    """Return the query for some articles and their current revisions."""
    return f"""
        SELECT {json_object({"type": json_literal("article")} | _article(outside=outside))},
            {json_object({"type": json_literal("revision")} | _revision_text())}
        FROM corpus_article a
        JOIN corpus_revision revision ON revision.id = a.current_id
        {maker_join()}
        WHERE a.id = ANY(%s)
        ORDER BY a.id
    """  # noqa: S608 - the same


def _annotation(*, outside: bool) -> dict[str, str]:
    """Return the fields of a mark. Its links are looked up row by row.

    With a join for each, planning the query would take longer than running it for one article.
    """
    anchor = {
        "status": json_word("anchor.status"),
        "score": "anchor.score",
        "offset_unit": json_literal("code_point"),
        "pieces": "anchor.pieces::text",
        "reasons": REASONS,
        "candidates": CANDIDATES,
        "settled": f"coalesce({json_time('anchor.settled')}, 'null')",
    }
    return {
        "id": json_word("a.id"),
        "article": json_word("a.article_id"),
        "revision": json_word("anchor.revision_id"),
        "kind": json_word("a.kind"),
        "anchor": json_object(anchor),
        **{name: json_or_null(sql) for name, sql in mark_fields(outside=outside).items()},
        "tags": "to_json(a.tags)",
        "note": f"to_json({text_field('annotation', 'note', outside=outside)})",
        "origin": json_object({"type": json_word("a.origin_type"), "agent": "to_json(a.origin_agent)"}),
        **row_stamps(),
    }


def _article(*, outside: bool) -> dict[str, str]:
    """Return the same fields as `article_shape`."""
    credit = {"name": "to_json(c.name)", "role": json_word("c.role"), "source": json_or_null("c.source_id")}
    credited = json_array(credit, "corpus_info_source c WHERE c.article_id = a.id", "c.position")
    count = "(SELECT count(*) FROM annotations_annotation n WHERE n.article_id = a.id AND n.deleted IS NULL)"
    return {
        "id": json_word("a.id"),
        **{name: f"to_json(a.{name})" for name in ("headline", "slugline", "language", "by", "located")},
        "version_created": f"coalesce({json_time('a.version_created')}, 'null')",
        "pub_status": json_word("a.pub_status"),
        "embargoed_until": f"coalesce({json_time('a.embargoed_until')}, 'null')",
        "published": f"coalesce({json_time('a.published')}, 'null')",
        "ed_note": f"to_json({text_field('article', 'ed_note', outside=outside)})",
        "uri": "to_json(a.uri)",
        "info_sources": credited,
        "revision": json_object(_revision()),
        "annotation_count": count,
        **row_stamps(),
    }


def _revision() -> dict[str, str]:
    """Return the same fields as `revision_shape`."""
    return {
        "id": json_word("revision.id"),
        "number": "revision.number",
        "sha256": json_word("revision.sha256"),
        "length": "revision.length",
        "created": json_time("revision.created"),
    }


def _revision_text() -> dict[str, str]:
    """Return the same fields as `revision_text_shape`."""
    block = {name: f"(b.place->{at})::text" for at, name in enumerate(("kind", "start", "end"))}
    blocks = "jsonb_array_elements(revision.block_table) WITH ORDINALITY AS b(place, number)"
    return {
        "id": json_word("revision.id"),
        "article": json_word("revision.article_id"),
        **_revision(),
        "text": "to_json(revision.text)",
        "blocks": json_array(block, blocks, "b.number"),
        # These are only numbers. The spaces are removed because the other parts have none either.
        "sentences": "replace(revision.sentence_table::text, ' ', '')",
    }
