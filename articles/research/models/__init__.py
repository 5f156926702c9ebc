"""The reads: a source's dossier, how records are used, and conditions on claims."""

from articles.research.models import dossier, questions
from articles.research.models.dossier import MonthlyCount
from articles.research.models.uses import (
    EntityUses,
    SourceLinks,
    SourceUses,
    Use,
    entity_uses,
    source_links,
    source_uses,
    used_q,
    uses_of,
)

__all__ = [
    "EntityUses",
    "MonthlyCount",
    "SourceLinks",
    "SourceUses",
    "Use",
    "dossier",
    "entity_uses",
    "questions",
    "source_links",
    "source_uses",
    "used_q",
    "uses_of",
]
