"""The register, as plans and exports of lists read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import batched
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, Q

from articles.foundation.models import new_id
from articles.sources._links import named_by
from articles.sources._lists.deciding import Held, Situation
from articles.sources._lists.lines import OWN_FIELDS, list_roles, list_ties
from articles.sources._lists.matching import Card, Cards
from articles.sources._lists.rings import Tied
from articles.sources.models import Rating, Source, SourceName, SourceTie
from articles.sources.models.source import SourceQuerySet
from articles.sources.operations.sources import draft_of
from articles.sources.rules import rating_on
from articles.sources.types import SourceDraft

_AT_ONCE = 2_000


def situation(*, today: date, rater: str) -> Situation:
    """Return the register as it is in this transaction."""
    retired = ExpressionWrapper(Q(retired__isnull=False), output_field=BooleanField())
    rows = Source.objects.annotate(is_out=retired).values_list(
        "id", "canonical", "name", "source_kind", "external_ids", "version", "is_out"
    )
    cards = Cards.of(Card(*row) for row in rows.iterator(chunk_size=_AT_ONCE))
    return Situation(cards, _held, _names, _ties, today, rater, new_id)


def _held(ids: Iterable[UUID]) -> dict[UUID, Held]:
    """Return what the register holds about these records, in a few queries per thousand."""
    found: dict[UUID, Held] = {}
    for some in batched(ids, _AT_ONCE):
        ratings = Rating.objects.of_groups(some)
        for row in Source.objects.filter(id__in=some).with_names().with_links():
            found[row.id] = Held(draft_of(row), ratings[row.id])
    return found


def _names() -> Iterator[tuple[UUID, str]]:
    """Yield every name, with the survivor of its record."""
    return SourceName.objects.values_list("owner__canonical", "name").iterator(chunk_size=_AT_ONCE)


def _ties() -> Iterator[Tied]:
    """Yield every tie, from one group of merged records to another."""
    rows = SourceTie.objects.values_list(
        "owner", "owner__canonical", "kind", "other__canonical", "start", "end"
    )
    return (Tied(*row) for row in rows.iterator(chunk_size=_AT_ONCE))


def exported(rows: SourceQuerySet, *, today: date) -> Iterator[dict[str, Any]]:
    """Yield the sources as the columns of a list, in a few queries for each thousands."""
    found = rows.with_names().with_links().iterator(chunk_size=_AT_ONCE)
    for some in batched(found, _AT_ONCE):
        ratings = Rating.objects.of_groups({row.canonical for row in some})
        drafts = [draft_of(row) for row in some]
        named = Source.objects.filter(id__in={id for draft in drafts for _, id in named_by(draft)})
        names = {id: f"{name} [{id}]" for id, name in named.values_list("id", "name")}
        for row, draft in zip(some, drafts, strict=True):
            yield _columns(row, draft, names, rating_on(ratings[row.canonical], today))


def _columns(
    row: Source, draft: SourceDraft, names: Mapping[UUID, str], rating: Rating | None
) -> dict[str, Any]:
    """Return one source as columns."""
    own = {name: getattr(draft, name) for name in OWN_FIELDS}
    return own | {
        "id": row.id,
        "version": row.version,
        "roles": list_roles(draft, names.__getitem__),
        "ties": list_ties(draft, names.__getitem__),
        "grade": rating.grade if rating else "",
        "grade_from": rating.valid_from if rating else None,
        "grade_reason": rating.reason if rating else "",
        "grade_rater": rating.rater if rating else "",
        "merged_into": row.survivor_id,
    }
