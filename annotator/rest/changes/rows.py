"""The rows that entries of the feed are about, in the shapes of their own resources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

import orjson
from rest_framework.request import Request

from annotator.rest.annotations.views import AnnotationRows
from annotator.rest.articles.views import ArticleRows
from annotator.rest.attributions.views import AttributionRows
from annotator.rest.claims.views import ClaimRows
from annotator.rest.entities.views import EntityRows
from annotator.rest.evidence.views import EvidenceRows
from annotator.rest.figures.views import FigureRows
from annotator.rest.ratings.views import RatingRows
from annotator.rest.relations.views import RelationRows
from annotator.rest.resources import Found
from annotator.rest.responses.views import ResponseRows
from annotator.rest.revisions.views import listed_revision
from annotator.rest.sources.views import SourceRows
from annotator.rest.verdicts.views import VerdictRows
from articles.corpus.models import Article, Revision
from articles.disclosure.models import kind_of, touched
from articles.disclosure.types import Ref, ToldEntry
from articles.foundation.types import Actor
from articles.revisions.models import told_of
from articles.shapes.models import annotation_documents

_ROWS: tuple[type[Found[Any]], ...] = (
    ArticleRows, AttributionRows, ClaimRows, EntityRows, EvidenceRows, FigureRows, RatingRows, RelationRows,
    ResponseRows, SourceRows, VerdictRows,
)  # fmt: skip
# The API calls a piece of evidence by a longer name than the ledger.
_KINDS = {view.noun.removeprefix("piece of "): view for view in _ROWS}
# Revisions of a page whose claims are compared: each takes a few queries.
_MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A row as its resource shows it to this reader."""

    version: int | None
    body: object


def rows_of(request: Request, actor: Actor, refs: Iterable[Ref]) -> dict[Ref, Row]:
    """Return those of the rows that the reader may know of, in a constant number of queries."""
    wanted: dict[str, list[UUID]] = defaultdict(list)
    for kind, id in refs:
        wanted[kind].append(id)
    found: dict[Ref, Row] = {}
    for kind, ids in wanted.items():
        if kind == "annotation":
            view: Any = _seen_by(AnnotationRows, request)
            for document in annotation_documents(actor, view.rows().filter(pk__in=ids)):
                found[kind, document.id] = Row(document.version, document.body)
        elif kind == "revision":
            found |= _revision_rows(actor, ids)
        elif kind in _KINDS:
            view = _seen_by(_KINDS[kind], request)
            for row in view.rows().filter(pk__in=ids):
                found[kind, row.id] = Row(getattr(row, "version", None), view.shown(row))
    return found


def _revision_rows(actor: Actor, ids: Sequence[UUID]) -> dict[Ref, Row]:
    """Return revisions with what each did to the claims; null beyond the latest few, which a page bounds."""
    seen = Revision.objects.filter(pk__in=ids, article__in=Article.objects.visible_to(actor))
    rows = list(seen.defer("text", "block_table", "sentence_table"))
    later = sorted((row for row in rows if row.number > 1), key=lambda row: row.created)
    whole = Revision.objects.in_bulk([row.id for row in later[-_MOST_TOLD:]])
    told = {id: [asdict(one) for one in told_of(actor, row)] for id, row in whole.items()}
    return {
        ("revision", row.id): Row(
            None, listed_revision(row) | {"radar": told.get(row.id) if row.number > 1 else []}
        )
        for row in rows
    }


def with_rows(request: Request, actor: Actor, entries: Sequence[ToldEntry]) -> list[dict[str, object]]:
    """Return for each entry its row, and the rows that it touches, each of these once on a page."""
    own = [(kind_of(one.entry.verb), one.entry.subject_id) for one in entries]
    found = rows_of(request, actor, dict.fromkeys(own))
    inside = all(one.inside for one in entries)
    plain = {} if inside else {ref: _plain(row.body) for ref, row in found.items()}
    beside = touched(actor, entries, plain)
    told = set(own)
    found |= rows_of(request, actor, {ref for one in beside for ref in one.rows | one.gone} - told)
    shapes: list[dict[str, object]] = []
    # From the end: a row stands with the last entry that touches it.
    for ref, one in zip(reversed(own), reversed(beside), strict=True):
        beside_it = sorted((one.rows | one.gone) - told)
        also = [more for more in beside_it if more in found or more in one.gone]
        told.update(also)
        shapes.append({**_shape(ref, found), "also": [_named(more, found) for more in also]})
    return shapes[::-1]


def _seen_by[V: Found[Any]](kind: type[V], request: Request) -> V:
    """Return the resource as this request sees it."""
    view = kind()
    view.request = request
    return view


def _plain(body: object) -> Mapping[str, Any]:
    """Return the row as plain data; the database's own documents are read again."""
    if isinstance(body, dict):
        return body
    shape: dict[str, Any] = orjson.loads(orjson.dumps(body))
    return shape


def _shape(ref: Ref, found: Mapping[Ref, Row]) -> dict[str, object]:
    """Return what is told of a row: its kind, and, unless it is gone, its version and shape."""
    row = found.get(ref)
    return {"kind": ref[0], "version": row and row.version, "row": row and row.body}


def _named(ref: Ref, found: Mapping[Ref, Row]) -> dict[str, object]:
    """Return the same, with its id."""
    return {"id": ref[1], **_shape(ref, found)}
