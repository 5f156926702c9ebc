"""What an entity record must look like."""

from __future__ import annotations

from articles.entities.types import EntityDraft, EntityKind
from articles.foundation.errors import Problem
from articles.foundation.rules import text_problem
from articles.registers.rules import record_problems

DESCRIPTION_LENGTH = 10_000


def entity_problems(draft: EntityDraft) -> list[Problem]:
    """Return everything that is wrong with the draft, by field."""
    found = record_problems(draft.name, draft.aliases, draft.external_ids)
    if draft.entity_kind not in EntityKind.values:
        found.append(Problem("entity_kind", f"Unknown kind. Choose one of: {', '.join(EntityKind.values)}."))
    if problem := text_problem(draft.description, field="description", most=DESCRIPTION_LENGTH):
        found.append(problem)
    return found
