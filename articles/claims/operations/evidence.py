"""Writing evidence for and against a claim."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from articles.claims.models import Evidence
from articles.claims.operations._parts import EditableParts
from articles.claims.operations._words import locked_words, words_problem
from articles.claims.rules import evidence_problems
from articles.claims.types import EvidenceDraft
from articles.foundation.errors import Problem
from articles.foundation.types import Actor


class EvidenceOperations(EditableParts[Evidence, EvidenceDraft]):
    """Evidence may be a passage of an article."""

    model, draft = Evidence, EvidenceDraft

    def problems(self, draft: EvidenceDraft, now: datetime) -> list[Problem]:
        """Return what is wrong with the draft, taken alone."""
        return evidence_problems(draft, now)

    def named_problems(
        self, actor: Actor, draft: EvidenceDraft, row: Evidence | None
    ) -> Iterable[Problem | None]:
        """Ask for the passage."""
        id = draft.annotation
        if id is not None:
            is_same = row is not None and row.annotation_id == id
            words = locked_words(actor, [id], deletable=[id] if is_same else [])
            yield words_problem(words.get(id), field="annotation")


evidence = EvidenceOperations()
