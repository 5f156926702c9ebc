"""Pages that merge two records, after a preview, and split one off again."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from annotator.backoffice._pages import done, found, page, version_in
from annotator.backoffice._registers import SOURCES, Register
from annotator.backoffice._tables import actor_of
from articles.foundation.errors import DomainError
from articles.foundation.operations import require
from articles.foundation.types import Actor, Permission
from articles.registers.models import CanonicalRecord, Preview
from articles.registers.types import Taking

MOST_HITS = 20
# Before the names of the fields that say what a survivor takes.
FIELD = "field-"


@require_http_methods(["GET"])
def choose(request: HttpRequest, register: Register, id: UUID) -> HttpResponse:
    """Ask which record this one is to be merged into: by search, or one that is probably the same."""
    require(actor_of(request), Permission.MANAGE_SOURCES)
    row = found(register, id)
    words = request.GET.get("q", "").replace("\x00", "").strip()
    others = register.rows().surviving().exclude(pk=row.canonical)
    hits = others.matching(words)[:MOST_HITS] if words else ()
    return page(
        request,
        register,
        "merge",
        title=f"Merge {row}",
        row=row,
        words=words,
        hits=hits,
        duplicates=() if words else register.operations.duplicates_of(id, most=5),
    )


@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, register: Register, id: UUID, into: UUID) -> HttpResponse:
    """Show the preview of a merge; merge when it is confirmed."""
    actor = actor_of(request)
    require(actor, Permission.MANAGE_SOURCES)
    if request.method == "POST":
        do = partial(register.operations.merge, actor, id=id, into=into, taking=_taking(request))
        if done(request, do):
            row, survivor = found(register, id), found(register, into)
            told = "“{}” was merged into “{}”. <a href='{}'>Split it off again</a> if that was wrong."
            messages.success(
                request, format_html(told, row.name, survivor.name, register.address("split", id))
            )
            return redirect(register.address("change", into))
    try:
        preview = register.operations.preview(actor, id=id, into=into)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect(register.address("merge", id))
    return page(
        request,
        register,
        "merge_preview",
        title=f"Merge {preview.record.survivor} into {preview.into.survivor}",
        preview=preview,
        sides=_sides(actor, register, preview),
        links=_links(preview),
        differences=register.operations.differences(preview),
        has_links=register is SOURCES,
    )


@require_http_methods(["GET", "POST"])
def split(request: HttpRequest, register: Register, id: UUID) -> HttpResponse:
    """Ask whether a tombstone is to be a record of its own again; split it when that is confirmed."""
    actor = actor_of(request)
    require(actor, Permission.MANAGE_SOURCES)
    row = found(register, id)
    if row.merged_into is None:
        messages.error(
            request, f"“{row}” is not merged into another {register.noun}, so there is nothing to split."
        )
        return redirect(register.address("change", id))
    if request.method == "POST" and done(request, partial(register.operations.split, actor, id=id)):
        messages.success(request, f"“{row}” is a {register.noun} of its own again.")
        return redirect(register.address("change", id))
    below = register.model._default_manager.filter(merged_into=row)
    return page(request, register, "split", title=f"Split {row} off", row=found(register, id), below=below)


def _taking(request: HttpRequest) -> Taking:
    """Return what the survivor takes, as the fields say."""
    said = {
        name.removeprefix(FIELD): str(value) for name, value in request.POST.items() if name.startswith(FIELD)
    }
    return Taking(
        tuple(name for name, value in said.items() if value == "theirs"),
        tuple(name for name, value in said.items() if value == "both"),
        version_in(request.POST.get("into_version", "")),
    )


def _sides(actor: Actor, register: Register, preview: Preview[CanonicalRecord]) -> list[dict[str, object]]:
    """Return both records with the number of rows linked to each."""
    return [
        {
            "group": group,
            "row": group.survivor,
            "counts": asdict(register.uses(actor, group.survivor.id)),
            "role": role,
        }
        for group, role in ((preview.record, "becomes a pointer to the other"), (preview.into, "stays"))
    ]


def _links(preview: Preview[CanonicalRecord]) -> list[object]:
    """Return the roles and ties between the two, which a merge would make meaningless."""
    return list(getattr(preview, "between", ()))
