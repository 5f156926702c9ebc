"""Pages that import lists of sources, after showing what that would do, and files that export them."""

from __future__ import annotations

from collections.abc import Iterator

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from annotator.backoffice._pages import page
from annotator.backoffice._registers import SOURCES
from annotator.backoffice._tables import actor_of
from annotator.web.downloads import spooled
from articles.foundation.operations import require
from articles.foundation.types import Actor, Permission
from articles.sources.errors import BadSourceList, RegisterChanged
from articles.sources.models import SourceQuerySet
from articles.sources.operations import (
    MOST_BYTES,
    apply_import,
    export_list,
    export_plan,
    plan_import,
    too_large,
)
from articles.sources.types import ImportPlan, ListFormat, Outcome

SALT = "galley.source-list"
# Of each outcome so many lines are shown; the report has all.
MOST_SHOWN = 200
# Lines that need attention come first.
_ORDER = (Outcome.REFUSED, Outcome.CHANGED, Outcome.CREATED, Outcome.UNCHANGED)
MEDIA_TYPES = {ListFormat.CSV: "text/csv; charset=utf-8", ListFormat.JSON: "application/json"}


class UploadForm(forms.Form):
    """The file with the list."""

    file = forms.FileField(
        label="List of sources",
        allow_empty_file=True,
        help_text=f"CSV or JSON, in UTF-8, at most {MOST_BYTES // 1024 // 1024} MB. Nothing is written yet.",
        widget=forms.FileInput(attrs={"accept": ".csv,.json,text/csv,application/json"}),
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """Refuse a huge file before it is read."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(too_large(file.size or 0))
        return file


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Ask for a file; show what importing it would do."""
    actor = actor_of(request)
    require(actor, Permission.MANAGE_SOURCES)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "GET" or not form.is_valid():
        return _ask(request, form)
    file = form.cleaned_data["file"]
    data = file.read()
    plan = plan_import(actor, data=data, rater=actor.name)
    if plan.problems:
        for problem in plan.problems:
            form.add_error("file", problem.message)
        return _ask(request, form)
    return _shown(request, plan, file.name or "", data)


@require_http_methods(["POST"])
def confirm(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Import the list that was shown, if the plan is still the same; or return the whole report as a file."""
    actor = actor_of(request)
    require(actor, Permission.MANAGE_SOURCES)
    try:
        sent = signing.loads(request.POST.get("list", ""), salt=SALT)
    except signing.BadSignature:
        messages.error(request, "This page was changed before it was sent. Choose the file again.")
        return redirect(SOURCES.address("import"))
    name, data = sent["name"], sent["text"].encode()
    if "report" in request.POST:
        plan = plan_import(actor, data=data, rater=actor.name)
        return _sent(actor, export_plan(plan), ListFormat.CSV, "import-report.csv")
    try:
        plan = apply_import(actor, data=data, rater=actor.name, digest=sent["digest"])
    except RegisterChanged as refusal:
        return _shown(request, refusal.plan, name, data, trouble=refusal.message, status=409)
    except BadSourceList as refusal:
        return _shown(request, refusal.plan, name, data, trouble=refusal.message, status=400)
    made, changed = len(plan.having(Outcome.CREATED)), len(plan.having(Outcome.CHANGED))
    messages.success(request, f"The list “{name}” was imported: {made:,} new, {changed:,} changed.")
    return redirect(SOURCES.address("changelist"))


def export(request: HttpRequest, rows: SourceQuerySet, format: ListFormat) -> StreamingHttpResponse:
    """Answer with the sources as a file."""
    actor = actor_of(request)
    name = f"sources-{timezone.localdate()}.{format.value}"
    return _sent(actor, export_list(actor, rows=rows, format=format), format, name)


def _ask(request: HttpRequest, form: UploadForm) -> HttpResponse:
    """Show the form for the file."""
    return page(request, SOURCES, "import", title="Import a list of sources", form=form)


def _shown(
    request: HttpRequest, plan: ImportPlan, name: str, data: bytes, *, trouble: str = "", status: int = 200
) -> HttpResponse:
    """Show a plan line by line. The page carries the file, signed: people confirm what they were shown."""
    carried = {"name": name, "text": data.decode(), "digest": plan.digest}
    groups = [(outcome, lines, lines[:MOST_SHOWN]) for outcome in _ORDER if (lines := plan.having(outcome))]
    return page(
        request,
        SOURCES,
        "import_plan",
        title=f"What importing “{name}” would do",
        plan=plan,
        groups=groups,
        counts=[(outcome.label, len(plan.having(outcome))) for outcome in _ORDER],
        most=MOST_SHOWN,
        carried=signing.dumps(carried, salt=SALT, compress=True),
        trouble=trouble,
        status=status,
    )


def _sent(actor: Actor, chunks: Iterator[bytes], format: ListFormat, name: str) -> StreamingHttpResponse:
    """Answer with a list as a file to be saved."""
    response = spooled(
        actor.user_id, chunks, MEDIA_TYPES[format], remedy="Filter the list, and export it in parts."
    )
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
