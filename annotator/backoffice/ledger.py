"""The ledger, to be read by people: nobody changes it, but what it tells can be taken back."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from annotator.accounts.models import ApiKey, User
from annotator.backoffice._history import PAGE_SIZE, place_in, shown_changes
from annotator.backoffice._tables import TableAdmin, actor_of
from articles.foundation.errors import DomainError
from articles.foundation.types import Permission
from articles.history.models import LedgerSearch, ledger_page
from articles.history.operations import revert_entry
from articles.history.rules import done_words, noun_words
from articles.ledger.models import Entry

# Nothing can have happened before or after these.
_FIRST_DAY, _LAST_DAY = date(1970, 1, 2), date(2200, 1, 1)
LIST = "admin:articles_ledger_entry_changelist"


class LedgerForm(forms.Form):
    """What somebody looks for."""

    q = forms.CharField(
        label="Name or id",
        required=False,
        max_length=300,
        strip=True,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    who = forms.TypedChoiceField(label="By", required=False, coerce=UUID, empty_value=None)
    of = forms.ChoiceField(label="Of", required=False)
    done = forms.ChoiceField(label="What", required=False)
    start = forms.DateField(label="From", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    end = forms.DateField(label="To", required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        verbs = [verb.partition(".") for verb in Entry.objects.verbs()]
        choices = {
            "who": [("", "Anybody"), *_people()],
            "of": [("", "Everything"), *_sorted({noun: noun_words(noun) for noun, _, _ in verbs})],
            "done": [("", "Anything"), *_sorted({done: done_words(done) for _, _, done in verbs})],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined] # they are fields of choices

    def asked(self) -> LedgerSearch:
        """Return the search. An id that was typed is a record's."""
        given = self.cleaned_data
        words = given.get("q", "").replace("\x00", "")
        id = _id(words)
        return LedgerSearch(
            actor=given.get("who"),
            noun=given.get("of", ""),
            participle=given.get("done", ""),
            start=_midnight(given["start"]) if given.get("start") else None,
            end=_midnight(given["end"]) + timedelta(days=1) if given.get("end") else None,
            words="" if id else words,
            subject=id,
        )


@admin.register(Entry)
class EntryAdmin(TableAdmin[Entry]):
    """Every change, the latest first, in words."""

    reading = Permission.MANAGE_USERS

    def get_urls(self) -> list[URLPattern]:
        """Add taking an entry back."""
        view = self.admin_site.admin_view(require_POST(self.take_back))
        return [
            path("<int:id>/take-back/", view, name="articles_ledger_entry_take_back"),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Show a page of what is asked for. Pages begin behind an entry, so that each costs the same."""
        actor = actor_of(request)
        form = LedgerForm(request.GET)
        asked = form.asked() if form.is_valid() else None
        place = place_in(request)
        page = ledger_page(actor, asked, before=place, most=PAGE_SIZE) if asked else None
        context = {
            **self.admin_site.each_context(request),
            "title": "Ledger",
            "opts": self.opts,
            "form": form,
            "changes": shown_changes(actor, page.entries) if page else [],
            "older": page.older if page else None,
            "is_asked": any(request.GET.get(name) for name in form.fields),
            "is_later": place is not None,
            "here": request.get_full_path(),
        }
        return TemplateResponse(request, "admin/ledger/list.html", context)

    def take_back(self, request: HttpRequest, id: int) -> HttpResponse:
        """Take an entry back, with a new change; say so, or why not."""
        entry = get_object_or_404(Entry, pk=id)
        try:
            revert_entry(actor_of(request), entry)
        except DomainError as refusal:
            sentences = [problem.message for problem in refusal.problems] or [refusal.message]
            messages.error(request, f"It was not taken back. {' '.join(sentences)}")
        else:
            messages.success(request, "It was taken back. The ledger keeps both changes.")
        following = request.POST.get("next", "")
        allowed = url_has_allowed_host_and_scheme(following, {request.get_host()}, request.is_secure())
        return redirect(following if allowed else reverse(LIST))


def _people() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return people and keys to choose from, each by the user that their changes are recorded under."""
    people = User.objects.filter(is_machine=False).order_by("username")
    keys = ApiKey.objects.order_by("name", "created")
    told = [(str(key.user_id), f"{key}{' (revoked)' if key.revoked else ''}") for key in keys]
    return [("People", [(str(one.pk), str(one)) for one in people]), ("API keys", told)]


def _sorted(words: dict[str, str]) -> list[tuple[str, str]]:
    """Return choices in the order of their words."""
    return sorted(((value, said.capitalize()) for value, said in words.items()), key=lambda one: one[1])


def _midnight(day: date) -> datetime:
    """Return the beginning of a day, in the desk's time zone. A day far from any entry is brought nearer."""
    bounded = min(max(day, _FIRST_DAY), _LAST_DAY)
    return timezone.make_aware(datetime.combine(bounded, time.min))


def _id(text: str) -> UUID | None:
    """Return the id that somebody typed, if it is one."""
    try:
        return UUID(text)
    except ValueError:
        return None
