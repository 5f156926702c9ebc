"""A page of a record's history, in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from annotator.desk.forms.search import HistoryForm
from articles.foundation.types import Actor
from articles.history.models import HistoryLine, lines_of
from articles.ledger.models import EntryQuerySet

PAGE_SIZE = 50
_PAGES = {"article": "desk:article", "claim": "desk:claim", "source": "desk:source"}


@dataclass(frozen=True, slots=True)
class Change:
    """An entry in words, and where its record is shown, if it has a page."""

    line: HistoryLine
    address: str


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some changes, the latest first; `older` is the entry that the next page begins behind."""

    changes: tuple[Change, ...]
    older: int | None


def history_page(
    actor: Actor, rows: EntryQuerySet, *, before: int | None, most: int = PAGE_SIZE
) -> HistoryPage:
    """Return the changes behind the entry `before`."""
    behind = rows.filter(id__lt=before) if before else rows
    entries = list(behind.select_related("actor")[: most + 1])
    shown = entries[:most]
    changes = tuple(Change(line, _address(line)) for line in lines_of(actor, shown))
    return HistoryPage(changes, shown[-1].id if len(entries) > most else None)


def show_history(
    request: HttpRequest, actor: Actor, rows: EntryQuerySet, *, kind: str, row: Model, title: str
) -> HttpResponse:
    """Answer with the page of a record's history that `before` asks for; `kind` is "claim" or "source"."""
    form = HistoryForm(request.GET)
    form.is_valid()
    page = history_page(actor, rows, before=form.cleaned_data.get("before"))
    context = {"page": page, "row": row, "title": title, "address": reverse(_PAGES[kind], args=[row.pk])}
    return render(request, "desk/record_history.html", context)


def _address(line: HistoryLine) -> str:
    """Return where the record is shown."""
    kind, id = line.told.owner
    if kind == "annotation" and line.entry.article_id:
        return f"{reverse('desk:article', args=[line.entry.article_id])}?mark={id}"
    try:
        return reverse(_PAGES[kind], args=[id]) if kind in _PAGES else ""
    except NoReverseMatch:
        return ""
