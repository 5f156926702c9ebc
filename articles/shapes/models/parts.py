"""What is recorded of claims as JSON documents made by the database, as those of marks are."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Model, QuerySet

from articles.claims.models import Evidence, Figure, Relation, Response, Verdict, knows_confidences
from articles.claims.types import (
    EvidenceDraft,
    EvidenceKind,
    FigureDraft,
    RelationDraft,
    ResponseDraft,
    VerdictDraft,
)
from articles.foundation.models import by_index
from articles.foundation.types import Actor
from articles.schema.rules import columns_of
from articles.shapes.models.fetching import IN_ORDER, columns_read, documents, kept, row_stamps, typed
from articles.shapes.models.json_sql import (
    json_field,
    json_object,
    json_or_null,
    json_word,
    living,
    maker_join,
)
from articles.shapes.types import Document

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class _Telling(NamedTuple):
    """What is told of a kind of part: its draft, the fields that come first, and those that are told
    otherwise than they are stored.
    """

    draft: type[DataclassInstance]
    first: tuple[str, ...] = ()
    instead: dict[str, str] = {}


_EVIDENCE_KIND = f"""'"' || (CASE WHEN a.annotation_id IS NOT NULL THEN '{EvidenceKind.PASSAGE.value}'
    WHEN a.url <> '' THEN '{EvidenceKind.URL.value}' ELSE '{EvidenceKind.NOTE.value}' END) || '"'"""
_RATING = json_object({"value": "a.rating_value", "worst": "a.rating_worst", "best": "a.rating_best"})
_SUPPORTING = f"string_agg({json_word('one.evidence_id')}, ',' ORDER BY one.position)"
_SUPPORT = f"""(SELECT '[' || coalesce({_SUPPORTING}, '') || ']'
    FROM claims_verdict_evidence one WHERE one.verdict_id = a.id)"""  # noqa: S608 - our own text

_KINDS: dict[type[Model], _Telling] = {
    Evidence: _Telling(
        EvidenceDraft,
        ("claim", "stance", "kind"),
        {"kind": _EVIDENCE_KIND, "annotation": living("a.annotation_id")},
    ),
    Response: _Telling(ResponseDraft, instead={"words": living("a.words_id")}),
    Figure: _Telling(FigureDraft, instead={"annotation": living("a.annotation_id")}),
    Verdict: _Telling(
        VerdictDraft,
        ("claim", "status", "rating", "alternate_name", "reason", "evidence"),
        {
            "rating": f"(CASE WHEN num_nulls(a.rating_value, a.rating_worst, a.rating_best) > 0 THEN 'null' "
            f"ELSE {_RATING} END)",
            "evidence": _SUPPORT,
        },
    ),
    Relation: _Telling(RelationDraft),
}


def part_documents(actor: Actor, rows: QuerySet[Any]) -> list[Document]:
    """Read the parts of a queryset, all of one kind, as far as the actor may know them: in one query, and in
    their order. For readers from outside responses need `party_told`.
    """
    with by_index():
        return _parts(actor, rows)


def part_lines(actor: Actor, rows: QuerySet[Any]) -> list[str]:
    """Read the same as lines of a file. Needs a transaction around it."""
    return typed(str(rows.model._meta.verbose_name), _parts(actor, rows))


def _parts(actor: Actor, rows: QuerySet[Any]) -> list[Document]:
    told = ["told_party"] if "told_party" in rows.query.annotations else []
    kind: type[Model] = rows.model
    query = _query(kind, told=bool(told), outside=not knows_confidences(actor))
    return documents(query, rows.values(*columns_read(rows), *told))


@cache
def _query(kind: type[Model], *, told: bool, outside: bool) -> str:
    """Return the query for the documents of a page. `{page}` stands for the query of the page."""
    document = kept(json_object(_part(kind, told=told, outside=outside)))
    return f"""
        WITH page AS MATERIALIZED ({IN_ORDER})
        SELECT a.id, a.created, a.modified, a.version, {document}
        FROM page a
        {kept(maker_join())}
        ORDER BY a.place
    """  # noqa: S608 - nothing but this module's own text goes in


def _part(kind: type[Model], *, told: bool, outside: bool) -> dict[str, str]:
    """Return the same fields as the shape of this kind."""
    telling, noun = _KINDS[kind], str(kind._meta.verbose_name)
    own = {field.name: json_field(noun, field, outside=outside) for field in columns_of(telling.draft)}
    own |= telling.instead
    if told:
        own["party"] = json_or_null("a.told_party")
    first = {name: own.pop(name) for name in telling.first}
    return {"id": json_word("a.id"), **first, **own, **row_stamps()}
