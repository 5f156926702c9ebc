"""The register of entities."""

from django.contrib import admin

from annotator.backoffice._record_admin import MergedFilter, RecordAdmin
from annotator.backoffice._record_form import RecordForm
from annotator.backoffice._registers import ENTITIES
from articles.entities.models import Entity
from articles.entities.operations import create_entity, update_entity
from articles.entities.types import EntityDraft


class EntityForm(RecordForm[Entity, EntityDraft]):
    """An entity as it is typed."""

    class Meta:
        model = Entity
        fields = ("name", "entity_kind", "description")

    def draft(self) -> EntityDraft:
        """Return the entity as it was typed."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return EntityDraft(**typed | {"aliases": tuple(typed["aliases"])})

    def write(self, draft: EntityDraft) -> None:
        """Add or change the entity."""
        if self.is_new:
            create_entity(self.actor, id=self.instance.id, draft=draft)
        else:
            version = self.cleaned_data["version"] or 0
            update_entity(self.actor, id=self.instance.id, version=version, draft=draft)


@admin.register(Entity)
class EntityAdmin(RecordAdmin[Entity]):
    """Entities: search by any name, filter by kind, add and correct."""

    form = EntityForm
    register = ENTITIES
    list_display = ("name", "entity_kind", "also_known_as", "modified")
    list_filter = ("entity_kind", MergedFilter)
    fields = ("name", "entity_kind", "aliases", "external_ids", "description", "version")
