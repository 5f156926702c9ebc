"""The base of Galley's own pages in the back office."""

from __future__ import annotations

from uuid import UUID

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse

from annotator.backoffice._registers import Register
from articles.entities.models import Entity
from articles.foundation.errors import Missing
from articles.registers.models import CanonicalRecord
from articles.sources.models import Source


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
