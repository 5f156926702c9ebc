"""Writing relations between claims."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from articles.claims.models import Claim, Relation
from articles.claims.operations._parts import EditableParts
from articles.claims.rules import relation_problems
from articles.claims.types import RelationDraft, RelationKind
from articles.foundation.errors import Problem
from articles.foundation.operations import require_rows
from articles.foundation.types import Actor


class RelationOperations(EditableParts[Relation, RelationDraft]):
    """Relations name another claim."""

    model = Relation

    def problems(self, draft: RelationDraft, now: datetime) -> list[Problem]:  # noqa: ARG002 - every kind's signature
        """Return what is wrong with the draft by itself."""
        return relation_problems(draft)

    def named_problems(
        self, actor: Actor, draft: RelationDraft, before: RelationDraft | None
    ) -> Iterable[Problem | None]:
        """Ask for the other claim, and whether the relation makes sense beside those that stand."""
        require_rows(Claim.objects.visible_to(actor), [("other", draft.other)])
        one = Claim.objects.same_as(draft.claim)
        if draft.claim != draft.other and one.filter(id=draft.other).exists():
            yield Problem("other", "These claims were merged: they are one. Choose another claim.", "same")
        standing = Relation.objects.live().filter(kind=draft.kind)
        if standing.filter(claim=draft.claim, other=draft.other).exists() and not _same(before, draft):
            yield Problem("other", "This relation is recorded already. Change that one.", "repeated")
        if (
            draft.kind == RelationKind.UPDATES
            and standing.filter(claim=draft.other, other=draft.claim).exists()
        ):
            message = "The other claim updates this one: both can't be the later. Delete that relation first."
            yield Problem("other", message, "ring")

    def fill(self, row: Relation, draft: RelationDraft, now: datetime) -> None:  # noqa: ARG002 - every kind's signature
        """Put the draft's columns on the row."""
        row.kind, row.other_id, row.note = draft.kind, draft.other, draft.note

    def draft_of(self, row: Relation) -> RelationDraft:
        """Return the row's present content."""
        return RelationDraft(row.claim_id, row.kind, row.other_id, row.note)


def _same(before: RelationDraft | None, draft: RelationDraft) -> bool:
    """Tell whether the row stood for this very relation before."""
    return before is not None and (before.claim, before.kind, before.other) == (
        draft.claim,
        draft.kind,
        draft.other,
    )


relations = RelationOperations()
