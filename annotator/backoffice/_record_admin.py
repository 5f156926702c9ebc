"""What the pages of sources and entities share."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from annotator.backoffice._tables import TableAdmin
from articles.entities.models import Entity
from articles.foundation.models import CanonicalQuerySet
from articles.foundation.types import Permission
from articles.sources.models import Source


class MergedFilter(admin.SimpleListFilter):
    """Living records, or the tombstones that merges left."""

    title = "state"
    parameter_name = "state"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        """Offer both states."""
        return [("living", "In use"), ("merged", "Merged into another")]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep the chosen state."""
        if self.value() in {"living", "merged"}:
            return queryset.filter(merged_into__isnull=self.value() == "living")
        return queryset


class RecordAdmin(TableAdmin):
    """A list searched by any name, and a form saved through the domain's operation."""

    writing = Permission.MANAGE_SOURCES
    # Django shows the search box only when this is set; `get_search_results` searches every name, and fuzzily.
    search_fields = ("name",)
    ordering = ("name", "id")
    list_per_page = 50
    show_full_result_count = False
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Fetch the names along."""
        return super().get_queryset(request).prefetch_related("names").select_related("merged_into")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Search by any name, the best match first."""
        words = search_term.replace("\x00", "").strip()
        if not words or not isinstance(queryset, CanonicalQuerySet):
            return queryset, False
        return queryset.matching(words), False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A tombstone is not edited: the record that it points to is."""
        return super().has_change_permission(request, obj) and (obj is None or obj.merged_into_id is None)

    @admin.display(description="Also known as")
    def also_known_as(self, record: Source | Entity) -> str:
        """The other names, on one line."""
        return ", ".join(name.name for name in record.names.all() if not name.is_primary)
