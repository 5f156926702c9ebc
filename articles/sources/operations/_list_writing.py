"""Carrying out a plan in bulk: thousands of records in a few statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from articles.foundation.models import new_id
from articles.foundation.operations import touch
from articles.foundation.types import Actor
from articles.ledger import operations as ledger
from articles.ledger.rules import snapshot
from articles.ledger.types import Change
from articles.registers.operations import name_rows
from articles.schema.rules import columns_of, fill
from articles.sources.models import Rating, Source, SourceName, SourceRole, SourceTie
from articles.sources.operations.sources import role_rows, tie_rows
from articles.sources.types import Outcome, PlannedLine, RatingDraft, SourceDraft

_AT_ONCE = 2_000
_COLUMNS = (
    *(field.column for field in columns_of(SourceDraft)),
    "sort_name",
    "version",
    "retired",
    "modified",
    "modified_by",
)

type _Written = list[tuple[Source, SourceDraft]]


def write_lines(
    actor: Actor, lines: Sequence[PlannedLine], locked: Sequence[Source], *, now: datetime
) -> None:
    """Write the lines' records, with a ledger entry for each record and each grade. The changed ones are
    locked.
    """
    rows = {row.id: row for row in locked}
    made: _Written = []
    changed: _Written = []
    for line in lines:
        if line.draft is None:
            continue
        if line.before is None:
            row = Source(id=line.source, created=now, modified=now, created_by_id=actor.user_id)
            made.append((row, line.draft))
        elif line.is_rewritten:
            row = rows[line.source]
            touch(row, now, by=actor)
            row.retired = None
            changed.append((row, line.draft))
    _write_records(made, changed)
    ledger.record_all(actor, (change for line in lines for change in _changes(line)), at=now)
    _write_grades(actor, lines, now=now)


def _write_records(made: _Written, changed: _Written) -> None:
    """Write new and changed records with their names, roles and ties."""
    for row, draft in made + changed:
        fill(row, draft)
    Source.objects.bulk_create([row for row, _ in made], batch_size=_AT_ONCE)
    # All rows are there: each insert meets its id and becomes the update, thousands in one statement.
    Source.objects.bulk_create(
        [row for row, _ in changed],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=_COLUMNS,
        batch_size=_AT_ONCE,
    )
    ids = [row.id for row, _ in changed]
    for table in (SourceName, SourceRole, SourceTie):
        table._default_manager.filter(owner__in=ids).delete()
    both = made + changed
    names = [name for row, draft in both for name in name_rows(row, SourceName, draft.aliases)]
    SourceName._default_manager.bulk_create(names, batch_size=_AT_ONCE)  # type: ignore[arg-type]
    roles = [role for row, draft in both for role in role_rows(row, draft)]
    SourceRole.objects.bulk_create(roles, batch_size=_AT_ONCE)
    ties = [tie for row, draft in both for tie in tie_rows(row, draft)]
    SourceTie.objects.bulk_create(ties, batch_size=_AT_ONCE)


def _changes(line: PlannedLine) -> Iterator[Change]:
    """Yield the ledger's changes for a line's record."""
    if line.draft is None or line.before is None:
        yield Change("source.created", line.source, after=snapshot(line.draft))
        return
    if line.outcome == Outcome.RESTORED:
        yield Change("source.restored", line.source, after={"name": line.before.name})
    if line.before != line.draft:
        yield Change("source.updated", line.source, before=snapshot(line.before), after=snapshot(line.draft))


def _write_grades(actor: Actor, lines: Sequence[PlannedLine], *, now: datetime) -> None:
    """Add the grades that the lines give."""
    graded = [(new_id(), line.source, line.rating) for line in lines if line.rating]
    Rating.objects.bulk_create(
        (
            Rating(
                id=id,
                source_id=source,
                grade=draft.grade,
                valid_from=draft.valid_from,
                rater=draft.rater.strip(),
                reason=draft.reason,
                created=now,
                created_by_id=actor.user_id,
            )
            for id, source, draft in graded
        ),
        batch_size=_AT_ONCE,
    )
    ledger.record_all(actor, (_grading(id, source, draft) for id, source, draft in graded), at=now)


def _grading(id: object, source: object, draft: RatingDraft) -> Change:
    """Return the ledger's change for a grade."""
    return Change("rating.created", id, after=snapshot(draft) | {"source": str(source)})  # type: ignore[arg-type]
