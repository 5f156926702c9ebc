"""Writing relations between claims."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from articles.claims.models import Claim, Relation
from articles.claims.operations._parts import EditableParts
from articles.claims.rules import relation_problems
from articles.claims.types import RelationDraft, RelationKind
from articles.foundation.errors import Problem
from articles.foundation.types import Actor


class RelationOperations(EditableParts[Relation, RelationDraft]):
    """Relations name another claim."""

    model, draft = Relation, RelationDraft
    # So that two writers don't record the same relation, or close a ring, together.
    in_turn = True

    def claims_of(self, draft: RelationDraft) -> dict[str, UUID]:
        """Return both claims."""
        return {"claim": draft.claim, "other": draft.other}

    def problems(self, draft: RelationDraft, now: datetime) -> list[Problem]:  # noqa: ARG002 - every kind's signature
        """Return what is wrong with the draft, taken alone."""
        return relation_problems(draft)

    def named_problems(
        self,
        actor: Actor,  # noqa: ARG002 - every kind's signature
        draft: RelationDraft,
        row: Relation | None,
    ) -> Iterable[Problem | None]:
        """Check the relation against the existing ones."""
        one, other = (Claim.objects.same_as(id).values("id") for id in (draft.claim, draft.other))
        if draft.claim != draft.other and one.filter(id=draft.other).exists():
            yield Problem("other", "These claims were merged, so they are one claim. Choose another.", "same")
        standing = Relation.objects.live().filter(kind=draft.kind)
        if row is not None:
            standing = standing.exclude(id=row.id)
        if standing.filter(claim=draft.claim, other=draft.other).exists():
            yield Problem("other", "This relation is already recorded. Change that one instead.", "repeated")
        if draft.kind == RelationKind.UPDATES and standing.filter(claim__in=other, other__in=one).exists():
            message = (
                "The other claim already updates this one, and only one of them can be the later. "
                "Delete that relation first."
            )
            yield Problem("other", message, "ring")


relations = RelationOperations()
