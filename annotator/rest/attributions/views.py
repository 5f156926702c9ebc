"""Attributions: whose claim it is, through whom, in which words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from annotator.rest.attributions.drafts import changed
from annotator.rest.attributions.filters import AttributionFilters
from annotator.rest.attributions.serializers import AttributionChange, AttributionCreate, AttributionOutput
from annotator.rest.resources import Collection, DeletableItem, Resource, Restoration
from articles.claims.models import Attribution, AttributionQuerySet
from articles.claims.operations import (
    create_attribution,
    delete_attribution,
    draft_of_attribution,
    restore_attribution,
    update_attribution,
)
from articles.claims.types import AttributionDraft
from articles.exports.rules import attribution_shape
from articles.foundation.types import Permission


class AttributionRows(Resource[Attribution]):
    """Where attributions are found, and how they are shown."""

    noun, plural = "attribution", "attributions"
    writes = Permission.ANNOTATE
    output = AttributionOutput
    shape = staticmethod(attribution_shape)

    def everything(self) -> AttributionQuerySet:
        """Return the attributions that the actor may know of, deleted ones included."""
        return Attribution.objects.visible_to(self.actor).with_chain(self.actor).select_related("created_by")

    def rows(self) -> AttributionQuerySet:
        """Leave out what was deleted, and what lost the words that it attributes."""
        return self.everything().standing()


class Attributions(AttributionRows, Collection[Attribution]):
    """All attributions."""

    filters = AttributionFilters
    create_shape = AttributionCreate()

    def make(self, given: Mapping[str, Any]) -> tuple[Attribution, bool]:
        """Create an attribution."""
        draft = changed(AttributionDraft(given["content"], ()), given)
        return create_attribution(self.actor, draft=draft, id=given.get("id"))


class AttributionItem(AttributionRows, DeletableItem[Attribution]):
    """One attribution."""

    change_shape = AttributionChange()

    def change(self, row: Attribution, version: int, given: Mapping[str, Any]) -> Attribution:
        """Change an attribution."""
        draft = changed(draft_of_attribution(row), given)
        return update_attribution(self.actor, id=row.id, version=version, draft=draft)

    def remove(self, id: UUID, version: int) -> Attribution:
        """Delete an attribution."""
        return delete_attribution(self.actor, id=id, version=version)


class AttributionRestoration(AttributionRows, Restoration[Attribution]):
    """Restoring a deleted attribution."""

    def restore(self, id: UUID, version: int) -> Attribution:
        """Restore an attribution."""
        return restore_attribution(self.actor, id=id, version=version)
