"""Pages that import lists of sources, after showing what that would do, and files that export them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from annotator.backoffice._list_forms import ColumnsForm, UploadForm
from annotator.backoffice._list_state import Pending, counts
from annotator.backoffice._pages import page
from annotator.backoffice._registers import SOURCES
from annotator.backoffice._tables import actor_of
from annotator.web.downloads import spooled
from articles.foundation.operations import require
from articles.foundation.types import Actor, Permission
from articles.sources.errors import BadSourceList, RegisterChanged
from articles.sources.models import SourceQuerySet
from articles.sources.operations import (
    apply_import,
    export_list,
    export_plan,
    export_refused,
    last_columns,
    plan_import,
)
from articles.sources.types import (
    ColumnChoice,
    ImportChoices,
    ImportPlan,
    ListFormat,
    Outcome,
    SourceKind,
)

# Of each outcome so many lines are shown; the report has all. So many are asked about at a time.
MOST_SHOWN = 200
MOST_ASKED = 300
MEDIA_TYPES = {ListFormat.CSV: "text/csv; charset=utf-8", ListFormat.JSON: "application/json"}
_AGAIN = "This is what the import would do with your answers. Check it, and confirm."


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Ask for a file; show what importing it would do, or ask first what its columns hold."""
    actor = actor_of(request)
    require(actor, Permission.MANAGE_SOURCES)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "GET" or not form.is_valid():
        return _ask(request, form)
    file = form.cleaned_data["file"]
    pending = Pending(file.name or "", file.read(), ImportChoices())
    plan = _plan(actor, pending)
    if _needs_columns(plan):
        last = last_columns(actor, headers=[header.label for header in plan.headers])
        return _columns(request, pending, plan, last or _guess(plan))
    if plan.problems:
        for problem in plan.problems:
            form.add_error("file", problem.message)
        return _ask(request, form)
    return _shown(request, plan, pending)


@require_http_methods(["POST"])
def confirm(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Do what the page's button says: take other columns or answers, give a file, or import the list."""
    actor = actor_of(request)
    require(actor, Permission.MANAGE_SOURCES)
    try:
        pending = Pending.read(request.POST.get("list", ""))
    except signing.BadSignature:
        messages.error(request, "This page was changed before it was sent. Choose the file again.")
        return redirect(SOURCES.address("import"))
    plan = _plan(actor, pending)
    if "map" in request.POST or "mapped" in request.POST:
        return _mapped(request, pending, plan)
    if "report" in request.POST:
        return sent(actor, export_plan(plan), ListFormat.CSV, "import-report.csv")
    if "hand_back" in request.POST:
        format, chunks = export_refused(pending.data, plan, pending.choices)
        return sent(actor, chunks, format, f"refused-lines.{format.value}")
    answered = pending.answered(plan, request.POST)
    if answered.choices != pending.choices or "again" in request.POST:
        return _shown(request, _plan(actor, answered), answered, said=_AGAIN)
    return _imported(request, actor, pending)


def _imported(request: HttpRequest, actor: Actor, pending: Pending) -> HttpResponse:
    """Import the list as it was shown, if the plan is still the same."""
    choices = replace(pending.choices, partly="partly" in request.POST)
    try:
        plan = apply_import(
            actor,
            data=pending.data,
            rater=actor_of(request).name,
            digest=pending.digest,
            choices=choices,
            name=pending.name,
        )
    except RegisterChanged as refusal:
        return _shown(request, refusal.plan, pending, trouble=refusal.message, status=409)
    except BadSourceList as refusal:
        return _shown(request, refusal.plan, pending, trouble=refusal.message, status=400)
    made, changed = len(plan.having(Outcome.CREATED)), len(plan.having(Outcome.CHANGED))
    told = f"The list “{pending.name}” was imported: {made:,} new, {changed:,} changed."
    if plan.refused:
        told += f" {len(plan.refused):,} refused or undecided."
    if plan.batch is None:
        messages.success(request, told)
    else:
        address = SOURCES.address("batch", plan.batch)
        messages.success(request, format_html('{} <a href="{}">See what it did</a>', told, address))
    return redirect(SOURCES.address("changelist"))


def export(request: HttpRequest, rows: SourceQuerySet, format: ListFormat) -> StreamingHttpResponse:
    """Answer with the sources as a file."""
    actor = actor_of(request)
    name = f"sources-{timezone.localdate()}.{format.value}"
    return sent(actor, export_list(actor, rows=rows, format=format), format, name)


def sent(actor: Actor, chunks: Iterator[bytes], format: ListFormat, name: str) -> StreamingHttpResponse:
    """Answer with a list as a file to be saved."""
    response = spooled(
        actor.user_id, chunks, MEDIA_TYPES[format], remedy="Filter the list, and export it in parts."
    )
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def _plan(actor: Actor, pending: Pending) -> ImportPlan:
    """Return what importing the file would do."""
    rater = str(getattr(actor, "name", ""))
    return plan_import(actor, data=pending.data, rater=rater, choices=pending.choices)


def _needs_columns(plan: ImportPlan) -> bool:
    """Tell whether the file is a table whose headers aren't all known."""
    return bool(plan.headers) and any(problem.code == "columns" for problem in plan.problems)


def _guess(plan: ImportPlan) -> ColumnChoice:
    """Return the columns that are probably meant."""
    return ColumnChoice({header.label: header.guess for header in plan.headers})


def _mapped(request: HttpRequest, pending: Pending, plan: ImportPlan) -> HttpResponse:
    """Show the form for the columns; when it was sent, show what importing the file would do."""
    chosen = pending.choices.columns or _guess(plan)
    if "map" in request.POST:
        return _columns(request, pending, plan, chosen)
    form = ColumnsForm(plan.headers, chosen, request.POST.dict())
    if not form.is_valid():
        return _columns(request, pending, plan, chosen, form)
    mapped = pending.with_columns(form.choice())
    new = _plan(actor_of(request), mapped)
    for problem in new.problems:
        form.add_error(None, problem.message)
    return _columns(request, mapped, new, chosen, form) if new.problems else _shown(request, new, mapped)


def _ask(request: HttpRequest, form: UploadForm) -> HttpResponse:
    """Show the form for the file."""
    return page(request, SOURCES, "import", title="Import a list of sources", form=form)


def _columns(
    request: HttpRequest,
    pending: Pending,
    plan: ImportPlan,
    chosen: ColumnChoice,
    form: ColumnsForm | None = None,
) -> HttpResponse:
    """Show the form for the columns."""
    return page(
        request,
        SOURCES,
        "import_columns",
        title=f"What the columns of “{pending.name}” hold",
        form=form or ColumnsForm(plan.headers, chosen),
        notes=plan.notes,
        carried=str(pending),
    )


def _shown(
    request: HttpRequest,
    plan: ImportPlan,
    pending: Pending,
    *,
    trouble: str = "",
    said: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show a plan line by line."""
    tally = counts(plan)
    groups = [(outcome, lines, lines[:MOST_SHOWN]) for outcome in tally if (lines := plan.having(outcome))]
    return page(
        request,
        SOURCES,
        "import_plan",
        title=f"What importing “{pending.name}” would do",
        plan=plan,
        groups=groups,
        counts=[(outcome.label, count) for outcome, count in tally.items()],
        writes=len(plan.written),
        undecided=tally.get(Outcome.ASKED, 0),
        questions=[line for line in plan.lines if line.candidates][:MOST_ASKED],
        kinds=SourceKind.choices,
        most=MOST_SHOWN,
        carried=str(pending.shown(plan)),
        trouble=trouble,
        said=said,
        status=status,
    )
