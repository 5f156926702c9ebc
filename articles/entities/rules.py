"""What an entity record must look like."""

from __future__ import annotations

from articles.entities._ties import backwards, tie_problems
from articles.entities.types import EntityDraft
from articles.foundation.errors import Problem
from articles.registers.rules import record_problems
from articles.schema.rules import form_problems


def entity_problems(draft: EntityDraft) -> list[Problem]:
    """Return everything that is wrong with the draft, by field."""
    found = form_problems(draft) + record_problems(draft.aliases, draft.external_ids) + tie_problems(draft)
    if backwards(draft.start_date, draft.end_date):
        found.append(Problem("end_date", "This ends before it begins. Check both dates."))
    return found
