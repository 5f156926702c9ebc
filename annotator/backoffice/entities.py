"""The register of entities."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern

from annotator.backoffice._entity_ties import told_ties
from annotator.backoffice._generic import ModelAdmin
from annotator.backoffice._link_forms import ENTITY_ROWS, rows_of
from annotator.backoffice._record_admin import MergedFilter, RecordAdmin
from annotator.backoffice._record_form import RecordForm
from annotator.backoffice._registers import ENTITIES
from annotator.backoffice._tables import actor_of
from articles.entities.models import Entity, entity_group
from articles.entities.operations import create_entity, draft_of, update_entity
from articles.entities.types import EntityDraft, EntityKind
from articles.foundation.errors import Problem
from articles.research.models import mentioned_q
from articles.schema.rules import columns_of

DATE_HELP = "A day (2024-06-19), a month (2024-06) or a year; with ? or ~ behind it where it isn’t sure."


class EntityForm(RecordForm[Entity, EntityDraft]):
    """An entity as it is typed."""

    class Meta:
        model = Entity
        fields = tuple(field.name for field in columns_of(EntityDraft))
        labels = {"start_date": "Began", "end_date": "Ended"}
        help_texts = {"start_date": DATE_HELP, "end_date": DATE_HELP}

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        data = self.data if self.is_bound else None
        self._held = EntityDraft("", EntityKind.OTHER.value) if self.is_new else draft_of(self.instance)
        self.ties = rows_of(ENTITY_ROWS["ties"], "ties", data, self._held.ties)

    def clean(self) -> dict[str, object]:
        """Read the ties too; with trouble in one of them nothing is written."""
        cleaned = super().clean() or {}
        if self.ties.is_bound and not self.ties.is_valid():
            self.add_error(None, "A tie below can’t be read. Correct it.")
        return cleaned

    def draft(self) -> EntityDraft:
        """Return the entity as it was typed."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        # What the page didn't send stays as it is.
        ties = [row.draft() for row in self.ties.counting] if self.ties.is_bound else self._held.ties
        return EntityDraft(**typed | {"aliases": tuple(typed["aliases"]), "ties": tuple(ties)})

    def write(self, draft: EntityDraft) -> None:
        """Add or change the entity."""
        if self.is_new:
            create_entity(self.actor, id=self.instance.id, draft=draft)
        else:
            version = self.cleaned_data["version"] or 0
            update_entity(self.actor, id=self.instance.id, version=version, draft=draft)

    def accept(self, problem: Problem) -> None:
        """Put a problem beside its field, or its row's."""
        if self.ties.accept(problem):
            self.add_error(None, "A tie below can’t be right. Correct it.")
        else:
            super().accept(problem)


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
    """Entities: search by any name, filter by kind, add, correct, tie to each other."""

    form = EntityForm
    register = ENTITIES
    list_display = ("name", "entity_kind", "also_known_as", "modified")
    list_filter = (MergedFilter, MentionFilter, "entity_kind")
    fields = (
        "name",
        "entity_kind",
        "aliases",
        "external_ids",
        "start_date",
        "end_date",
        "description",
        "version",
    )

    def _pages(self) -> list[URLPattern]:
        """Add rows."""
        return [*super()._pages(), *self.row_pages(ENTITY_ROWS)]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, object], *arguments: Any, **options: Any
    ) -> HttpResponse:
        """Show below the form what the entity is tied to, from both ends."""
        if isinstance(obj := context.get("original"), Entity):
            context |= {"told_ties": told_ties(entity_group(obj.id))}
        return super().render_change_form(request, context, *arguments, **options)
