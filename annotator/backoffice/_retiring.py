"""Pages that put a record out of use, and back."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from annotator.backoffice._pages import done, found, page
from annotator.backoffice._registers import Register
from annotator.backoffice._tables import actor_of
from articles.foundation.operations import require
from articles.foundation.types import Permission


@require_http_methods(["GET", "POST"])
def retire(request: HttpRequest, register: Register, id: UUID) -> HttpResponse:
    """Ask whether a record that nothing names is to be put out of use; do it when that is confirmed."""
    actor = actor_of(request)
    require(actor, Permission.MANAGE_SOURCES)
    row = found(register, id)
    if request.method == "POST" and done(request, partial(register.retire, actor, id=id)):
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
    if request.method == "POST" and done(request, partial(register.operations.restore, actor, id=id)):
        messages.success(request, f"“{row}” is in use again.")
        return redirect(register.address("change", id))
    title = f"Put {row} back into use"
    return page(request, register, "restore", title=title, row=found(register, id))
