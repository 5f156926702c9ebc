"""The register of sources."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import URLPattern
from django.utils.formats import date_format
from django.utils.html import format_html

from annotator.backoffice import _batches, _lists
from annotator.backoffice._bulk import change_many
from annotator.backoffice._chosen import change_chosen
from annotator.backoffice._chosen_forms import GradeForm, TieForm
from annotator.backoffice._link_forms import SOURCE_ROWS
from annotator.backoffice._rating import rate, ratings_of
from annotator.backoffice._record_admin import MergedFilter, RecordAdmin
from annotator.backoffice._registers import SOURCES
from annotator.backoffice._source_form import SourceForm
from annotator.backoffice._source_list import GradeFilter, ListedSource, SourceList, UseFilter, sortable
from annotator.backoffice._tables import NamedValuesFilter, actor_of
from articles.sources.models import Source, SourceQuerySet, source_group
from articles.sources.types import ListFormat


@admin.register(Source)
class SourceAdmin(RecordAdmin[Source]):
    """Sources: search by any name, filter, add, correct, grade, merge; import and export lists."""

    form = SourceForm
    register = SOURCES
    list_display = (
        "name",
        "source_kind",
        "grade_today",
        "claims",
        "last_use",
        "country",
        "also_known_as",
    )
    list_filter = (MergedFilter, GradeFilter, UseFilter, "source_kind", ("country", NamedValuesFilter))
    actions = ("change_many", "grade_chosen", "tie_chosen", "merge_chosen")
    fields = (
        "name",
        "source_kind",
        "aliases",
        "country",
        "home_page",
        "external_ids",
        "entity",
        "description",
        "version",
    )

    def _pages(self) -> list[URLPattern]:
        """Add grading, rows, and lists."""
        exports = [
            self.page(f"export/{format.value}/", self._export, f"export_{format.value}", format)
            for format in ListFormat
        ]
        return [
            *super()._pages(),
            *exports,
            *self.row_pages(SOURCE_ROWS),
            self.page("import/", _lists.upload, "import"),
            self.page("import/confirm/", _lists.confirm, "import_confirm"),
            self.page("batches/", _batches.batches, "batches"),
            self.page("batches/<uuid:id>/", _batches.batch, "batch"),
            self.page("batches/<uuid:id>/refused/", _batches.refused, "batch_refused"),
            self.page("<uuid:id>/rate/", rate, "rate"),
        ]

    def get_changelist(self, request: HttpRequest, **options: object) -> type[SourceList]:
        """Use the list with grades and uses."""
        return SourceList

    def render_change_form(
        self, request: HttpRequest, context: dict[str, object], *arguments: Any, **options: Any
    ) -> HttpResponse:
        """Show the grades below the form, and a tombstone's roles and ties."""
        if isinstance(obj := context.get("original"), Source):
            group = source_group(obj.id)
            own = next(row for row in group.rows if row.id == obj.id)
            context |= {**ratings_of(obj.id), "held": own, "group": group}
        return super().render_change_form(request, context, *arguments, **options)

    @admin.action(description="Change kind or country", permissions=["change"])
    def change_many(self, request: HttpRequest, rows: QuerySet[Source]) -> HttpResponse:
        """Ask what to change, and change it."""
        return change_many(request, rows)

    @admin.action(description="Grade", permissions=["change"])
    def grade_chosen(self, request: HttpRequest, rows: QuerySet[Source]) -> HttpResponse:
        """Ask for a grade, and give it to all chosen sources."""
        return change_chosen(request, SOURCES, rows, GradeForm)

    @admin.action(description="Tie to another source", permissions=["change"])
    def tie_chosen(self, request: HttpRequest, rows: QuerySet[Source]) -> HttpResponse:
        """Ask for a tie, and give it to all chosen sources."""
        return change_chosen(request, SOURCES, rows, TieForm)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        """Work out what the list is sorted by only if somebody sorts it."""
        rows = super().get_queryset(request)
        return sortable(rows, actor_of(request)) if request.GET.get("o") else rows

    @admin.display(description="Grade", ordering="sorted_grade")
    def grade_today(self, source: ListedSource) -> str:
        """The grade in force."""
        rating = source.rating_today
        if rating is None:
            return self.get_empty_value_display()
        return format_html(
            '<abbr class="grade grade--{}" title="{}, from {}">{}</abbr>',
            rating.grade,
            rating.get_grade_display(),
            rating.valid_from,
            rating.grade,
        )

    @admin.display(description="Claims", ordering="used_claims")
    def claims(self, source: ListedSource) -> str:
        """How many claims have it at a hop."""
        return f"{source.use.claims:,}"

    @admin.display(description="Last use", ordering="used_last")
    def last_use(self, source: ListedSource) -> str:
        """The date of the latest article that names it."""
        return date_format(source.use.last, "j M Y") if source.use.last else self.get_empty_value_display()

    def _export(self, request: HttpRequest, format: ListFormat) -> StreamingHttpResponse:
        """Export what the list's filters show; tombstones only if they are asked for."""
        rows: SourceQuerySet = self.get_changelist_instance(request).queryset
        if "state" not in request.GET:
            rows = rows.surviving()
        return _lists.export(request, rows, format)
