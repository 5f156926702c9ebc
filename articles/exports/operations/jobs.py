"""Orders exports. The caller enqueues `tasks.run_export` on commit; a sweeper sees to lost messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles.claims.models import knows_confidences
from articles.corpus.models import Article
from articles.exports import _allowance
from articles.exports.errors import BadExport, NotFailed, TooManyExports
from articles.exports.models import ExportJob
from articles.exports.types import ExportFormat, ExportState
from articles.foundation.errors import Missing, Problem
from articles.foundation.models import new_id
from articles.foundation.operations import creation, require, require_rows
from articles.foundation.types import Actor, Permission
from articles.ledger import operations as ledger
from articles.ledger.errors import IdInUse
from articles.ledger.models import horizon
from articles.ledger.types import Change, Snapshot

# Whoever wants more should order all that they may see.
MOST_ARTICLES = 10_000
# Found by filters.
MOST_FOUND = 50_000


@creation
def start_export(
    actor: Actor,
    *,
    format: str,
    articles: Sequence[UUID] | None,
    found: QuerySet[Article] | None = None,
    query: str = "",
    id: UUID | None = None,
) -> tuple[ExportJob, bool]:
    """Order these articles as a file, or those that were `found` by a `query`, or with neither all that the
    actor may see. Return the job and whether it is new.

    The same order sent twice makes one row, even if the query would find others by then. Raises `Forbidden`,
    `BadExport`, `Dangling` (an article that the actor may not know of), `IdInUse`, `TooManyExports`.
    """
    require(actor, Permission.EXPORT)
    chosen = None if articles is None else sorted({str(one) for one in articles})
    _check(format, chosen, query)
    content: dict[str, Any] = {"query": query} if query else {"articles": chosen}
    if id and (old := ExportJob.objects.filter(id=id).first()):
        return _repeated(actor, old, format, content), False
    if found is not None:
        content["articles"] = _found(found)
    wanted = [(f"articles.{index}", one) for index, one in enumerate(articles or ())]
    require_rows(Article.objects.visible_to(actor), wanted)
    _require_room(actor)
    now = timezone.now()
    job = ExportJob(id=id or new_id(), format=format, filter=content, created=now, heartbeat=now)
    job.created_by_id, job.sees_withheld = actor.user_id, actor.can(Permission.READ_WITHHELD)
    job.sees_confidential, job.horizon = knows_confidences(actor), horizon()
    job.save(force_insert=True)
    ledger.record(actor, Change("export.created", job.id, after=_summary(job)), at=now)
    return job, True


@transaction.atomic
def retry_export(actor: Actor, *, id: UUID) -> ExportJob:
    """Let a failed job go on from where it stopped. Raises `Forbidden`, `Missing`, `NotFailed`,
    `TooManyExports`.
    """
    require(actor, Permission.EXPORT)
    job = ExportJob.objects.visible_to(actor).select_for_update(of=("self",)).filter(id=id).first()
    if job is None:
        raise Missing(f"There is no export with the id {id}.")
    if job.state != ExportState.FAILED:
        raise NotFailed(f"This export is {job.state}. Only a failed one can be tried again.")
    _require_room(actor)
    now, before = timezone.now(), {"state": job.state, "error": job.error}
    job.become(ExportState.WAITING)
    job.error, job.interruptions, job.finished, job.heartbeat, job.removed = "", 0, None, now, None
    job.save()
    ledger.record(actor, Change("export.retried", job.id, before=before, after=_summary(job)), at=now)
    return job


def _require_room(actor: Actor) -> None:
    """Raise `TooManyExports` if the actor has as many unfinished orders as allowed. Orders being made at this
    moment count.
    """
    with connection.cursor() as cursor:
        # If two orders come at once, the second waits for the first, and counts it.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"exports {actor.user_id}"])
    moving = [ExportState.WAITING, ExportState.RUNNING]
    unfinished = ExportJob.objects.filter(created_by=actor.user_id, state__in=moving).count()
    if unfinished >= _allowance.MOST_UNFINISHED:
        raise TooManyExports(_allowance.too_many_sentence(unfinished), wait=60)


def _found(rows: QuerySet[Article]) -> list[str]:
    """Return the ids of the articles that a query finds. Raises `BadExport` if these are none, or too
    many.
    """
    ids = [str(id) for id in rows.order_by("id").values_list("id", flat=True)[: MOST_FOUND + 1]]
    if not ids:
        raise BadExport("No article is found by these filters.")
    if len(ids) > MOST_FOUND:
        raise BadExport(
            f"More than {MOST_FOUND:,} articles are found by these filters. Narrow them, or order all."
        )
    return ids


def _check(format: str, articles: Sequence[str] | None, query: str) -> None:
    """Raise `BadExport` with everything that is wrong with an order."""
    problems = []
    if format not in ExportFormat.values:
        known = ", ".join(ExportFormat.values)
        problems.append(Problem("format", f"Unknown format. Choose one of: {known}."))
    if articles is not None and query:
        problems.append(Problem("articles", "Name articles or give filters, not both."))
    if articles is not None and not articles:
        problems.append(Problem("articles", "No article is named. Name some, or ask for all.", "blank"))
    if articles is not None and len(articles) > MOST_ARTICLES:
        message = f"There are {len(articles):,} articles; at most {MOST_ARTICLES:,} fit. Ask for all instead."
        problems.append(Problem("articles", message, "too_long"))
    if problems:
        raise BadExport("This export can't be ordered.", problems=problems)


def _repeated(actor: Actor, old: ExportJob, format: str, content: dict[str, Any]) -> ExportJob:
    """Return the job that the same order made before. An order never changes, so the row says what it was."""
    if (old.created_by_id, old.format, old.asked) != (actor.user_id, format, content):
        raise IdInUse(f"The id {old.id} is already in use with other content. Use a new id.", field="id")
    return old


def _summary(job: ExportJob) -> Snapshot:
    """Return what the ledger keeps of an order. The articles' ids aren't kept: others may not know of some of
    them.
    """
    return {"format": job.format, "articles": None if job.articles is None else len(job.articles)}
