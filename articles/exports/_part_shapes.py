"""The shapes of the parts of a claim's record, as NDJSON writes them and the REST API answers in them.

Each takes a row with everything that it names fetched along, asks the database for nothing more, and returns
a fresh dict.
"""

from __future__ import annotations

from articles.claims.models import Evidence, Figure, Relation, Response, Verdict
from articles.claims.types import EvidenceDraft, FigureDraft, RelationDraft, ResponseDraft
from articles.exports._shapes import Shape, living_id, stamps
from articles.schema.rules import told


def response_shape(row: Response) -> Shape:
    """Return a response. Needs `words` and `created_by`."""
    return {
        "id": row.id,
        **told(ResponseDraft, row),
        "party": row.shown_party,
        "words": living_id(row.words),
        **stamps(row),
    }


def figure_shape(row: Figure) -> Shape:
    """Return a figure. Needs `annotation` and `created_by`."""
    return {
        "id": row.id,
        **told(FigureDraft, row),
        "annotation": living_id(row.annotation),
        **stamps(row),
    }


def evidence_shape(row: Evidence) -> Shape:
    """Return a piece of evidence. Needs `annotation` and `created_by`."""
    return {
        "id": row.id,
        "claim": row.claim_id,
        "stance": row.stance,
        "kind": row.kind,
        **told(EvidenceDraft, row),
        "annotation": living_id(row.annotation),
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
        **told(RelationDraft, row),
        **stamps(row),
    }
