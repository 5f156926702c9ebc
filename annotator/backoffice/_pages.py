"""What every page of our own in the back office starts from."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse

from annotator.backoffice._registers import Register
from articles.foundation.errors import Missing


def page(
    request: HttpRequest, register: Register, template: str, *, title: str, status: int = 200, **context: Any
) -> TemplateResponse:
    """Answer with a page of the register, within the admin's own frame."""
    whole = {**admin.site.each_context(request), "title": title, "register": register, **context}
    whole |= {"opts": register.model._meta, "list_address": register.address("changelist")}
    if "row" in context:
        whole["back"] = register.address("change", context["row"].pk)
    return TemplateResponse(request, f"admin/register/{template}.html", whole, status=status)


def found(register: Register, id: Any, **also: Any) -> Any:
    """Return a record with its names. Raises `Missing`."""
    rows: Any = register.model._default_manager
    row = rows.with_names().select_related("merged_into", "survivor").filter(pk=id, **also).first()
    if row is None:
        raise Missing(f"There is no {register.noun} with the id {id}.")
    return row
