"""The shapes of claims, of attributions, and of what is recorded of claims."""

from __future__ import annotations

from uuid import UUID

from articles.annotations.models import Annotation
from articles.claims.models import Attribution, Claim, Evidence, Figure, Hop, Relation, Response, Verdict
from articles.claims.types import (
    AttributionDraft,
    ClaimDraft,
    Commitment,
    EvidenceDraft,
    FigureDraft,
    RelationDraft,
    ResponseDraft,
)
from articles.schema.rules import told
from articles.shapes.rules.stamps import stamps
from articles.shapes.types import Shape


def claim_shape(row: Claim) -> Shape:
    """Return a claim. Needs `created_by` and `with_counts(actor)`."""
    return {
        "id": row.id,
        **told(ClaimDraft, row),
        "verification_status": row.shown_status,
        "appearance_count": row.appearance_count,
        "merged_into": row.shown_into,
        "canonical": row.shown_canonical,
        **stamps(row),
    }


def attribution_shape(row: Attribution) -> Shape:
    """Return an attribution. Needs `with_chain()` and `created_by`."""
    appearance = getattr(row.content, "appearance", None)
    return {
        "id": row.id,
        "article": row.content.article_id,
        "claim": appearance.claim_id if appearance else None,
        **told(AttributionDraft, row, commitment=told(Commitment, row)),
        "cue": _living_id(row.cue),
        "hops": [_hop_shape(hop) for hop in row.hops.all()],
        **stamps(row),
    }


def _hop_shape(hop: Hop) -> Shape:
    """Return one step of a chain."""
    return {
        "position": hop.position,
        "role": hop.role,
        "sources": [named.source_id for named in hop.hop_sources.all()],
        "span": _living_id(hop.span),
    }


def response_shape(row: Response) -> Shape:
    """Return a response. Needs `words` and `created_by`."""
    return {
        "id": row.id,
        **told(ResponseDraft, row),
        "party": row.shown_party,
        "words": _living_id(row.words),
        **stamps(row),
    }


def figure_shape(row: Figure) -> Shape:
    """Return a figure. Needs `annotation` and `created_by`."""
    return {
        "id": row.id,
        **told(FigureDraft, row),
        "annotation": _living_id(row.annotation),
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
        "annotation": _living_id(row.annotation),
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


def _living_id(words: Annotation | None) -> UUID | None:
    """Return the id of a cue or a span, or None if that mark was deleted: answers name no deleted rows."""
    return words.id if words and words.deleted is None else None
