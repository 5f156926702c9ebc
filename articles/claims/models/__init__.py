"""The tables of claims, their appearances and attributions, and the parts of their record."""

from articles.claims.models.attribution import Attribution, Hop, HopSource
from articles.claims.models.claim import Appearance, Claim
from articles.claims.models.evidence import Evidence
from articles.claims.models.figure import Figure
from articles.claims.models.part import ClaimPart, PartQuerySet
from articles.claims.models.preview import ClaimPreview, preview_claim_merge
from articles.claims.models.relation import Relation
from articles.claims.models.response import Response
from articles.claims.models.usage import Holdings, Use, entity_holdings, source_holdings, used_q, uses_of
from articles.claims.models.verdict import Verdict, VerdictEvidence

__all__ = [
    "Appearance",
    "Attribution",
    "Claim",
    "ClaimPart",
    "ClaimPreview",
    "Evidence",
    "Figure",
    "Holdings",
    "Hop",
    "HopSource",
    "PartQuerySet",
    "Relation",
    "Response",
    "Use",
    "Verdict",
    "VerdictEvidence",
    "entity_holdings",
    "preview_claim_merge",
    "source_holdings",
    "used_q",
    "uses_of",
]
