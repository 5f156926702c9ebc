"""What the parts of a claim's record share over HTTP: responses, figures, evidence, verdicts and
relations.
"""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django_filters import rest_framework as filters

from annotator.rest.filters import ActorFilters, ModifiedAfter
from annotator.rest.resources import Collection, DeletableItem, Removal, Resource, Restoration
from annotator.rest.sent import Sent
from articles.claims.models import ClaimPart, PartQuerySet
from articles.claims.operations import EditableParts, PartDraft, PartOperations
from articles.foundation.types import Permission
from articles.shapes.models import part_documents


class PartFilters(ActorFilters):
    """By claim, article, maker and time."""

    claim = filters.UUIDFilter(
        method="of_claim", help_text="Of this claim and all claims that it was merged with."
    )
    article = filters.UUIDFilter(
        method="in_article",
        help_text="Of the claims that appear in this article, or that it answers, supports or counts.",
    )
    created_by = filters.UUIDFilter(help_text="Made by this user or API key.")
    modified_after = ModifiedAfter()

    def of_claim(self, rows: PartQuerySet[ClaimPart], _name: str, value: UUID) -> PartQuerySet[ClaimPart]:
        """Keep the parts of the claim."""
        return rows.of_claim(value)

    def in_article(self, rows: PartQuerySet[ClaimPart], _name: str, value: UUID) -> PartQuerySet[ClaimPart]:
        """Keep the parts of the article's claims."""
        return rows.in_article(self.actor, value)


class PartRows[P: ClaimPart, D: PartDraft](Resource[P]):
    """Where the parts of one kind are found, and which operations write them."""

    writes = Permission.ANNOTATE
    # The domain's operations for this kind of part.
    operations: PartOperations[P, D]
    # Foreign keys whose rows the answer shows something of.
    fetched: ClassVar[tuple[str, ...]] = ()

    def everything(self) -> PartQuerySet[P]:
        """Return the parts that the actor may know of, deleted ones included."""
        return self.operations.reachable(self.actor).select_related(
            "created_by", "modified_by", *self.fetched
        )

    def rows(self) -> PartQuerySet[P]:
        """Leave out what was deleted."""
        return self.everything().live()


class EditableRows[P: ClaimPart, D: PartDraft](PartRows[P, D]):
    """The same, for a kind of part that can be changed."""

    operations: EditableParts[P, D]


class PartCollection[P: ClaimPart, D: PartDraft](PartRows[P, D], Collection[P, Sent[D]]):
    """The list of one kind of part, and adding to it."""

    documents = staticmethod(part_documents)

    def make(self, sent: Sent[D]) -> tuple[P, bool]:
        """Add a part."""
        return self.operations.create(self.actor, draft=sent.new(), id=sent.id)


class PartRemoval[P: ClaimPart, D: PartDraft](PartRows[P, D], Removal[P]):
    """One part that can be deleted."""

    def remove(self, id: UUID, version: int) -> P:
        """Delete the part."""
        return self.operations.delete(self.actor, id=id, version=version)


class PartItem[P: ClaimPart, D: PartDraft](EditableRows[P, D], PartRemoval[P, D], DeletableItem[P, Sent[D]]):
    """One part that can be changed and deleted."""

    def change(self, row: P, version: int, sent: Sent[D]) -> P:
        """Change the part."""
        draft = sent.on(self.operations.draft_of(row))
        return self.operations.update(self.actor, id=row.id, version=version, draft=draft)


class PartRestoration[P: ClaimPart, D: PartDraft](PartRows[P, D], Restoration[P]):
    """Restoring a deleted part."""

    def restore(self, id: UUID, version: int) -> P:
        """Restore the part."""
        return self.operations.restore(self.actor, id=id, version=version)
