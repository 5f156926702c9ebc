"""The register of sources, and the dossier of each: everything that it has said."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from annotator.accounts.types import Principal
from annotator.desk._access import page_for
from annotator.desk._chart import HEIGHT, chart_of
from annotator.desk._dossier import said_page
from annotator.desk._history import history_page, show_history
from annotator.desk._htmx import wants_fragment
from annotator.desk._register import register_page
from annotator.desk.forms.search import DossierForm, SourceSearchForm
from articles.claims.types import VerificationStatus
from articles.foundation.types import Permission
from articles.history.models import source_history
from articles.research.models import dossier
from articles.sources.models import Source, source_group
from articles.sources.rules import rating_on

SHOWN_ANSWERS = 50
# Changes below a dossier; the rest has its own page.
RECENT = 5


@require_safe
@vary_on_headers("HX-Request")
@page_for(Permission.READ)
def source_list(request: HttpRequest, actor: Principal) -> HttpResponse:
    """Show a page of the register, by name, or the sources that have a name like `q`, the best match
    first.
    """
    form = SourceSearchForm(request.GET)
    form.is_valid()
    query, kind = (form.cleaned_data.get(name, "") for name in ("q", "kind"))
    page = register_page(actor, query=query, kind=kind, after=form.cleaned_data.get("after"))
    context = {"page": page, "form": form, "query": query, "kind": kind}
    part = "#results" if wants_fragment(request) else ""
    return render(request, f"desk/source_list.html{part}", context)


@require_safe
@page_for(Permission.READ)
def source(request: HttpRequest, actor: Principal, id: UUID) -> HttpResponse:
    """Show a source's dossier. The address of a merged record leads to its survivor, for ever."""
    group = source_group(id)
    if group.survivor.id != id:
        messages.info(request, f"“{Source.objects.get(id=id)}” was merged into this record.")
        return redirect("desk:source", id=group.survivor.id)
    form = DossierForm(request.GET)
    form.is_valid()
    relayed = form.cleaned_data.get("view") == "relayed"
    rows = dossier.passed_on(actor, id) if relayed else dossier.said(actor, id)
    months = dossier.by_month(actor, id)
    outcomes = [
        (status, VerificationStatus(status).label, count)
        for status, count in dossier.outcomes(actor, id).items()
    ]
    context = {
        "group": group,
        "source": group.survivor,
        "entity": getattr(group.survivor, "identity", None),
        "rating": rating_on(group.ratings, timezone.localdate()),
        "page": said_page(rows, before=form.cleaned_data.get("before")),
        "relayed": relayed,
        "relays": dossier.usual_relays(actor, id),
        "speakers": dossier.usual_speakers(actor, id),
        "outcomes": outcomes,
        "chart": chart_of(months),
        "chart_height": HEIGHT,
        "recent": history_page(actor, source_history(actor, id), before=None, most=RECENT),
        "answers": dossier.answered(actor, id)[:SHOWN_ANSWERS],
    }
    return render(request, "desk/source.html", context)


@require_safe
@page_for(Permission.READ_CONFIDENTIAL)
def history(request: HttpRequest, actor: Principal, id: UUID) -> HttpResponse:
    """Show what happened to a source and to all that are one with it, the latest first."""
    row = source_group(id).survivor
    return show_history(request, actor, source_history(actor, id), kind="source", row=row, title=str(row))
