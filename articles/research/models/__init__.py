"""The reads: a source's dossier, how records are used, and conditions on claims."""

from articles.research.models import dossier, questions
from articles.research.models.claim_record import ClaimRecord, claim_record
from articles.research.models.dossier import MonthlyCount
from articles.research.models.origins import claim_origins
from articles.research.models.uses import (
    EntityUses,
    SourceLinks,
    SourceUses,
    Use,
    entity_uses,
    mentioned_q,
    mentions_of,
    source_links,
    source_uses,
    use_columns,
    used_q,
    uses_of,
)

__all__ = [
    "ClaimRecord",
    "EntityUses",
    "MonthlyCount",
    "SourceLinks",
    "SourceUses",
    "Use",
    "claim_origins",
    "claim_record",
    "dossier",
    "entity_uses",
    "mentioned_q",
    "mentions_of",
    "questions",
    "source_links",
    "source_uses",
    "use_columns",
    "used_q",
    "uses_of",
]
