"""What the parts of a claim's record share over HTTP: responses, figures, evidence, verdicts and
relations.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar
from uuid import UUID

from django_filters import rest_framework as filters

from annotator.rest.filters import ActorFilters, ModifiedAfter
from annotator.rest.resources import Collection, DeletableItem, Removal, Resource, Restoration
from articles.claims.models import ClaimPart, PartQuerySet
from articles.foundation.types import Permission


class PartFilters(ActorFilters):
    """By claim, article, maker and time."""

    claim = filters.UUIDFilter(
        method="of_claim", help_text="Of this claim and all claims that it was merged with."
    )
    article = filters.UUIDFilter(method="in_article", help_text="Of the claims that appear in this article.")
    created_by = filters.UUIDFilter(help_text="Made by this user or API key.")
    modified_after = ModifiedAfter()

    def of_claim(self, rows: PartQuerySet[ClaimPart], _name: str, value: UUID) -> PartQuerySet[ClaimPart]:
        """Keep the parts of the claim."""
        return rows.of_claim(value)

    def in_article(self, rows: PartQuerySet[ClaimPart], _name: str, value: UUID) -> PartQuerySet[ClaimPart]:
        """Keep the parts of the article's claims."""
        return rows.in_article(self.actor, value)


class PartRows[P: ClaimPart](Resource[P]):
    """Where the parts of one kind are found, and what writes them."""

    writes = Permission.ANNOTATE
    # The domain's operations for this kind of part.
    operations: ClassVar[Any]
    # Columns whose rows the answer shows something of.
    fetched: ClassVar[tuple[str, ...]] = ()

    def everything(self) -> PartQuerySet[P]:
        """Return the parts that the actor may know of, deleted ones included."""
        rows: PartQuerySet[P] = self.operations.model.objects.visible_to(self.actor)
        return rows.select_related("created_by", *self.fetched)

    def rows(self) -> PartQuerySet[P]:
        """Leave out what was deleted."""
        return self.everything().live()


class PartCollection[P: ClaimPart](PartRows[P], Collection[P]):
    """The list of one kind of part, and its creates."""

    # The domain's draft of this kind.
    draft: ClassVar[Any]

    def make(self, given: Mapping[str, Any]) -> tuple[P, bool]:
        """Add a part."""
        fields = {name: value for name, value in given.items() if name != "id"}
        made: tuple[P, bool] = self.operations.create(
            self.actor, draft=self.draft(**fields), id=given.get("id")
        )
        return made


class PartRemoval[P: ClaimPart](PartRows[P], Removal[P]):
    """One part that can be taken back."""

    def remove(self, id: UUID, version: int) -> P:
        """Delete the part."""
        row: P = self.operations.delete(self.actor, id=id, version=version)
        return row


class PartItem[P: ClaimPart](PartRemoval[P], DeletableItem[P]):
    """One part that can be changed and taken back."""

    def change(self, row: P, version: int, given: Mapping[str, Any]) -> P:
        """Change the part."""
        draft = replace(self.operations.draft_of(row), **given)
        changed: P = self.operations.update(self.actor, id=row.id, version=version, draft=draft)
        return changed


class PartRestoration[P: ClaimPart](PartRows[P], Restoration[P]):
    """Restoring a deleted part."""

    def restore(self, id: UUID, version: int) -> P:
        """Restore the part."""
        row: P = self.operations.restore(self.actor, id=id, version=version)
        return row
