"""The tables of claims, their appearances and attributions, and the parts of their record."""

from articles.claims.models.attribution import Attribution, Hop, HopSource
from articles.claims.models.claim import Appearance, Claim
from articles.claims.models.evidence import Evidence
from articles.claims.models.figure import Figure
from articles.claims.models.part import ClaimPart, PartQuerySet
from articles.claims.models.preview import ClaimPreview, preview_claim_merge
from articles.claims.models.relation import Relation
from articles.claims.models.response import Response
from articles.claims.models.shown import shown_state
from articles.claims.models.uses import Use, entity_uses, source_uses, used_q, uses_of
from articles.claims.models.verdict import Verdict, VerdictEvidence

__all__ = [
    "Appearance",
    "Attribution",
    "Claim",
    "ClaimPart",
    "ClaimPreview",
    "Evidence",
    "Figure",
    "Hop",
    "HopSource",
    "PartQuerySet",
    "Relation",
    "Response",
    "Use",
    "Verdict",
    "VerdictEvidence",
    "entity_uses",
    "preview_claim_merge",
    "shown_state",
    "source_uses",
    "used_q",
    "uses_of",
]
