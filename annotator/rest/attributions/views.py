"""Attributions: whose claim it is, through whom, in which words."""

from __future__ import annotations

from uuid import UUID

from annotator.rest.attributions.filters import AttributionFilters
from annotator.rest.attributions.serializers import AttributionChange, AttributionCreate, AttributionOutput
from annotator.rest.resources import Collection, DeletableItem, Resource, Restoration
from annotator.rest.sent import Sent
from articles.claims.models import Attribution, AttributionQuerySet
from articles.claims.operations import (
    create_attribution,
    delete_attribution,
    draft_of_attribution,
    restore_attribution,
    update_attribution,
)
from articles.claims.types import AttributionDraft
from articles.foundation.types import Permission
from articles.shapes.models import attribution_documents
from articles.shapes.rules import attribution_shape


class AttributionRows(Resource[Attribution]):
    """Where attributions are found, and how they are shown."""

    noun, plural = "attribution", "attributions"
    writes = Permission.ANNOTATE
    output = AttributionOutput
    shape = staticmethod(attribution_shape)

    def everything(self) -> AttributionQuerySet:
        """Return the attributions that the actor may know of, deleted ones included."""
        return (
            Attribution.objects.visible_to(self.actor)
            .with_chain(self.actor)
            .select_related("created_by", "modified_by")
        )

    def rows(self) -> AttributionQuerySet:
        """Leave out what was deleted, and attributions whose words were deleted."""
        return self.everything().standing()


class Attributions(AttributionRows, Collection[Attribution, Sent[AttributionDraft]]):
    """All attributions."""

    filters = AttributionFilters
    create_shape = AttributionCreate()
    documents = staticmethod(attribution_documents)

    def make(self, sent: Sent[AttributionDraft]) -> tuple[Attribution, bool]:
        """Create an attribution."""
        return create_attribution(self.actor, draft=sent.new(), id=sent.id)


class AttributionItem(AttributionRows, DeletableItem[Attribution, Sent[AttributionDraft]]):
    """One attribution."""

    change_shape = AttributionChange()

    def change(self, row: Attribution, version: int, sent: Sent[AttributionDraft]) -> Attribution:
        """Change an attribution."""
        draft = sent.on(draft_of_attribution(row))
        return update_attribution(self.actor, id=row.id, version=version, draft=draft)

    def remove(self, id: UUID, version: int) -> Attribution:
        """Delete an attribution."""
        return delete_attribution(self.actor, id=id, version=version)


class AttributionRestoration(AttributionRows, Restoration[Attribution]):
    """Restoring a deleted attribution."""

    def restore(self, id: UUID, version: int) -> Attribution:
        """Restore an attribution."""
        return restore_attribution(self.actor, id=id, version=version)
