"""The register of entities."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from annotator.backoffice._generic import ModelAdmin
from annotator.backoffice._record_admin import MergedFilter, RecordAdmin
from annotator.backoffice._record_form import RecordForm
from annotator.backoffice._registers import ENTITIES
from annotator.backoffice._tables import actor_of
from articles.entities.models import Entity
from articles.entities.operations import create_entity, update_entity
from articles.entities.types import EntityDraft
from articles.research.models import mentioned_q


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


class MentionFilter(admin.SimpleListFilter):
    """Whether anything mentions the entity."""

    title = "use"
    parameter_name = "use"

    def lookups(self, _request: HttpRequest, _model_admin: ModelAdmin[Entity]) -> list[tuple[str, str]]:
        """Offer both."""
        return [("used", "Used"), ("unused", "Unused")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Entity]) -> QuerySet[Entity]:
        """Keep the used or the unused ones."""
        chosen, used = self.value(), mentioned_q(actor_of(request))
        if chosen == "used":
            return queryset.filter(used)
        return queryset.exclude(used) if chosen == "unused" else queryset


@admin.register(Entity)
class EntityAdmin(RecordAdmin[Entity]):
    """Entities: search by any name, filter by kind, add and correct."""

    form = EntityForm
    register = ENTITIES
    list_display = ("name", "entity_kind", "also_known_as", "modified")
    list_filter = (MergedFilter, MentionFilter, "entity_kind")
    fields = ("name", "entity_kind", "aliases", "external_ids", "description", "version")
