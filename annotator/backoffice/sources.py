"""The register of sources."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.http import HttpRequest

from annotator.backoffice._record_admin import MergedFilter, RecordAdmin
from annotator.backoffice._record_form import RecordForm
from annotator.backoffice._tables import NamedValuesFilter, actor_of
from articles.foundation.errors import Problem
from articles.sources.models import Source
from articles.sources.operations import create_source, draft_of, update_source
from articles.sources.rules import source_problems
from articles.sources.types import SourceDraft


class SourceForm(RecordForm[SourceDraft]):
    """A source as it is typed."""

    # With room for a country's name, so that the rule can answer it; a shorter box would cut it to two letters.
    country = forms.CharField(
        required=False,
        widget=AdminTextInputWidget,
        help_text="Two capital letters (ISO 3166), such as KR for South Korea or KP for North Korea.",
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if not self.is_new:
            self._old = draft_of(self.instance)

    class Meta:
        model = Source
        fields = ("name", "source_kind", "country", "home_page", "description")

    def draft(self) -> SourceDraft:
        """Return the source as it was typed."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        # What the page doesn't show stays as it is.
        kept = {} if self.is_new else {"roles": self._old.roles, "ties": self._old.ties}
        return SourceDraft(**typed | {"aliases": tuple(typed["aliases"])} | kept)

    def problems(self, draft: SourceDraft) -> list[Problem]:
        """Return what the register finds wrong."""
        return source_problems(draft)


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    """Sources: search by any name, filter by kind and country, add and correct."""

    form = SourceForm
    list_display = ("name", "source_kind", "country", "also_known_as", "modified")
    list_filter = ("source_kind", MergedFilter, ("country", NamedValuesFilter))
    fields = (
        "name",
        "source_kind",
        "aliases",
        "country",
        "home_page",
        "external_ids",
        "description",
        "version",
    )

    def save_model(self, request: HttpRequest, obj: Source, form: Any, change: bool) -> None:
        """Write through the register's operation, which also writes to the ledger."""
        actor, draft = actor_of(request), form.draft()
        if change:
            update_source(actor, id=obj.id, version=form.cleaned_data["version"], draft=draft)
        else:
            create_source(actor, id=obj.id, draft=draft)
