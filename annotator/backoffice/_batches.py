"""Pages that list what was written at once, and take it back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from annotator.backoffice._lists import sent
from annotator.backoffice._pages import page
from annotator.backoffice._registers import SOURCES
from annotator.backoffice._tables import actor_of
from articles.foundation.errors import Missing
from articles.foundation.operations import require
from articles.foundation.types import Permission
from articles.research.operations import retire_source
from articles.sources.models import SourceBatch
from articles.sources.operations import take_back
from articles.sources.types import ListFormat

_ON_A_PAGE = 50
# Of a batch's sources so many are listed.
_MOST_LINES = 500


@require_http_methods(["GET"])
def batches(request: HttpRequest) -> HttpResponse:
    """List the imports and the changes to many, the latest first."""
    require(actor_of(request), Permission.MANAGE_SOURCES)
    rows = SourceBatch.objects.select_related("created_by").defer("refused_lines").order_by("-created", "-id")
    given = request.GET.get("page", "1")
    return page(
        request,
        SOURCES,
        "batches",
        title="Imports and changes to many",
        batches=Paginator(rows, _ON_A_PAGE).get_page(given),
    )


@require_http_methods(["GET", "POST"])
def batch(request: HttpRequest, id: UUID) -> HttpResponse:
    """Show what a batch did to each source; take it back when that is asked for."""
    actor = actor_of(request)
    require(actor, Permission.MANAGE_SOURCES)
    row = _found(id)
    if request.method == "POST":
        result = take_back(actor, id=id, retire=retire_source)
        told = f"{result.done:,} taken back, {result.kept:,} could not be."
        if result.left:
            told += f" {result.left:,} are left: take them back, too."
        (messages.success if not result.kept else messages.warning)(request, told)
        return redirect(SOURCES.address("batch", id))
    lines = row.lines.select_related("source")
    return page(
        request,
        SOURCES,
        "batch",
        title=str(row),
        batch=row,
        lines=lines[:_MOST_LINES],
        most=_MOST_LINES,
        waiting=lines.filter(taken_back=None).count(),
    )


@require_http_methods(["GET"])
def refused(request: HttpRequest, id: UUID) -> StreamingHttpResponse:
    """Answer with the lines that an import left out, as a file."""
    actor = actor_of(request)
    require(actor, Permission.MANAGE_SOURCES)
    row = _found(id)
    format = ListFormat(row.refused_format)
    return sent(actor, iter([row.refused_lines.encode()]), format, f"refused-lines.{format.value}")


def _found(id: UUID) -> SourceBatch:
    """Return a batch. Raises `Missing`."""
    row = SourceBatch.objects.select_related("created_by").filter(id=id).first()
    if row is None:
        raise Missing(f"There is no batch with the id {id}.")
    return row
