"""Claims: propositions in the newsroom's words."""

from __future__ import annotations

from rest_framework.request import Request

from annotator.rest.claims.filters import ClaimFilters
from annotator.rest.claims.serializers import ClaimChange, ClaimCreate, ClaimOutput
from annotator.rest.resources import Collection, Item, Resource
from annotator.rest.sent import Sent
from articles.claims.models import Claim, ClaimQuerySet, told_claims
from articles.claims.operations import create_claim, draft_of_claim, update_claim
from articles.claims.types import ClaimDraft
from articles.foundation.types import Permission
from articles.shapes.models import claim_documents
from articles.shapes.rules import claim_shape

# Questions that look at every claim's record.
QUESTIONS = frozenset(
    {
        "single_sourced",
        "only_through",
        "unconfirmed_by",
        "figure_at_least",
        "figure_at_most",
        "graded_at_least",
        "stated",
    }
)


class ClaimRows(Resource[Claim]):
    """Where claims are found, and how they are shown."""

    noun, plural = "claim", "claims"
    writes = Permission.ANNOTATE
    output = ClaimOutput
    shape = staticmethod(claim_shape)

    def rows(self) -> ClaimQuerySet:
        """Return the claims that the actor may know of."""
        return told_claims(self.actor).with_counts(self.actor).select_related("created_by", "modified_by")


class Claims(ClaimRows, Collection[Claim, Sent[ClaimDraft]]):
    """All claims."""

    filters = ClaimFilters
    create_shape = ClaimCreate()
    documents = staticmethod(claim_documents)

    def is_expensive(self, request: Request) -> bool:
        """Each of the hard questions is expensive by itself, too."""
        return super().is_expensive(request) or not QUESTIONS.isdisjoint(request.query_params)

    def make(self, sent: Sent[ClaimDraft]) -> tuple[Claim, bool]:
        """Create a claim."""
        return create_claim(self.actor, draft=sent.new(), id=sent.id)


class ClaimItem(ClaimRows, Item[Claim, Sent[ClaimDraft]]):
    """One claim."""

    change_shape = ClaimChange()

    def change(self, row: Claim, version: int, sent: Sent[ClaimDraft]) -> Claim:
        """Change a claim."""
        return update_claim(self.actor, id=row.id, version=version, draft=sent.on(draft_of_claim(row)))
