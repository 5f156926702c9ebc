"""Claims and attributions as JSON documents, made by the database as those of marks are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from articles.claims.models import HopTold, knows_confidences
from articles.claims.types import AttributionDraft, AttributionTerms, ClaimDraft, Commitment
from articles.foundation.models import by_index
from articles.foundation.types import Actor
from articles.schema.rules import columns_of
from articles.shapes.models.fetching import IN_ORDER, columns_read, documents, kept, lines, row_stamps, typed
from articles.shapes.models.json_sql import (
    json_array,
    json_field,
    json_literal,
    json_object,
    json_or_null,
    json_word,
    living,
    maker_join,
    text_field,
)
from articles.shapes.types import Document


def claim_documents(actor: Actor, rows: QuerySet[Any]) -> list[Document]:
    """Read the claims of a queryset `with_counts`, as far as the actor may know them: in one query, and in
    their order.
    """
    with by_index():
        return _claims(actor, rows)


def claim_lines(actor: Actor, rows: QuerySet[Any]) -> list[str]:
    """Read the same as lines of a file. Needs a transaction around it."""
    return typed("claim", _claims(actor, rows))


def _claims(actor: Actor, rows: QuerySet[Any]) -> list[Document]:
    told = "told_status" in rows.query.annotations
    query = _claims_query(told=told, outside=not knows_confidences(actor))
    return documents(query, rows.values(*columns_read(rows), "appearance_count"))


def attribution_documents(actor: Actor, rows: QuerySet[Any]) -> list[Document]:
    """Read the attributions of a queryset, as far as the actor may know them: in one query, and in
    their order.
    """
    page = rows.values(*columns_read(rows))
    with by_index():
        return documents(_attributions_query(outside=not knows_confidences(actor)), page)


def attribution_lines(actor: Actor, articles: Sequence[UUID], at_once: int) -> Iterator[list[str]]:
    """Yield the standing attributions of the articles as documents with their type, `at_once` at a time,
    article by article, the oldest first. Needs a transaction around it.
    """
    return lines(_lines_query(outside=not knows_confidences(actor)), articles, at_once)


@cache
def _claims_query(*, told: bool, outside: bool) -> str:
    """Return the query for the documents of a page of claims. `{page}` stands for the query of the page."""
    document = kept(json_object(_claim(told=told, outside=outside)))
    return f"""
        WITH page AS MATERIALIZED ({IN_ORDER})
        SELECT a.id, a.created, a.modified, a.version, {document}
        FROM page a
        {kept(maker_join())}
        ORDER BY a.place
    """  # noqa: S608 - nothing but this module's own text goes in


@cache
def _attributions_query(*, outside: bool) -> str:
    """Return the same for attributions."""
    document = kept(json_object(_attribution(outside=outside)))
    return f"""
        WITH page AS MATERIALIZED ({IN_ORDER})
        SELECT a.id, a.created, a.modified, a.version, {document}
        FROM page a
        CROSS JOIN LATERAL (
            SELECT article_id FROM annotations_annotation WHERE id = a.content_id LIMIT 1
        ) said
        {kept(maker_join())}
        ORDER BY a.place
    """  # noqa: S608 - the same


@cache
def _lines_query(*, outside: bool) -> str:
    """Return the query for the attributions of some articles."""
    return f"""
        SELECT {json_object({"type": json_literal("attribution")} | _attribution(outside=outside))}
        FROM annotations_annotation said
        JOIN claims_attribution a ON a.content_id = said.id
        {maker_join()}
        WHERE said.article_id = ANY(%s) AND said.deleted IS NULL AND a.deleted IS NULL
        ORDER BY said.article_id, a.created, a.id
    """  # noqa: S608 - the same


def _claim(*, told: bool, outside: bool) -> dict[str, str]:
    """Return the same fields as `claim_shape`."""
    own = {field.name: json_field("claim", field, outside=outside) for field in columns_of(ClaimDraft)}
    status, into, canonical = (
        ("a.told_status", "a.told_into", "a.told_canonical")
        if told
        else ("a.verification_status", "a.merged_into_id", "a.canonical")
    )
    return {
        "id": json_word("a.id"),
        **own,
        "verification_status": json_word(status),
        "appearance_count": "a.appearance_count",
        "merged_into": json_or_null(into),
        "canonical": json_word(canonical),
        **row_stamps(),
    }


def _attribution(*, outside: bool) -> dict[str, str]:
    """Return the same fields as `attribution_shape`, of the row `a` in the article of `said`."""
    own = {field.name: _field(field.name, outside=outside) for field in columns_of(AttributionDraft)}
    commitment = {field.name: json_word(f"a.{field.name}") for field in columns_of(Commitment)}
    hop = {
        "position": "hop.position",
        "role": json_word("hop.role"),
        "sources": _named(outside=outside),
        "span": living("hop.span_id"),
    }
    before, terms = own.pop("cue_stance"), own.pop("attribution_terms")
    first = {name: own.pop(name) for name in ("content", "cue", "quote_type")}
    return {
        "id": json_word("a.id"),
        "article": json_word("said.article_id"),
        "claim": json_or_null("(SELECT claim_id FROM claims_appearance WHERE annotation_id = a.content_id)"),
        **first,
        "cue_stance": before,
        "commitment": json_object(commitment),
        "attribution_terms": terms,
        **own,
        "hops": json_array(hop, "claims_hop hop WHERE hop.attribution_id = a.id", "hop.position"),
        **row_stamps(),
    }


def _field(name: str, *, outside: bool) -> str:
    """Return the SQL of one of an attribution's own fields."""
    if name == "content":
        return json_word("a.content_id")
    if name == "cue":
        return living("a.cue_id")
    text = text_field("attribution", name, outside=outside)
    if outside and name in {"said_on", "said_words"}:
        # When a source spoke in confidence could tell who it is.
        text = f"CASE a.attribution_terms WHEN '{AttributionTerms.ON_RECORD.value}' THEN {text} ELSE '' END"
    return f"to_json({text})"


def _named(*, outside: bool) -> str:
    """Return the SQL of the ids of the sources at a hop."""
    rows = "claims_hop_source one"
    where = "one.hop_id = hop.id"
    if outside:
        rows += " JOIN sources_source named ON named.id = one.source_id"
        where += f" AND {HopTold.sql('a.attribution_terms', 'hop.position', 'hop.role', 'named.source_kind')}"
    ids = f"string_agg({json_word('one.source_id')}, ',' ORDER BY one.position)"
    return f"(SELECT '[' || coalesce({ids}, '') || ']' FROM {rows} WHERE {where})"  # noqa: S608 - the same
