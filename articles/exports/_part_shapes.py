"""The shapes of the parts of a claim's record, as NDJSON writes them and the REST API answers in them.

Each takes a row with everything that it names fetched along, asks the database for nothing more, and returns
a fresh dict. Numbers are JSON numbers: the domain keeps no more digits than a 64-bit float does.
"""

from __future__ import annotations

from decimal import Decimal

from articles.claims.models import Evidence, Figure, Relation, Response, Verdict
from articles.exports._shapes import Shape, living_id, stamps


def response_shape(row: Response) -> Shape:
    """Return a response. Needs `words` and `created_by`."""
    return {
        "id": row.id,
        "claim": row.claim_id,
        "party": row.shown_party,
        "answer": row.answer,
        "answered": row.answered,
        "words": living_id(row.words),
        "article": row.article_id,
        "note": row.note,
        **stamps(row),
    }


def figure_shape(row: Figure) -> Shape:
    """Return a figure. Needs `annotation` and `created_by`."""
    return {
        "id": row.id,
        "claim": row.claim_id,
        "annotation": living_id(row.annotation),
        "value": number(row.value),
        "lower": number(row.lower),
        "upper": number(row.upper),
        "unit": row.unit,
        "counted": row.counted,
        "modality": row.modality,
        "figure_type": row.figure_type,
        "out_of": number(row.out_of),
        "as_of_start": row.as_of_start,
        "as_of_end": row.as_of_end,
        **stamps(row),
    }


def evidence_shape(row: Evidence) -> Shape:
    """Return a piece of evidence. Needs `annotation` and `created_by`."""
    return {
        "id": row.id,
        "claim": row.claim_id,
        "stance": row.stance,
        "kind": row.kind,
        "annotation": living_id(row.annotation),
        "url": row.url,
        "retrieved": row.retrieved,
        "note": row.note,
        **stamps(row),
    }


def verdict_shape(row: Verdict) -> Shape:
    """Return a verdict. Needs `with_evidence()` and `created_by`."""
    rating = row.rating
    return {
        "id": row.id,
        "claim": row.claim_id,
        "status": row.status,
        "rating": {"value": rating.value, "worst": rating.worst, "best": rating.best} if rating else None,
        "alternate_name": row.alternate_name,
        "reason": row.reason,
        "evidence": [one.evidence_id for one in row.evidence_rows.all()],
        "author": row.author,
        "decided": row.decided,
        **stamps(row),
    }


def relation_shape(row: Relation) -> Shape:
    """Return a relation. Needs `created_by`."""
    return {
        "id": row.id,
        "claim": row.claim_id,
        "kind": row.kind,
        "other": row.other_id,
        "note": row.note,
        **stamps(row),
    }


def number(value: Decimal | None) -> int | float | None:
    """Return a decimal as the JSON number that it is."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
