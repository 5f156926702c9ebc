"""The base of Galley's own pages in the back office."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import UUID

from django.contrib import admin, messages
from django.http import HttpRequest
from django.template.response import TemplateResponse

from annotator.backoffice._registers import Register
from articles.entities.models import Entity
from articles.foundation.errors import DomainError, Missing, Stale
from articles.registers.models import CanonicalRecord
from articles.sources.models import Source

STALE = "Somebody else has changed this record since you opened this page. Look at it again before you go on."


def page(
    request: HttpRequest,
    register: Register,
    template: str,
    *,
    title: str,
    status: int = 200,
    **context: object,
) -> TemplateResponse:
    """Answer with a page of the register, within the admin's own frame."""
    whole = {**admin.site.each_context(request), "title": title, "register": register, **context}
    whole |= {"opts": register.model._meta, "list_address": register.address("changelist")}
    if isinstance(row := context.get("row"), CanonicalRecord):
        whole["back"] = register.address("change", row.pk)
    return TemplateResponse(request, f"admin/register/{template}.html", whole, status=status)


def found(register: Register, id: UUID | None) -> Source | Entity:
    """Return a record with its names. Raises `Missing`."""
    row = register.rows().select_related("merged_into", "survivor").filter(pk=id).first() if id else None
    if row is None:
        raise Missing(f"There is no {register.noun} with the id {id}.")
    return row


def done(request: HttpRequest, do: Callable[..., object]) -> bool:
    """Do it at the version that the page showed. If the domain refuses, say why."""
    try:
        do(version=version_in(request.POST.get("version", "")))
    except Stale:
        messages.error(request, STALE)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        return True
    return False


def version_in(text: str) -> int:
    """Return the version that a form sent; 0, which no record has, if that is none."""
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else 0


def told(refusal: DomainError) -> str:
    """Return every sentence of a refusal."""
    return " ".join(problem.message for problem in refusal.problems) or refusal.message
