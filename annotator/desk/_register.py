"""One page of the register of sources: by name, or the best matches of a search."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from articles.foundation.types import Actor
from articles.research.models import Use, uses_of
from articles.sources.models import Source
from articles.sources.types import SourceKind

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A source with its grade today, the number of its claims, and when an article named it last."""

    source: Source
    use: Use


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """A page of sources.

    `next` is the source that the next page begins behind; a search has one page.
    """

    rows: tuple[Row, ...]
    next: UUID | None


def register_page(actor: Actor, *, query: str, kind: str, after: UUID | None) -> RegisterPage:
    """Return a page of the sources that are in use, in six queries whatever their number."""
    found = Source.objects.surviving()
    if kind in SourceKind.values:
        found = found.filter(source_kind=kind)
    if query:
        return RegisterPage(
            _read(actor, list(found.matching(query).values_list("pk", flat=True)[:PAGE_SIZE])), None
        )
    mark = Source.objects.filter(id=after).values_list("sort_name", "id").first() if after else None
    if mark:
        name, id_ = mark
        found = found.filter(Q(sort_name__gt=name) | Q(sort_name=name, id__gt=id_))
    ids = list(found.order_by("sort_name", "id").values_list("pk", flat=True)[: PAGE_SIZE + 1])
    rows = _read(actor, ids[:PAGE_SIZE])
    return RegisterPage(rows, rows[-1].source.id if len(ids) > PAGE_SIZE else None)


def _read(actor: Actor, ids: list[UUID]) -> tuple[Row, ...]:
    """Return the sources with what the list shows, in the order of the ids. Only these rows are counted, not
    the table.
    """
    found = Source.objects.with_names().graded_at(timezone.localdate()).in_bulk(ids)
    uses = uses_of(actor, ids)
    return tuple(Row(found[id_], uses[id_]) for id_ in ids)
