"""Values of the claims room: scales, chains, and drafts of rows to be saved."""

from articles.claims.types.attribution import (
    AttributionDraft,
    AttributionTerms,
    Certainty,
    Commitment,
    CueStance,
    HopDraft,
    HopRole,
    Polarity,
    QuoteType,
    Tense,
)
from articles.claims.types.claim import (
    STATEMENT_LENGTH,
    ClaimDraft,
    PassageChange,
    PassageDraft,
    RelationDraft,
    RelationKind,
    VerificationStatus,
)
from articles.claims.types.figure import FigureDraft
from articles.claims.types.judging import (
    CONFIRMING,
    Answer,
    EvidenceDraft,
    EvidenceKind,
    EvidenceStance,
    ResponseDraft,
    Scale,
    VerdictDraft,
)

__all__ = [
    "CONFIRMING",
    "STATEMENT_LENGTH",
    "Answer",
    "AttributionDraft",
    "AttributionTerms",
    "Certainty",
    "ClaimDraft",
    "Commitment",
    "CueStance",
    "EvidenceDraft",
    "EvidenceKind",
    "EvidenceStance",
    "FigureDraft",
    "HopDraft",
    "HopRole",
    "PassageChange",
    "PassageDraft",
    "Polarity",
    "QuoteType",
    "RelationDraft",
    "RelationKind",
    "ResponseDraft",
    "Scale",
    "Tense",
    "VerdictDraft",
    "VerificationStatus",
]
