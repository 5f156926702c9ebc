"""Blanking words for good: the order, what it finds, the confirmation, and who did it, when and why.

The words arrive only by POST. No page shows them again, and they are in no address, message or log.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from annotator.backoffice._tables import TableAdmin, actor_of
from annotator.web.doorbell import ring
from articles.corpus.models import Article
from articles.foundation.errors import DomainError, Missing
from articles.foundation.types import Permission
from articles.redaction.errors import RedactionError
from articles.redaction.models import Redaction
from articles.redaction.operations import (
    cancel_redaction,
    confirm_redaction,
    redactions_for,
    retry_redaction,
    start_redaction,
)
from articles.redaction.rules import REASON_LENGTH, WORDS_LENGTH, Blanker
from articles.redaction.tasks import find_words, run_redaction
from articles.redaction.types import RedactionState

# Headlines and ids that the page shows; it says how many more there are.
MOST_SHOWN = 50
# Seconds after which the page of a redaction that moves is asked for again.
REFRESH = 3
LIST = "admin:articles_redaction_redaction_changelist"
MOVING = {RedactionState.SEARCHING, RedactionState.WAITING, RedactionState.RUNNING}


class NotShownAgain(forms.TextInput):
    """A field that a refused form comes back without."""

    def format_value(self, value: object) -> None:
        """Return nothing, whatever was sent."""


class OrderForm(forms.Form):
    """What to blank, and why."""

    words = forms.CharField(
        label="Words to blank",
        max_length=WORDS_LENGTH,
        widget=NotShownAgain(attrs={"class": "vTextField", "autocomplete": "off", "spellcheck": "false"}),
        help_text="As they are written at the desk. Line breaks and other kinds of space or hyphen don’t "
        "matter. No page shows them again.",
    )
    match_case = forms.BooleanField(label="Match capital and small letters", required=False)
    whole_words = forms.BooleanField(label="Match whole words only", required=False)
    reason = forms.CharField(
        label="Reason",
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="The reason is kept for good, with your name and the time. Don’t repeat the words in it.",
    )


@admin.register(Redaction)
class RedactionAdmin(TableAdmin[Redaction]):
    """The redactions; the list is where a new one is ordered."""

    reading = Permission.REDACT

    def get_urls(self) -> list[URLPattern]:
        """Put pages of our own in the place of the admin's, which would show every column."""
        whole = f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path("", self._page(self.order), name=f"{whole}_changelist"),
            path("<uuid:id>/", self._page(self.show), name=f"{whole}_change"),
        ]

    @method_decorator(
        [sensitive_post_parameters("words"), sensitive_variables(), require_http_methods(["GET", "POST"])]
    )
    def order(self, request: HttpRequest) -> HttpResponse:
        """List the redactions, and take an order."""
        rows = redactions_for(actor_of(request)).select_related("created_by")
        form = OrderForm(request.POST.copy() or None)
        if form.is_valid():
            try:
                row = start_redaction(actor_of(request), **form.cleaned_data)
            except RedactionError as refusal:
                for problem in refusal.problems:
                    form.add_error(problem.field, problem.message)
                form.data["reason"] = Blanker(form.data["words"]).text(form.data["reason"])  # type: ignore[index] # a copy of ours
            else:
                ring(find_words, str(row.id))
                return redirect(_address(row.id))
        return self._answer(request, "list", title="Redactions", form=form, rows=rows[:MOST_SHOWN])

    @method_decorator(require_http_methods(["GET", "POST"]))
    def show(self, request: HttpRequest, id: UUID) -> HttpResponse:
        """Show what was found or done; confirm it, cancel it, or try it again."""
        row = redactions_for(actor_of(request)).select_related("created_by").filter(id=id).first()
        if row is None:
            raise Missing(f"There is no redaction with the id {id}.")
        if request.method == "POST":
            self._act(request, row)
            return redirect(_address(id))
        found = {"rows": sorted(row.found.get("rows", {}).items()), "ids": row.found.get("ids", {})}
        answer = self._answer(
            request, "show", title=str(row).capitalize(), redaction=row, found=found,
            moves=row.state in MOVING,
            headlines=_headlines(row), more=max(0, len(row.found.get("articles", [])) - MOST_SHOWN),
        )  # fmt: skip
        if row.state in MOVING:
            answer.headers["Refresh"] = str(REFRESH)
        return answer

    def _act(self, request: HttpRequest, row: Redaction) -> None:
        """Do what a button asks for. If the domain refuses, say why."""
        actor = actor_of(request)
        try:
            if "confirm" in request.POST:
                confirm_redaction(actor, id=row.id, places=_number(request.POST.get("places", "")))
                ring(run_redaction, str(row.id))
            elif "retry" in request.POST:
                again = retry_redaction(actor, id=row.id)
                ring(run_redaction if again.is_told else find_words, str(row.id))
            elif "cancel" in request.POST:
                cancel_redaction(actor, id=row.id)
                messages.success(request, "Cancelled. The words are forgotten, and nothing was blanked.")
        except DomainError as refusal:
            messages.error(request, refusal.message)

    def _page(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
        """Return a page behind the admin's own door."""
        return self.admin_site.admin_view(view)

    def _answer(self, request: HttpRequest, template: str, *, title: str, **context: object) -> HttpResponse:
        """Answer with a page that nobody keeps."""
        whole = {**self.admin_site.each_context(request), "title": title, "opts": self.opts, **context}
        whole["list_address"] = reverse(LIST)
        name = f"admin/redaction/{template}.html"
        return TemplateResponse(request, name, whole, headers={"Cache-Control": "no-store"})


def _address(id: UUID) -> str:
    """Return the address of a redaction's page."""
    return reverse("admin:articles_redaction_redaction_change", args=[id])


def _number(text: str) -> int:
    """Read the number that somebody typed; -1 for none."""
    plain = text.strip()
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < len("1000000000") else -1


def _headlines(row: Redaction) -> list[tuple[UUID, str]]:
    """Return the articles whose text holds the words, with their headlines, blanked already."""
    articles = Article.objects.filter(id__in=row.found.get("articles", [])[:MOST_SHOWN]).order_by("created")
    blank = (
        Blanker(row.words, match_case=row.match_case, whole_words=row.whole_words).text if row.words else str
    )
    return [(id, blank(headline)) for id, headline in articles.values_list("id", "headline")]
