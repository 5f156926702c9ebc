"""What an entity record must look like."""

from __future__ import annotations

from articles.entities.types import EntityDraft
from articles.foundation.errors import Problem
from articles.registers.rules import record_problems
from articles.schema.rules import form_problems


def entity_problems(draft: EntityDraft) -> list[Problem]:
    """Return everything that is wrong with the draft, by field."""
    return form_problems(draft) + record_problems(draft.aliases, draft.external_ids)
