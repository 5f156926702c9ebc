"""Merging claims that turn out to be the same, and splitting them again."""

from __future__ import annotations

from uuid import UUID

from annotator.rest.claims.serializers import ClaimPreviewOutput
from annotator.rest.claims.views import ClaimRows
from annotator.rest.merging import Merging, Splitting
from annotator.rest.merging_shapes import SentMerge
from articles.claims.models import Claim, preview_claim_merge
from articles.claims.operations import merge_claim, split_claim
from articles.foundation.types import Permission
from articles.shapes.types import Shape


class ClaimMerging(ClaimRows, Merging[Claim]):
    """Merging a claim into another. The survivor appears where both did; the latest verdict counts."""

    writes = Permission.ANNOTATE
    answers = {"GET": {200: ClaimPreviewOutput}}

    def merge(self, id: UUID, version: int, sent: SentMerge) -> Claim:
        """Merge the claim."""
        return merge_claim(self.actor, id=id, version=version, into=sent.into)

    def preview(self, id: UUID, into: UUID) -> Shape:
        """Return what the merge would bring together."""
        found = preview_claim_merge(self.actor, id, into)
        outside = found.outside
        return {
            "record": {"id": found.record.id, "statement": found.record.statement},
            "into": {"id": found.into.id, "statement": found.into.statement},
            "gains": found.gains,
            "verification_status": found.verification_status,
            "outside": outside and {"id": outside.id, "statement": outside.statement},
        }


class ClaimSplitting(ClaimRows, Splitting[Claim]):
    """Splitting off a merged claim."""

    writes = Permission.ANNOTATE

    def split(self, id: UUID, version: int) -> Claim:
        """Split the claim off."""
        return split_claim(self.actor, id=id, version=version)
