"""What can be done with all chosen records: grading, tying, merging."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from annotator.accounts.types import Principal
from annotator.backoffice._chosen import ChosenForm
from annotator.backoffice._link_forms import DayField
from annotator.backoffice._rating import GRADES
from annotator.backoffice._references import ReferenceField
from articles.foundation.models import new_id
from articles.sources.models import Source
from articles.sources.operations import rate_sources, tie_sources
from articles.sources.types import RatingDraft, TieDraft, TieKind


class GradeForm(ChosenForm):
    """One grade for all."""

    action = "grade_chosen"
    title = "Grade the chosen {plural}"
    button = "Grade {count} {noun}"
    done = "{changed} of {chosen} sources were graded."

    grade = forms.ChoiceField(choices=GRADES)
    valid_from = forms.DateField(
        label="Valid from",
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Today or earlier. The latest day counts; earlier grades stay in the history.",
    )
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="It stands in the history of each of them.",
    )
    # Of the page as it was first shown: sending it twice grades once.
    once = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)

    def change(self, actor: Principal) -> int:
        """Grade them."""
        given = self.cleaned_data
        draft = RatingDraft(given["grade"], given["valid_from"], given["reason"], actor.name)
        ratings = {row.id: UUID(int=given["once"].int ^ (row.id.int & _LOW)) for row in self.chosen}
        return rate_sources(actor, ratings=ratings, draft=draft)


# The random half of an id: the page's own, mixed with the record's, gives each rating an id of its own.
_LOW = (1 << 62) - 1


class TieForm(ChosenForm):
    """One more tie for all."""

    action = "tie_chosen"
    title = "Tie the chosen {plural} to another"
    button = "Tie {count} {noun}"
    done = "{changed} of {chosen} sources have a new tie."

    kind = forms.ChoiceField(label="Tie", choices=[("", "---------"), *TieKind.choices])
    other = ReferenceField(
        Source,
        label="To which source",
        help_text="The army is part of the ministry: choose the ministry here.",
    )
    start = DayField("From")
    end = DayField("To")
    note = forms.CharField(
        label="Note", required=False, widget=forms.TextInput(attrs={"class": "vTextField"})
    )

    def change(self, actor: Principal) -> int:
        """Tie them."""
        given = self.cleaned_data
        tie = TieDraft(given["kind"], given["other"], given["start"], given["end"], given["note"])
        return tie_sources(actor, versions=self.versions(), tie=tie)


class MergeForm(ChosenForm):
    """Which of them stays."""

    action = "merge_chosen"
    title = "Merge the chosen {plural} into one"
    button = "Merge {count} {noun} into one"
    done = "{changed} of {chosen} records were merged into the other. Each can be split off again."

    into = forms.ChoiceField(
        label="Which one stays",
        help_text="The others become pointers to it. Nothing that names them is rewritten.",
    )

    def __init__(self, data: Any, **options: Any) -> None:
        super().__init__(data, **options)
        field = self.fields["into"]
        field.choices = [("", "---------"), *((str(row.id), str(row)) for row in self.chosen)]  # type: ignore[attr-defined] # it has choices

    def clean(self) -> dict[str, object]:
        """Require two records."""
        given = super().clean() or {}
        if len(self.chosen) < len(("one", "other")):
            self.add_error(None, "Choose two records or more: with one there is nothing to merge.")
        return given

    def change(self, actor: Principal) -> int:
        """Merge them."""
        into = UUID(self.cleaned_data["into"])
        return self.register.operations.merge_all(actor, versions=self.versions(), into=into)
