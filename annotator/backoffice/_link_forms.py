"""The rows of a record's form: a source's roles and ties, and an entity's ties."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from annotator.backoffice._generic import BaseFormSet
from annotator.backoffice._references import ReferenceField, shown_as
from articles.entities.models import Entity
from articles.entities.types import EntityTieDraft, EntityTieKind
from articles.foundation.errors import Problem
from articles.sources.models import Source
from articles.sources.types import RoleDraft, TieDraft, TieKind

# Empty rows at the end, for those whose browser runs no scripts; more come with the button, or by saving.
SPARE = 1
MOST_ROWS = 250


class DayField(forms.DateField):
    """A day, which may be left open."""

    def __init__(self, label: str) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(label=label, required=False, widget=widget)


class LinkForm(forms.Form):
    """A row with the days from and to which it holds; an empty row is none."""

    @abstractmethod
    def draft(self) -> RoleDraft | TieDraft | EntityTieDraft:
        """Return the row as it was typed."""

    @property
    def counts(self) -> bool:
        """Whether the row is filled in and not marked for deletion."""
        given = getattr(self, "cleaned_data", {})
        return any(value for name, value in given.items() if name != "DELETE") and not given.get("DELETE")


class RoleForm(LinkForm):
    """A post at an organization."""

    title = forms.CharField(label="Title", strip=True, widget=forms.TextInput(attrs={"class": "vTextField"}))
    organization = ReferenceField(Source, label="Organisation")
    start = DayField("From")
    end = DayField("To")

    def draft(self) -> RoleDraft:
        """Return the role."""
        given = self.cleaned_data
        return RoleDraft(given["organization"], given["title"], given["start"], given["end"])


class TieForm(LinkForm):
    """A tie of the source to another."""

    kind = forms.ChoiceField(label="Tie", choices=[("", "---------"), *TieKind.choices])
    other = ReferenceField(Source, label="Source")
    start = DayField("From")
    end = DayField("To")
    note = forms.CharField(
        label="Note", required=False, widget=forms.TextInput(attrs={"class": "vTextField"})
    )

    def draft(self) -> TieDraft:
        """Return the tie."""
        given = self.cleaned_data
        return TieDraft(given["kind"], given["other"], given["start"], given["end"], given["note"])


class TextField(forms.CharField):
    """A line that may be left empty."""

    def __init__(self, label: str) -> None:
        widget = forms.TextInput(attrs={"class": "vTextField"})
        super().__init__(label=label, required=False, widget=widget)


class EntityTieForm(LinkForm):
    """A tie of the entity to another."""

    kind = forms.ChoiceField(label="Tie", choices=[("", "---------"), *EntityTieKind.choices])
    other = ReferenceField(Entity, label="Entity")
    words = TextField("In words")
    since = TextField("From")
    until = TextField("To")
    note = TextField("Note")

    def draft(self) -> EntityTieDraft:
        """Return the tie."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "DELETE"}
        return EntityTieDraft(**given)


class Rows(BaseFormSet[LinkForm]):
    """The rows of one kind, and where problems of the domain belong among them."""

    def initial_form_count(self) -> int:
        """Take no row that was sent for one that must be there: an emptied row is one taken away."""
        return 0 if self.is_bound else super().initial_form_count()

    def add_fields(self, form: LinkForm, index: int | None) -> None:
        """Label the checkbox by what it does."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Remove"

    @property
    def counting(self) -> list[LinkForm]:
        """The rows that are filled in and not marked for deletion, in their order."""
        return [form for form in self.forms if form.counts]

    def accept(self, problem: Problem) -> bool:
        """Put a problem beside its row's field; tell whether it belongs to these rows."""
        prefix, *place = problem.field.split(".")
        if prefix != self.prefix:
            return False
        if not place:
            self._non_form_errors.append(problem.message)  # type: ignore[attr-defined]
            return True
        form = self.counting[int(place[0])]
        field = place[1] if len(place) > 1 and place[1] in form.fields else None
        form.add_error(field, problem.message)
        return True


def _rows_of(form: type[LinkForm]) -> type[Rows]:
    """Return the class of a form's rows."""
    made = forms.formset_factory(
        form, formset=Rows, extra=SPARE, can_delete=True, max_num=MOST_ROWS, absolute_max=MOST_ROWS
    )
    return cast("type[Rows]", made)


# By register, the kinds of rows, each under the name of the draft's field.
SOURCE_ROWS = {"roles": _rows_of(RoleForm), "ties": _rows_of(TieForm)}
ENTITY_ROWS = {"ties": _rows_of(EntityTieForm)}


def rows_of(kind: type[Rows], prefix: str, data: Mapping[str, object] | None, held: Sequence[object]) -> Rows:
    """Return the rows of this kind, filled with what was sent, or else from what the record holds.

    What a form doesn't send at all stays as it is: then the rows are not bound.
    """
    if data is not None and f"{prefix}-TOTAL_FORMS" in data:
        return kind(data, prefix=prefix)
    fields = kind.form.base_fields
    ((reference, register),) = (
        (name, field.register) for name, field in fields.items() if isinstance(field, ReferenceField)
    )
    names = shown_as(register, [getattr(one, reference) for one in held])
    initial = [{name: getattr(one, name) for name in fields} for one in held]
    for row in initial:
        row[reference] = names.get(row[reference], "")
    return kind(prefix=prefix, initial=initial)


def another_row(request: HttpRequest, kind: type[Rows], prefix: str) -> HttpResponse:
    """Answer with one more empty row, and with the count of rows that the form sends."""
    given = request.GET.get(f"{prefix}-TOTAL_FORMS", "")
    index = min(int(given), MOST_ROWS - 1) if given.isdecimal() and len(given) < len("1000") else 0
    rows = kind(prefix=prefix)
    form = rows.empty_form
    form.prefix = f"{prefix}-{index}"
    next(iter(form.fields.values())).widget.attrs["autofocus"] = True
    context = {"form": form, "rows": rows, "prefix": prefix, "total": index + 1}
    return render(request, "admin/register/_another_row.html", context)
