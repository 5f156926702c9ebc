"""Entries of the ledger as the back office shows them, and the page of one record's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from annotator.accounts.types import Principal
from annotator.backoffice._pages import found, page
from annotator.backoffice._record_links import address_of
from annotator.backoffice._registers import Register
from annotator.backoffice._tables import actor_of
from articles.history.models import HistoryLine, lines_of
from articles.history.operations import may_revert
from articles.ledger.models import Entry

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class ShownChange:
    """An entry in words, where its record is shown, and whether the reader may take it back."""

    line: HistoryLine
    address: str
    can_take_back: bool


def shown_changes(actor: Principal, entries: Iterable[Entry]) -> list[ShownChange]:
    """Return entries as the pages show them. Needs their `actor`."""
    return [
        ShownChange(line, address_of(line.told.owner), may_revert(actor, line.entry))
        for line in lines_of(actor, entries)
    ]


def place_in(request: HttpRequest) -> int | None:
    """Return the entry behind which the page begins, as its address says; None at the latest."""
    text = request.GET.get("before", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < len(str(2**63)) else None


@require_safe
def history(request: HttpRequest, register: Register, id: UUID) -> HttpResponse:
    """Show what happened to a record, to what hangs on it, and by others that name it."""
    actor, place = actor_of(request), place_in(request)
    row = found(register, id)
    rows = register.history(actor, id)
    if place is not None:
        rows = rows.filter(id__lt=place)
    entries = list(rows.select_related("actor")[: PAGE_SIZE + 1])
    shown = entries[:PAGE_SIZE]
    return page(
        request,
        register,
        "history",
        title=f"History of {row}",
        row=row,
        changes=shown_changes(actor, shown),
        older=shown[-1].id if len(entries) > PAGE_SIZE else None,
        is_later=place is not None,
        here=request.get_full_path(),
    )
