"""Claims: propositions in the newsroom's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rest_framework.request import Request

from annotator.rest.claims.filters import ClaimFilters
from annotator.rest.claims.serializers import ClaimChange, ClaimCreate, ClaimOutput
from annotator.rest.resources import Collection, Item, Resource
from articles.claims.models import Claim, ClaimQuerySet, told_claims
from articles.claims.operations import create_claim, draft_of_claim, update_claim
from articles.claims.types import ClaimDraft
from articles.foundation.types import Permission
from articles.shapes.rules import claim_shape

# They look at every claim's record.
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
        return told_claims(self.actor).with_counts(self.actor).select_related("created_by")


class Claims(ClaimRows, Collection[Claim]):
    """All claims."""

    filters = ClaimFilters
    create_shape = ClaimCreate()

    def is_expensive(self, request: Request) -> bool:
        """Also a single one of the hard questions."""
        return super().is_expensive(request) or not QUESTIONS.isdisjoint(request.query_params)

    def make(self, given: Mapping[str, Any]) -> tuple[Claim, bool]:
        """Create a claim."""
        return create_claim(self.actor, draft=replace(ClaimDraft(""), **content(given)), id=given.get("id"))


class ClaimItem(ClaimRows, Item[Claim]):
    """One claim."""

    change_shape = ClaimChange()

    def change(self, row: Claim, version: int, given: Mapping[str, Any]) -> Claim:
        """Change a claim."""
        draft = replace(draft_of_claim(row), **content(given))
        return update_claim(self.actor, id=row.id, version=version, draft=draft)


def content(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was sent in the words of the domain's draft."""
    fields = {name: value for name, value in given.items() if name != "id"}
    return fields | ({"topics": tuple(fields["topics"])} if "topics" in fields else {})
