"""A field in which another record is named by typing: by a name of it, or by its id in square brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from uuid import UUID

from django import forms
from django.forms.renderers import BaseRenderer
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from articles.entities.models import Entity
from articles.foundation.models import shown
from articles.registers.models import fold, one_name
from articles.sources.models import Source

MOST_SUGGESTIONS = 10
_ID = re.compile(r"(?:.*\[)?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\]?", re.DOTALL)

type Register = type[Source | Entity]


def records_named(register: Register, names: Iterable[str]) -> dict[str, set[UUID]]:
    """Return, for each of the names, the standing records that have it, however it is composed and spaced: as
    shown name, else as any name.
    """
    wanted = {name.strip() for name in names}
    found: dict[str, set[UUID]] = {one_name(name): set() for name in wanted}
    shown: dict[str, set[UUID]] = {one_name(name): set() for name in wanted}
    # Found by their searched forms, which have an index; told apart by what can be seen of them.
    rows = register.objects.filter(names__folded__in={fold(name) for name in wanted}).order_by()
    for name, is_primary, canonical, owner in rows.values_list(
        "names__name", "names__is_primary", "canonical", "pk"
    ):
        if (key := one_name(name)) in found:
            found[key].add(canonical)
            if is_primary and owner == canonical:
                shown[key].add(canonical)
    return {name: shown[one_name(name)] or found[one_name(name)] for name in wanted}


def shown_as(register: Register, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return how each record is written in such a field: by its name, with its id where that is needed to
    find it.
    """
    names = dict(register._default_manager.filter(pk__in=list(ids)).values_list("pk", "name"))
    named = records_named(register, names.values())
    return {id: name if named[name.strip()] == {id} else f"{name} [{id}]" for id, name in names.items()}


class ReferenceInput(forms.TextInput):
    """A text field that suggests records while somebody types; without scripts it takes a name as well."""

    template_name = "admin/register/reference.html"

    def __init__(self, register: Register, attrs: dict[str, object] | None = None) -> None:
        super().__init__({"autocomplete": "off", "class": "vTextField reference", **(attrs or {})})
        self.register = register

    def render(
        self,
        name: str,
        value: object,
        attrs: dict[str, object] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        """Use the project's own templates, which Django's renderer of forms doesn't look into."""
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def get_context(self, name: str, value: object, attrs: dict[str, object] | None) -> dict[str, object]:
        """Say where suggestions come from, and where they are put."""
        context = super().get_context(name, value, attrs)
        labels = self.register._meta
        address = reverse(f"admin:{labels.app_label}_{labels.model_name}_suggest")
        context["suggestions"] = {"address": f"{address}?field={name}", "list": f"{name}-suggestions"}
        return context


class ReferenceField(forms.Field):
    """Turns what somebody typed into the id of the record that it names."""

    def __init__(self, register: Register, *, label: str, required: bool = True, help_text: str = "") -> None:
        super().__init__(label=label, required=required, help_text=help_text, widget=ReferenceInput(register))
        self.register = register

    def prepare_value(self, value: object) -> object:
        """Show a record by its name; leave what somebody typed as it is."""
        return shown_as(self.register, [value]).get(value, "") if isinstance(value, UUID) else value

    def to_python(self, value: object) -> UUID | None:
        """Find the record. Raises `ValidationError`, with a remedy."""
        typed = str(value or "").strip()
        if not typed:
            return None
        noun = self.register._meta.verbose_name
        if by_id := _ID.fullmatch(typed):
            if self.register._default_manager.filter(pk=by_id[1]).exists():
                return UUID(by_id[1])
            raise forms.ValidationError(f"There is no {noun} with the id {by_id[1]}.")
        found = records_named(self.register, [typed])[typed]
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise forms.ValidationError(
                f"{len(found)} records are named “{typed}”. Type it again and choose one of the suggestions."
            )
        raise forms.ValidationError(
            f"There is no {noun} named “{typed}”. Choose one of the suggestions, or add it first."
        )


def suggest(request: HttpRequest, register: Register) -> HttpResponse:
    """Answer with options for what was typed so far into the field that `field` names."""
    typed = request.GET.get(request.GET.get("field", ""), "").replace("\x00", "").strip()
    # With the id behind it, it was chosen already.
    rows = [] if not typed or _ID.fullmatch(typed) else _alike(register, typed)
    shown = shown_as(register, [row.id for row in rows])
    options = [(shown[row.id], _told(row)) for row in rows]
    return render(request, "admin/register/_suggestions.html", {"options": options})


def _alike(register: Register, typed: str) -> list[Source | Entity]:
    """Return the standing records with a name like this, the best first."""
    return list(register.objects.surviving().matching(typed).with_names()[:MOST_SUGGESTIONS])


def _told(row: Source | Entity) -> str:
    """Say what a record is, beside its name."""
    kind = row.get_source_kind_display() if isinstance(row, Source) else row.get_entity_kind_display()
    aliases = [shown(alias.name) for alias in row.aliases[:3]]
    return ", ".join([str(kind), *aliases])
