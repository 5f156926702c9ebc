"""Changing kind or country of the sources chosen in the list, all of them or none."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from annotator.backoffice._pages import page, told, version_in
from annotator.backoffice._registers import SOURCES
from annotator.backoffice._tables import actor_of
from articles.registers.operations import MOST_AT_ONCE
from articles.sources.errors import SourcesRefused
from articles.sources.models import Source
from articles.sources.operations import change_sources
from articles.sources.rules import source_problems
from articles.sources.types import SourceDraft, SourceKind

KEEP, SET, EMPTY = "keep", "set", "empty"


class BulkForm(forms.Form):
    """The new values for every chosen source."""

    source_kind = forms.ChoiceField(
        label="Kind", required=False, choices=[("", "Leave as it is"), *SourceKind.choices]
    )
    country_is = forms.ChoiceField(
        label="Country",
        choices=[(KEEP, "Leave as it is"), (SET, "Set it to the code below"), (EMPTY, "Empty it")],
    )
    country = forms.CharField(
        label="Country code",
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Two capital letters (ISO 3166), such as KR.",
    )

    def clean(self) -> dict[str, object]:
        """Require a change, and a code if one was announced."""
        given = super().clean() or {}
        if given.get("country") and given.get("country_is") == KEEP:
            self.add_error("country_is", "There is a code below. Choose “Set it”, or empty the code.")
        elif given.get("country_is") == SET and not given.get("country"):
            self.add_error("country", "Type the code, or make another choice above.")
        elif given.get("country_is") == SET and (message := _country_trouble(given["country"])):
            self.add_error("country", message)
        elif not self.errors and not given.get("source_kind") and given.get("country_is") == KEEP:
            self.add_error(None, "There is nothing to change. Choose a kind or a country.")
        return given

    def versions(self, chosen: list[Source]) -> dict[UUID, int]:
        """Return the version of each source that the page showed."""
        return {row.id: version_in(self.data.get(f"version-{row.id}", "")) for row in chosen}

    def wanted(self) -> dict[str, str | None]:
        """Return the new values for every source; None leaves a field."""
        country = {KEEP: None, EMPTY: "", SET: self.cleaned_data["country"]}
        return {
            "source_kind": self.cleaned_data["source_kind"] or None,
            "country": country[self.cleaned_data["country_is"]],
        }


def _country_trouble(country: str) -> str:
    """Return what the register finds wrong with the code: it would refuse every source."""
    found = source_problems(SourceDraft("any", SourceKind.MILITARY, country=country))
    return found[0].message if found else ""


def change_many(request: HttpRequest, rows: QuerySet[Source]) -> HttpResponse:
    """Show the chosen sources and the form. When it is sent, change them, or say for each why that isn't
    possible.
    """
    chosen = list(rows.order_by("sort_name", "id")[: MOST_AT_ONCE + 1])
    if len(chosen) > MOST_AT_ONCE:
        messages.error(request, f"At most {MOST_AT_ONCE} sources can be changed at once. Choose fewer.")
        return redirect(request.get_full_path())
    form = BulkForm(request.POST if "country_is" in request.POST else None, initial={"country_is": KEEP})
    refused: dict[UUID, str] = {}
    if form.is_valid():
        try:
            changed = change_sources(actor_of(request), versions=form.versions(chosen), **form.wanted())
        except SourcesRefused as refusal:
            refused = {id: told(trouble) for id, trouble in refusal.refused.items()}
            form.add_error(None, refusal.message)
        else:
            kept = len(chosen) - changed
            also = f" {kept} needed no change." if kept else ""
            messages.success(request, f"{changed} of {len(chosen)} sources were changed.{also}")
            return redirect(request.get_full_path())
    return page(
        request,
        SOURCES,
        "bulk",
        title="Change the chosen sources",
        form=form,
        rows=[(row, refused.get(row.id, "")) for row in chosen],
        refused=len(refused),
        checkbox=ACTION_CHECKBOX_NAME,
        status=200,
    )
