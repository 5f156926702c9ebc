"""Writing down what was written at once, within the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from articles.foundation.types import Actor
from articles.ledger import operations as ledger
from articles.ledger.types import Change, Snapshot
from articles.sources.models import BatchLine, SourceBatch
from articles.sources.types import Outcome

_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Touched:
    """What a batch did to one source; `before` is nothing for one that it made."""

    number: int
    source: UUID
    outcome: Outcome
    version: int
    before: Snapshot | None
    has_grade: bool = False


def write_batch(
    actor: Actor, batch: SourceBatch, touched: Iterable[Touched], *, now: datetime
) -> SourceBatch:
    """Write the batch and its lines, and tell the ledger of it."""
    lines = [
        BatchLine(
            batch=batch,
            number=one.number,
            source_id=one.source,
            outcome=one.outcome,
            version=one.version,
            before=one.before,
            has_grade=one.has_grade,
        )
        for one in touched
    ]
    batch.made = sum(line.outcome == Outcome.CREATED for line in lines)
    batch.changed = len(lines) - batch.made
    batch.created, batch.created_by_id = now, actor.user_id
    batch.save(force_insert=True)
    BatchLine.objects.bulk_create(lines, batch_size=_AT_ONCE)
    counts = {name: getattr(batch, name) for name in ("made", "changed", "unchanged", "left_out", "refused")}
    told = {"kind": batch.kind, "name": batch.name, **counts}
    ledger.record(actor, Change("source_batch.created", batch.id, after=told), at=now)
    return batch
