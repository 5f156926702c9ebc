"""Taking back what was written at once: a list that was imported, or one change to many sources."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol
from uuid import UUID

import msgspec
from django.db import transaction
from django.utils import timezone

from articles.foundation.errors import DomainError, Missing
from articles.foundation.operations import one_at_a_time, require
from articles.foundation.types import Actor, Permission
from articles.ledger import operations as ledger
from articles.ledger.types import Change
from articles.sources.models import BatchLine, Rating, Source, SourceBatch
from articles.sources.operations.sources import update_source
from articles.sources.types import Outcome, SourceDraft

# A line takes some milliseconds; more of them at once would keep others waiting for too long.
MOST_TAKEN_BACK = 500
_CHANGED_SINCE = "It was changed since: it has version {now}, the batch left {then}."
_MERGED_SINCE = "It was merged into another source since."
_GRADED_SINCE = "It was graded since."
_GRADE_STAYS = "Its grade stays: grades are only added. Give it another one."


class Retire(Protocol):
    """What puts a source out of use that nothing names, or raises a `DomainError` that says what does."""

    def __call__(self, actor: Actor, *, id: UUID, version: int) -> object:
        """Retire the source, still at this version."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What taking a batch back did: how many sources are as before, how many aren't, how many are left."""

    done: int
    kept: int
    left: int


@transaction.atomic
def take_back(actor: Actor, *, id: UUID, retire: Retire) -> TakenBack:
    """Make the sources of a batch what they were before, where nothing else was done to them since.

    What it made is retired; what it changed gets its former content. Each line says why it isn't, where that
    is so, and can be tried again. Raises `Forbidden`, `Missing`.
    """
    require(actor, Permission.MANAGE_SOURCES)
    one_at_a_time(Source)
    batch = SourceBatch.objects.select_for_update().filter(id=id).first()
    if batch is None:
        raise Missing(f"There is no batch with the id {id}.")
    now = timezone.now()
    waiting = batch.lines.filter(taken_back=None)
    # Those that were tried and kept come last, so that a batch of any size comes to its end.
    lines = list(waiting.order_by("kept_because", "number").select_related("source")[:MOST_TAKEN_BACK])
    changed = [line for line in lines if line.outcome != Outcome.CREATED]
    for line in changed:
        _tried(line, now, partial(_reverted, actor, retire))
    _retired(actor, [line for line in lines if line.outcome == Outcome.CREATED], retire, now)
    BatchLine.objects.bulk_update(lines, ["taken_back", "kept_because"], batch_size=MOST_TAKEN_BACK)
    done = sum(line.taken_back is not None for line in lines)
    result = TakenBack(done, len(lines) - done, waiting.filter(kept_because="").count())
    if done:
        told = {"name": batch.name, "taken_back": done, "kept": result.kept}
        ledger.record(actor, Change("source_batch.taken_back", batch.id, after=told), at=now)
    return result


def _retired(actor: Actor, lines: list[BatchLine], retire: Retire, now: datetime) -> None:
    """Retire what a batch made. One may name another, so those that can't be retired are tried again, as long
    as that helps.
    """
    waiting = lines
    while waiting:
        for line in waiting:
            _tried(line, now, partial(_unmade, actor, retire))
        left = [line for line in waiting if line.taken_back is None]
        if len(left) == len(waiting):
            return
        waiting = left


def _tried(line: BatchLine, now: datetime, do: Callable[[BatchLine], str]) -> None:
    """Take one line back, or note why not. `do` returns the reason, or nothing."""
    try:
        with transaction.atomic():
            line.kept_because = _since(line) or do(line)
    except DomainError as trouble:
        line.kept_because = trouble.message
    line.taken_back = None if line.kept_because else now


def _since(line: BatchLine) -> str:
    """Say what was done to the source since, or nothing."""
    row = line.source
    if row.merged_into_id is not None:
        return _MERGED_SINCE
    return "" if row.version == line.version else _CHANGED_SINCE.format(now=row.version, then=line.version)


def _reverted(actor: Actor, retire: Retire, line: BatchLine) -> str:
    """Give a changed source its former content, and retire it again if it was out of use."""
    if line.before is None or line.has_grade:
        return _GRADE_STAYS
    draft = msgspec.convert(line.before, SourceDraft)
    row = update_source(actor, id=line.source_id, version=line.version, draft=draft)
    if line.outcome == Outcome.RESTORED:
        retire(actor, id=line.source_id, version=row.version)
    return ""


def _unmade(actor: Actor, retire: Retire, line: BatchLine) -> str:
    """Retire a source that the batch made."""
    if Rating.objects.filter(source=line.source_id).count() > line.has_grade:
        return _GRADED_SINCE
    retire(actor, id=line.source_id, version=line.version)
    return ""
