"""The page on which somebody grades a source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from annotator.accounts.types import Principal
from annotator.backoffice._pages import found, page
from annotator.backoffice._registers import SOURCES
from annotator.backoffice._tables import actor_of
from articles.foundation.errors import DomainError, Problem
from articles.foundation.models import new_id
from articles.foundation.operations import require
from articles.foundation.types import Permission
from articles.sources.models import Rating, source_group
from articles.sources.operations import rate_source
from articles.sources.rules import rating_on
from articles.sources.types import Grade, RatingDraft

GRADES = [("", "---------"), *((grade.value, f"{grade.value}: {grade.label}") for grade in Grade)]


class Grades(TypedDict):
    """The grades of a source, the latest first, and the one in force."""

    ratings: Sequence[Rating]
    in_force: Rating | None


class RatingForm(forms.Form):
    """A grade, from which day on, and why."""

    grade = forms.ChoiceField(choices=GRADES, widget=forms.Select(attrs={"autofocus": True}))
    valid_from = forms.DateField(
        label="Valid from",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Today or earlier. The latest day counts; earlier grades stay in the history.",
    )
    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}))
    # Of the form as it was first shown: sending it twice makes one grade.
    id = forms.UUIDField(widget=forms.HiddenInput)

    def accept(self, refusal: DomainError) -> None:
        """Put the domain's errors beside their fields."""
        for problem in refusal.problems or [Problem("", refusal.message)]:
            self.add_error(problem.field if problem.field in self.fields else None, problem.message)


@require_http_methods(["GET", "POST"])
def rate(request: HttpRequest, id: UUID) -> HttpResponse:
    """Show the source's grades and the form for one more; add it."""
    actor = actor_of(request)
    require(actor, Permission.MANAGE_SOURCES)
    row = found(SOURCES, id)
    form = RatingForm(request.POST or None, initial={"valid_from": timezone.localdate(), "id": new_id()})
    if form.is_valid() and _rated(actor, id, form):
        messages.success(request, f"“{row.name}” has the grade {form.cleaned_data['grade']}.")
        return redirect(SOURCES.address("change", id))
    return page(
        request,
        SOURCES,
        "rate",
        title=f"Grade {row}",
        row=row,
        form=form,
        rater=actor.name,
        **ratings_of(id),
    )


def _rated(actor: Principal, source_id: UUID, form: RatingForm) -> bool:
    """Add the grade, in the administrator's name; tell whether the domain took it."""
    given = form.cleaned_data
    draft = RatingDraft(given["grade"], given["valid_from"], given["reason"], actor.name)
    try:
        rate_source(actor, source_id=source_id, draft=draft, id=given["id"])
    except DomainError as refusal:
        form.accept(refusal)
        return False
    return True


def ratings_of(id: UUID) -> Grades:
    """Return the grades of a source and of what was merged with it, and the one in force, for a template."""
    ratings = source_group(id).ratings
    return {"ratings": ratings[::-1], "in_force": rating_on(ratings, timezone.localdate())}
