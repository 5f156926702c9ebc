"""What the pages of sources and entities share."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q, QuerySet
from django.db.models.expressions import Combinable
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path

from annotator.backoffice._chosen import change_chosen
from annotator.backoffice._chosen_forms import MergeForm
from annotator.backoffice._duplicates import answers, duplicates
from annotator.backoffice._generic import ModelAdmin, ModelForm
from annotator.backoffice._history import history
from annotator.backoffice._link_forms import Rows, another_row
from annotator.backoffice._merging import choose, merge, split
from annotator.backoffice._references import suggest
from annotator.backoffice._registers import Register
from annotator.backoffice._retiring import restore, retire
from annotator.backoffice._tables import TableAdmin, actor_of
from articles.entities.models import Entity
from articles.foundation.types import Permission
from articles.registers.models import CanonicalQuerySet
from articles.sources.models import Source

# In a row of the list.
MOST_NAMES = 3


class MergedFilter(admin.SimpleListFilter):
    """Living records, the tombstones that merges left, or those that were retired."""

    title = "state"
    parameter_name = "state"

    def lookups(
        self, _request: HttpRequest, _model_admin: ModelAdmin[Source | Entity]
    ) -> list[tuple[str, str]]:
        """Offer the states."""
        return [("living", "In use"), ("merged", "Merged into another"), ("retired", "Retired")]

    def queryset(
        self, _request: HttpRequest, queryset: QuerySet[Source | Entity]
    ) -> QuerySet[Source | Entity]:
        """Keep the chosen state."""
        states = {
            "living": Q(merged_into=None, retired=None),
            "merged": Q(merged_into__isnull=False),
            "retired": Q(retired__isnull=False),
        }
        return queryset.filter(states.get(self.value() or "", Q()))


def _has_ended(obj: Source | Entity | None) -> bool:
    """Whether nothing more is said of the record: it was merged into another, or retired."""
    return obj is not None and (obj.merged_into_id is not None or obj.retired is not None)


class RecordList(ChangeList):
    """A list of records, in which a click on the names sorts them as people expect."""

    def get_ordering_field(self, field_name: Callable[..., Any] | str) -> str | Combinable | None:
        """Sort names by what is worked out of them for that."""
        return "sort_name" if field_name == "name" else super().get_ordering_field(field_name)


class RecordAdmin[M: Source | Entity](TableAdmin[M]):
    """A list searched by any name, a form saved by the domain's operation, and pages to merge records."""

    writing = Permission.MANAGE_SOURCES
    register: ClassVar[Register]
    fields: ClassVar[tuple[str, ...]]
    # Django shows the search box only when this is set; `get_search_results` searches every name, fuzzily,
    # and whatever else tells a record.
    search_fields = ("name",)
    ordering = ("sort_name", "id")
    list_per_page = 50
    show_full_result_count = False
    actions: Sequence[str] | None = ("merge_chosen",)
    change_form_template = "admin/register/change_form.html"
    change_list_template = "admin/register/change_list.html"

    def get_urls(self) -> list[URLPattern]:
        """Add the register's own pages."""
        return [*self._pages(), *super().get_urls()]

    def _pages(self) -> list[URLPattern]:
        """Return the pages that both registers have."""
        return [
            self.page("suggest/", suggest, "suggest", self.register.model),
            self.page("duplicates/", duplicates, "duplicates", self.register),
            self.page("duplicates/answers/", answers, "answers", self.register),
            self.page("<uuid:id>/merge/", choose, "merge", self.register),
            self.page("<uuid:id>/merge/<uuid:into>/", merge, "merge_into", self.register),
            self.page("<uuid:id>/split/", split, "split", self.register),
            self.page("<uuid:id>/retire/", retire, "retire", self.register),
            self.page("<uuid:id>/restore/", restore, "restore", self.register),
            self.page("<uuid:id>/whole-history/", history, "whole_history", self.register),
        ]

    def row_pages(self, kinds: Mapping[str, type[Rows]]) -> list[URLPattern]:
        """Return the pages that give the form one more row of each kind."""
        return [
            self.page(f"rows/{prefix}/", another_row, f"another_{prefix}", kind, prefix)
            for prefix, kind in kinds.items()
        ]

    def page(
        self, address: str, view: Callable[..., HttpResponseBase], name: str, *given: object
    ) -> URLPattern:
        """Return the address of a page, behind the admin's own door."""

        def call(request: HttpRequest, **arguments: object) -> HttpResponseBase:
            return view(request, *given, **arguments)

        whole = f"{self.opts.app_label}_{self.opts.model_name}_{name}"
        return path(address, self.admin_site.admin_view(call), name=whole)

    def get_queryset(self, request: HttpRequest) -> QuerySet[M]:
        """Fetch the names along."""
        return super().get_queryset(request).prefetch_related("names").select_related("merged_into")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[M], search_term: str
    ) -> tuple[QuerySet[M], bool]:
        """Search by any name, the best match first; then by identifier, home page and notes."""
        words = search_term.replace("\x00", "").strip()
        if not words or not isinstance(queryset, CanonicalQuerySet):
            return queryset, False
        return queryset.looked_up(words), False

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """A tombstone is not edited: the record that it points to is. Nor is a retired record."""
        return super().has_change_permission(request, obj) and not _has_ended(obj)

    def get_fields(self, request: HttpRequest, obj: M | None = None) -> tuple[str, ...]:
        """Show a tombstone's names and identifiers as text."""
        return self._as_text if _has_ended(obj) else self.fields

    def get_readonly_fields(self, request: HttpRequest, obj: M | None = None) -> tuple[str, ...]:
        """Nothing of a tombstone is changed."""
        return self._as_text if _has_ended(obj) else ()

    @property
    def _as_text(self) -> tuple[str, ...]:
        """What a tombstone shows: it is not edited."""
        told = {"aliases": "every_name", "external_ids": "identifiers"}
        return tuple(told.get(name, name) for name in self.fields if name not in {"entity", "version"})

    def get_form(
        self, request: HttpRequest, obj: M | None = None, change: bool = False, **options: object
    ) -> type[ModelForm[M]]:
        """Tell the form who is acting."""
        form = super().get_form(request, obj, change=change, **options)
        return type(form.__name__, (form,), {"actor": actor_of(request)})

    def save_model(self, request: HttpRequest, obj: M, form: ModelForm[M], change: bool) -> None:
        """The form has written it already, through the register's operation."""

    def log_addition(self, request: HttpRequest, obj: M, message: object) -> Any:
        """Add nothing: the ledger records it, and more completely than Django's own log would."""

    def log_change(self, request: HttpRequest, obj: M, message: object) -> Any:
        """Add nothing: the ledger records it."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Lead to the record's history."""
        return redirect(self.register.address("whole_history", object_id))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, object], *arguments: Any, **options: Any
    ) -> HttpResponse:
        """Give the page the register."""
        return super().render_change_form(
            request, context | {"register": self.register}, *arguments, **options
        )

    def get_changelist(self, request: HttpRequest, **options: object) -> type[RecordList]:
        """Use the list that sorts names."""
        return RecordList

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Give the list the register."""
        return super().changelist_view(request, {"register": self.register, **(extra_context or {})})

    @admin.action(description="Merge into one of them", permissions=["change"])
    def merge_chosen(self, request: HttpRequest, rows: QuerySet[M]) -> HttpResponse:
        """Ask which of the chosen records stays, and merge the others into it."""
        return change_chosen(request, self.register, rows, MergeForm)

    @admin.display(description="Also known as")
    def also_known_as(self, record: Source | Entity) -> str:
        """The other names, on one line; of a long row of them the first ones."""
        names = [str(name) for name in record.names.all() if not name.is_primary]
        more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
        return ", ".join(names[:MOST_NAMES]) + more

    @admin.display(description="Also known as")
    def every_name(self, record: Source | Entity) -> str:
        """All other names, on one line."""
        return ", ".join(str(name) for name in record.names.all() if not name.is_primary)

    @admin.display(description="Identifiers")
    def identifiers(self, record: Source | Entity) -> str:
        """The identifiers, on one line."""
        told = ", ".join(f"{scheme}: {value}" for scheme, value in record.external_ids.items())
        return told or self.get_empty_value_display()
