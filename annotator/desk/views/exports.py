"""Exports: order one, watch it, fetch its file."""

from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotator.accounts.types import Principal
from annotator.desk._access import page_for
from annotator.desk._draft import parse_id
from annotator.desk._export_rows import export_rows
from annotator.desk.forms.export import ALL, CHOSEN, FORMATS, ExportForm
from annotator.web.doorbell import ring
from annotator.web.downloads import sent_whole
from articles.corpus.models import Article, ArticleQuerySet
from articles.exports.models import ExportJob
from articles.exports.operations import download_job, retry_export, start_export
from articles.exports.tasks import run_export
from articles.exports.types import ExportState
from articles.foundation.models import new_id
from articles.foundation.types import Permission

SHOWN_JOBS = 20
OFFERED_ARTICLES = 30
MOVING = (ExportState.WAITING, ExportState.RUNNING)


@require_http_methods(["GET", "HEAD", "POST"])
@page_for(Permission.EXPORT)
def exports(request: HttpRequest, actor: Principal) -> HttpResponse:
    """Show the person's exports, and order a new one."""
    if request.method != "POST":
        ticked = request.GET.getlist("article")
        first = {"id": new_id(), "scope": CHOSEN if ticked else ALL, "articles": ticked}
        return _page(request, actor, ExportForm(initial=first, offered=_offered(actor, ticked)))
    form = ExportForm(request.POST, offered=_offered(actor, request.POST.getlist("articles")))
    if not form.is_valid():
        return _page(request, actor, form, status=422)
    job, new = start_export(
        actor, format=form.cleaned_data["format"], articles=form.wanted, id=form.cleaned_data["id"]
    )
    if new:
        ring(run_export, str(job.id))
    return redirect("desk:exports")


@require_safe
@page_for(Permission.EXPORT)
def jobs(request: HttpRequest, actor: Principal) -> HttpResponse:
    """Show the person's exports alone; the page asks for this while one of them moves."""
    return render(request, "desk/exports.html#jobs", _jobs(actor))


@require_POST
@page_for(Permission.EXPORT)
def retry(_request: HttpRequest, actor: Principal, id: UUID) -> HttpResponse:
    """Try a failed export again."""
    job = retry_export(actor, id=id)
    ring(run_export, str(job.id))
    return redirect("desk:exports")


@require_safe
@page_for(Permission.EXPORT)
def download(request: HttpRequest, actor: Principal, id: UUID) -> HttpResponseBase:
    """Hand out the file of a finished export."""
    return sent_whole(request, actor, download_job(actor, id=id))


def _page(request: HttpRequest, actor: Principal, form: ExportForm, *, status: int = 200) -> HttpResponse:
    """Show the form and the exports."""
    context = {"form": form, "article": _single(request, actor), "formats": FORMATS}
    return render(request, "desk/exports.html", {**context, **_jobs(actor)}, status=status)


def _single(request: HttpRequest, actor: Principal) -> Article | None:
    """Return the one article that the page was opened for, if it was."""
    named = request.GET.getlist("article")
    id_ = parse_id(named[0]) if len(named) == 1 else None
    return Article.objects.visible_to(actor).without_text().filter(id=id_).first() if id_ else None


def _jobs(actor: Principal) -> dict[str, object]:
    """Return the person's latest exports, and whether any still moves."""
    found = ExportJob.objects.visible_to(actor).newest_first()[:SHOWN_JOBS]
    rows = export_rows(actor, found)
    return {"rows": rows, "moving": any(row.job.state in MOVING for row in rows)}


def _offered(actor: Principal, ticked: list[str]) -> ArticleQuerySet:
    """Return the articles to tick: the latest, and those that are ticked already."""
    visible = Article.objects.visible_to(actor)
    ids = [id_ for text in ticked if (id_ := parse_id(text))]
    latest = visible.order_by("-created", "-id").values("id")[:OFFERED_ARTICLES]
    return visible.filter(Q(id__in=latest) | Q(id__in=ids)).without_text().order_by("-created", "-id")
