"""The annotations that the record rests on: found, locked and checked before anything is tied to them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from articles.annotations.models import Annotation
from articles.foundation.errors import Problem
from articles.foundation.types import Actor


def locked_words(
    actor: Actor, ids: Iterable[UUID], *, deletable: Iterable[UUID] = ()
) -> dict[UUID, Annotation]:
    """Return the annotations that the actor may know, by id, locked in the order of their ids.

    None of them changes before this transaction is committed. Those in `deletable` may be deleted: rows that
    use them keep the link, and the words come back when they are restored.
    """
    usable = Q(deleted=None) | Q(id__in=list(deletable))
    rows = Annotation.objects.visible_to(actor).filter(usable, id__in=list(ids)).order_by("id")
    return {row.id: row for row in rows.select_for_update(of=("self",), no_key=True)}


def words_problem(row: Annotation | None, *, field: str, kind: str | None = None) -> Problem | None:
    """Return what is wrong with the words that a field names: they don't exist, or have another kind."""
    if row is None:
        return Problem(
            field, "There is no such annotation. Mark the words first, or leave the field out.", "missing"
        )
    if kind is not None and row.kind != kind:
        return Problem(field, f"It must be an annotation of kind {kind}; this one is a {row.kind}.", "kind")
    return None
