"""The tables of claims, their appearances and attributions, and the parts of their record."""

from articles.claims.models.attribution import Attribution, AttributionQuerySet, Hop, HopSource
from articles.claims.models.claim import Appearance, Claim, ClaimQuerySet, spoken_of_q
from articles.claims.models.evidence import Evidence
from articles.claims.models.figure import Figure, as_of_q, at_least_q, at_most_q, counting_q
from articles.claims.models.open import count_open_marks, open_marks
from articles.claims.models.part import ClaimPart, PartQuerySet
from articles.claims.models.parts import PARTS
from articles.claims.models.preview import ClaimPreview, preview_claim_merge
from articles.claims.models.relation import Relation
from articles.claims.models.response import Response
from articles.claims.models.shown import shown_state
from articles.claims.models.told import (
    EntityTold,
    HopTold,
    MarkTold,
    MentionTold,
    SourceTold,
    called_q,
    known_entities,
    known_sources,
    knows_confidences,
    names_q,
    party_told,
    same_sources,
    speaker_told_q,
    told_entities,
    told_sources,
)
from articles.claims.models.told_claims import told_claims, unseen_survivors
from articles.claims.models.verdict import Verdict, VerdictEvidence, VerdictQuerySet

__all__ = [
    "PARTS",
    "Appearance",
    "Attribution",
    "AttributionQuerySet",
    "Claim",
    "ClaimPart",
    "ClaimPreview",
    "ClaimQuerySet",
    "EntityTold",
    "Evidence",
    "Figure",
    "Hop",
    "HopSource",
    "HopTold",
    "MarkTold",
    "MentionTold",
    "PartQuerySet",
    "Relation",
    "Response",
    "SourceTold",
    "Verdict",
    "VerdictEvidence",
    "VerdictQuerySet",
    "as_of_q",
    "at_least_q",
    "at_most_q",
    "called_q",
    "count_open_marks",
    "counting_q",
    "known_entities",
    "known_sources",
    "knows_confidences",
    "names_q",
    "open_marks",
    "party_told",
    "preview_claim_merge",
    "same_sources",
    "shown_state",
    "speaker_told_q",
    "spoken_of_q",
    "told_claims",
    "told_entities",
    "told_sources",
    "unseen_survivors",
]
