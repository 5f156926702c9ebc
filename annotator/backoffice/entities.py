"""The register of entities."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from annotator.backoffice._record_admin import MergedFilter, RecordAdmin
from annotator.backoffice._record_form import RecordForm
from annotator.backoffice._tables import actor_of
from articles.entities.models import Entity
from articles.entities.operations import create_entity, update_entity
from articles.entities.rules import entity_problems
from articles.entities.types import EntityDraft
from articles.foundation.errors import Problem


class EntityForm(RecordForm[EntityDraft]):
    """An entity as it is typed."""

    class Meta:
        model = Entity
        fields = ("name", "entity_kind", "description")

    def draft(self) -> EntityDraft:
        """Return the entity as it was typed."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return EntityDraft(**typed | {"aliases": tuple(typed["aliases"])})

    def problems(self, draft: EntityDraft) -> list[Problem]:
        """Return what the room of entities finds wrong."""
        return entity_problems(draft)


@admin.register(Entity)
class EntityAdmin(RecordAdmin):
    """Entities: search by any name, filter by kind, add and correct."""

    form = EntityForm
    list_display = ("name", "entity_kind", "also_known_as", "modified")
    list_filter = ("entity_kind", MergedFilter)
    fields = ("name", "entity_kind", "aliases", "external_ids", "description", "version")

    def save_model(self, request: HttpRequest, obj: Entity, form: Any, change: bool) -> None:
        """Write through the room's operation, which also writes to the ledger."""
        actor, draft = actor_of(request), form.draft()
        if change:
            update_entity(actor, id=obj.id, version=form.cleaned_data["version"], draft=draft)
        else:
            create_entity(actor, id=obj.id, draft=draft)
