"""Grading sources: how reliable, from which day on, by whom and why. Grades are only added."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from articles.foundation.models import new_id
from articles.foundation.operations import creation, require, require_rows
from articles.foundation.rules import signature_problem
from articles.foundation.types import Actor, Permission
from articles.ledger import operations as ledger
from articles.ledger.rules import snapshot
from articles.ledger.types import Change
from articles.registers.operations import refuse_merged
from articles.schema.rules import fill
from articles.sources.errors import BadRating
from articles.sources.models import Rating, Source
from articles.sources.rules import rating_problems
from articles.sources.types import RatingDraft


@creation
def rate_source(
    actor: Actor, *, source_id: UUID, draft: RatingDraft, id: UUID | None = None
) -> tuple[Rating, bool]:
    """Give a source a grade from a day on; return the rating, and whether this call made it.

    The same create sent twice makes one row. Raises `Forbidden`, `BadRating`, `IdInUse`, `Merged`, and
    `Dangling` for a source that isn't there.
    """
    require(actor, Permission.MANAGE_SOURCES)
    now = timezone.now()
    problems = rating_problems(draft, today=timezone.localdate(now))
    if signed := signature_problem(actor, draft.rater, field="rater"):
        problems.append(signed)
    if problems:
        raise BadRating("This rating can't be saved.", problems=problems)
    content = snapshot(draft) | {"source": str(source_id)}
    if id and ledger.repeated(actor, verb="rating.created", creates={id: content}):
        return Rating.objects.get(id=id), False
    require_rows(Source.objects.all(), [("source", source_id)])
    refuse_merged(Source.objects.get(id=source_id))
    row = Rating(id=id or new_id(), source_id=source_id, created=now, created_by_id=actor.user_id)
    fill(row, draft)
    row.save(force_insert=True)
    ledger.record(actor, Change("rating.created", row.id, after=content), at=now)
    return row, True
