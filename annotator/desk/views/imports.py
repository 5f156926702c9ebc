"""Imports: send a file, watch it, read what became of its lines, and mend those that were refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from itertools import islice
from uuid import UUID

import orjson
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotator.accounts.types import Principal
from annotator.desk._access import page_for
from annotator.desk.forms.importing import ImportForm
from annotator.web.doorbell import ring
from annotator.web.downloads import spooled
from articles.foundation.errors import DomainError, Missing
from articles.foundation.models import new_id
from articles.foundation.types import Permission
from articles.importing.models import ImportJob
from articles.importing.operations import answers_of, cancel_import, refused_lines, start_import
from articles.importing.tasks import run_import
from articles.importing.types import ImportState

SHOWN_JOBS = 20
# Refused lines that a page names; the rest is in the file of answers.
SHOWN_LINES = 100
_NDJSON = "application/x-ndjson"
_MOVING = (ImportState.WAITING, ImportState.RUNNING)


@require_http_methods(["GET", "HEAD", "POST"])
@page_for(Permission.WRITE_ARTICLES)
def imports(request: HttpRequest, actor: Principal) -> HttpResponse:
    """Show the person's imports, and take a new file in."""
    if request.method != "POST":
        return _page(request, actor, ImportForm(initial={"id": new_id()}))
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, actor, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    given = form.cleaned_data
    file = given["file"]
    try:
        job, new = start_import(
            actor, format=given["format"], chunks=file.chunks(), name=file.name or "",
            dry_run=given["dry_run"], id=given["id"],
        )  # fmt: skip
    except DomainError as error:
        form.add_error("file", error.message)
        return _page(request, actor, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if new:
        ring(run_import, str(job.id))
    return redirect("desk:import", job.id)


@require_safe
@page_for(Permission.WRITE_ARTICLES)
def job(request: HttpRequest, actor: Principal, id: UUID) -> HttpResponse:
    """Show one import."""
    return render(request, "desk/import.html", _progress(_found(actor, id)))


@require_safe
@page_for(Permission.WRITE_ARTICLES)
def state(request: HttpRequest, actor: Principal, id: UUID) -> HttpResponse:
    """Show how far an import is; its page asks for this while it moves."""
    return render(request, "desk/import.html#state", _progress(_found(actor, id)))


@require_POST
@page_for(Permission.WRITE_ARTICLES)
def cancel(_request: HttpRequest, actor: Principal, id: UUID) -> HttpResponse:
    """Stop an import."""
    cancel_import(actor, id=id)
    return redirect("desk:import", id)


@require_safe
@page_for(Permission.WRITE_ARTICLES)
def answers(_request: HttpRequest, actor: Principal, id: UUID) -> StreamingHttpResponse:
    """Hand out what became of each line."""
    found = _found(actor, id)
    return _file(actor, answers_of(found), f"answers-{found.created:%Y%m%d-%H%M%S}")


@require_safe
@page_for(Permission.WRITE_ARTICLES)
def refused(_request: HttpRequest, actor: Principal, id: UUID) -> StreamingHttpResponse:
    """Hand out the refused lines as they came."""
    found = _found(actor, id)
    return _file(actor, refused_lines(found), f"refused-{found.created:%Y%m%d-%H%M%S}")


def _file(actor: Principal, lines: Iterable[bytes], name: str) -> StreamingHttpResponse:
    """Hand out lines, to be saved as a file."""
    response = spooled(actor.user_id, lines, _NDJSON)
    response["Content-Disposition"] = f'attachment; filename="{name}.ndjson"'
    return response


def _found(actor: Principal, id: UUID) -> ImportJob:
    """Return one of the person's imports. Raises `Missing`."""
    found = ImportJob.objects.visible_to(actor).filter(id=id).first()
    if found is None:
        raise Missing(f"There is no import with the id {id}.")
    return found


def _page(request: HttpRequest, actor: Principal, form: ImportForm, *, status: int = 200) -> HttpResponse:
    """Show the form and the imports."""
    form.focus_trouble()
    jobs = ImportJob.objects.visible_to(actor).order_by("-created", "-id")[:SHOWN_JOBS]
    return render(request, "desk/imports.html", {"form": form, "jobs": jobs}, status=status)


def _progress(found: ImportJob) -> Mapping[str, object]:
    """Return what a page shows of an import."""
    told = [orjson.loads(line) for line in islice(answers_of(found, refused=True), SHOWN_LINES)]
    return {"job": found, "moving": found.state in _MOVING, "refused": told, "shown": SHOWN_LINES}
