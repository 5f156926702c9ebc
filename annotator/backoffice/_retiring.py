"""Pages that put a record out of use, and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from annotator.backoffice._merging import STALE
from annotator.backoffice._pages import found, page
from annotator.backoffice._registers import Register
from annotator.backoffice._tables import actor_of
from articles.foundation.errors import DomainError, Stale
from articles.foundation.operations import require
from articles.foundation.types import Permission


@require_http_methods(["GET", "POST"])
def retire(request: HttpRequest, register: Register, id: UUID) -> HttpResponse:
    """Ask whether a record that nothing names is to be put out of use; do it when that is confirmed."""
    actor = actor_of(request)
    require(actor, Permission.MANAGE_SOURCES)
    row = found(register, id)
    if request.method == "POST" and _done(
        request, lambda version: register.retire(actor, id=id, version=version)
    ):
        messages.success(request, f"“{row}” was retired. Its page can put it back into use.")
        return redirect(register.address("changelist"))
    return page(
        request,
        register,
        "retire",
        title=f"Retire {row}",
        row=found(register, id),
        counts=asdict(register.uses(actor, id)),
    )


@require_http_methods(["GET", "POST"])
def restore(request: HttpRequest, register: Register, id: UUID) -> HttpResponse:
    """Ask whether a retired record is to be put back into use; do it when that is confirmed."""
    actor = actor_of(request)
    require(actor, Permission.MANAGE_SOURCES)
    row = found(register, id)
    if request.method == "POST" and _done(
        request, lambda version: register.operations.restore(actor, id=id, version=version)
    ):
        messages.success(request, f"“{row}” is in use again.")
        return redirect(register.address("change", id))
    title = f"Put {row} back into use"
    return page(request, register, "restore", title=title, row=found(register, id))


def _done(request: HttpRequest, do: Callable[[int], object]) -> bool:
    """Do it at the version that was shown. If the domain refuses, say why."""
    given = request.POST.get("version", "")
    try:
        do(int(given) if given.isascii() and given.isdecimal() and len(given) < len("1000000000") else 0)
    except Stale:
        messages.error(request, STALE)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        return True
    return False
