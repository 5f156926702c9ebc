"""The history of one record: what was done to it and to what hangs on it, and by others that name it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from articles.claims.models import (
    PARTS,
    Appearance,
    Attribution,
    Claim,
    Relation,
)
from articles.entities.models import Entity, EntityJudgement
from articles.foundation.errors import Missing
from articles.foundation.operations import require
from articles.foundation.types import Actor, Permission
from articles.ledger.models import Entry, EntryQuerySet
from articles.registers.models import Judgement, Mergeable
from articles.sources.models import Rating, Source, SourceJudgement


def source_history(actor: Actor, id: UUID) -> EntryQuerySet:
    """Return the entries about a source and all that are one with it, the latest first.

    Its grades, merges and splits, what was said about it and probable duplicates, and the roles and ties of
    other sources with it. For the newsroom alone. Raises `Forbidden`, `Missing`.
    """
    rows = _one_with(actor, Source.objects.all(), id)
    grades = Rating.objects.filter(source__in=rows).values_list("id", flat=True)
    named = [
        content
        for row in map(str, rows)
        for content in ({"ties": [{"other": row}]}, {"roles": [{"organization": row}]}, {"into": row})
    ]
    return _entries([*rows, *grades, *_judged(SourceJudgement.objects.all(), rows)], named)


def entity_history(actor: Actor, id: UUID) -> EntryQuerySet:
    """Return the entries about an entity and all that are one with it, the latest first.

    Its merges and splits, what was said about it and probable duplicates, and which sources were linked with
    it. For the newsroom alone. Raises `Forbidden`, `Missing`.
    """
    rows = _one_with(actor, Entity.objects.all(), id)
    named = [content for row in map(str, rows) for content in ({"entity": row}, {"into": row})]
    return _entries([*rows, *_judged(EntityJudgement.objects.all(), rows)], named)


def claim_history(actor: Actor, id: UUID) -> EntryQuerySet:
    """Return the entries about a claim and all that are one with it, the latest first.

    Where it appears, its attributions, the parts of its record, merges and splits. For the newsroom alone.
    Raises `Forbidden`, `Missing`.
    """
    rows = _one_with(actor, Claim.objects.visible_to(actor), id)
    marks = list(Appearance.objects.filter(claim__in=rows).values_list("annotation", flat=True))
    parts: list[QuerySet[Any, UUID]] = [
        kind._default_manager.filter(claim__in=rows).values_list("id", flat=True) for kind in PARTS
    ]
    chains = Attribution.objects.filter(content__in=marks).values_list("id", flat=True)
    related = Relation.objects.filter(other__in=rows).values_list("id", flat=True)
    return _entries([*rows, *marks, *chains.union(related, *parts)], [{"into": str(row)} for row in rows])


def _one_with[M: Mergeable](actor: Actor, rows: QuerySet[M], id: UUID) -> list[UUID]:
    """Return the ids of the record and of all that were merged with it. Raises `Forbidden`, `Missing`."""
    require(actor, Permission.READ_CONFIDENTIAL)
    known = rows.model._default_manager.filter(pk=id).values("canonical")
    found = list(rows.filter(canonical__in=known).values_list("pk", flat=True))
    if id not in found:
        raise Missing(f"There is no {rows.model._meta.verbose_name} with the id {id}.")
    return found


def _judged[J: Judgement](judgements: QuerySet[J], rows: list[UUID]) -> Iterable[UUID]:
    """Return the ids of what people said about pairs with these records."""
    return judgements.filter(Q(low__in=rows) | Q(high__in=rows)).values_list("pk", flat=True)


def _entries(subjects: list[UUID], named: list[dict[str, Any]]) -> EntryQuerySet:
    """Return the entries about these rows, and those of others that hold one of the contents, the latest
    first.
    """
    own = Entry.objects.filter(subject_id__in=subjects).values("id")
    return Entry.objects.filter(id__in=own.union(Entry.objects.naming(named).values("id"))).order_by("-id")
