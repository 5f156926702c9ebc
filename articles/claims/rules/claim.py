"""Pure decisions about relations between claims."""

from __future__ import annotations

from articles.claims.types import RelationDraft
from articles.foundation.errors import Problem
from articles.schema.rules import form_problems


def relation_problems(draft: RelationDraft) -> list[Problem]:
    """Return everything that is wrong with the draft, by field."""
    found = form_problems(draft)
    if draft.claim == draft.other:
        found.append(Problem("other", "A claim can't have a relation to itself. Choose another claim."))
    return found
