"""Lists of sources: what importing one would do, doing it, and writing the register as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.foundation.operations import one_at_a_time, require
from articles.foundation.types import Actor, Permission
from articles.ledger.rules import snapshot
from articles.registers.models import NAME_LENGTH
from articles.sources._batches import Touched, write_batch
from articles.sources._lists import writing
from articles.sources._lists.columns import COLUMNS
from articles.sources._lists.lines import SourceList
from articles.sources._lists.planning import planned
from articles.sources._lists.reading import MOST_BYTES, read_list, too_large
from articles.sources.errors import BadSourceList, RegisterChanged
from articles.sources.models import Source, SourceBatch
from articles.sources.models.source import SourceQuerySet
from articles.sources.operations._list_register import exported, situation
from articles.sources.operations._list_writing import write_lines
from articles.sources.types import BatchKind, ColumnChoice, ImportChoices, ImportPlan, ListFormat, Outcome

__all__ = [
    "LIST_COLUMNS",
    "MOST_BYTES",
    "apply_import",
    "export_list",
    "export_plan",
    "export_refused",
    "last_columns",
    "plan_import",
    "too_large",
]


# The columns of a list, by name.
LIST_COLUMNS = tuple(COLUMNS)
_AS_IT_IS = ImportChoices()


@dataclass(frozen=True, slots=True)
class _File:
    """A file that is imported, and who grades where it doesn't say so."""

    data: bytes
    name: str
    rater: str


def plan_import(actor: Actor, *, data: bytes, rater: str, choices: ImportChoices = _AS_IT_IS) -> ImportPlan:
    """Return what importing the file would do, line by line; nothing is written. Raises `Forbidden`.

    `rater` is the name for the grades of lines without a rater.
    """
    require(actor, Permission.MANAGE_SOURCES)
    return _planned(read_list(data, choices.columns), rater, choices)


def apply_import(
    actor: Actor,
    *,
    data: bytes,
    rater: str,
    digest: str,
    choices: ImportChoices = _AS_IT_IS,
    name: str = "",
) -> ImportPlan:
    """Carry out the plan with this digest, all of it or nothing. Return what was done.

    Where the choices say `partly`, refused and undecided lines are left out. `name` is the file's, for the
    batch that is written down (`plan.batch`). Raises `Forbidden`, `BadSourceList` if otherwise any part of
    the file is refused or undecided, and `RegisterChanged`, with the new plan, if importing it would now do
    something else.
    """
    require(actor, Permission.MANAGE_SOURCES)
    try:
        return _apply(actor, _File(data, name, rater), digest, choices)
    except IntegrityError as trouble:
        # Somebody else made a record of the same id between the plan and the writing.
        raise RegisterChanged(plan_import(actor, data=data, rater=rater, choices=choices)) from trouble


@transaction.atomic
def _apply(actor: Actor, file: _File, digest: str, choices: ImportChoices) -> ImportPlan:
    """Plan again, compare, write."""
    # Before reading merges and ties: nobody else merges, splits or ties until this has ended.
    one_at_a_time(Source)
    read = read_list(file.data, choices.columns)
    plan = _planned(read, file.rater, choices)
    if plan.digest != digest:
        raise RegisterChanged(plan)
    if plan.problems or (plan.is_refused and not choices.partly):
        raise BadSourceList(plan)
    versions = {line.source: line.version for line in plan.written if line.is_rewritten}
    rows = Source.objects.filter(id__in=list(versions)).order_by("id").select_for_update(of=("self",))
    locked = list(rows)
    if any(row.version != versions[row.id] for row in locked):
        raise RegisterChanged(_planned(read, file.rater, choices))
    now = timezone.now()
    write_lines(actor, plan.written, locked, now=now)
    if not plan.written:
        return plan
    batch = write_batch(actor, _batch(file, read, plan, choices), _touched(plan), now=now)
    return replace(plan, batch=batch.id)


def _planned(read: SourceList, rater: str, choices: ImportChoices) -> ImportPlan:
    """Return the plan for a file that was read."""
    return planned(read, situation(today=timezone.localdate(), rater=rater), choices)


def _batch(file: _File, read: SourceList, plan: ImportPlan, choices: ImportChoices) -> SourceBatch:
    """Return the batch of an import, with what was left out of it."""
    columns = choices.columns
    return SourceBatch(
        kind=BatchKind.LIST,
        name=file.name[:NAME_LENGTH] or "List without a name",
        unchanged=len(plan.having(Outcome.UNCHANGED)),
        left_out=len(plan.having(Outcome.LEFT_OUT)),
        refused=len(plan.refused),
        refused_lines=_text(writing.handed_back(read, plan.refused)) if plan.refused else "",
        refused_format=_format(read),
        headers=[header.label for header in plan.headers],
        columns=dict(columns.chosen) if columns else {},
        new_kind=columns.kind if columns else "",
    )


def _touched(plan: ImportPlan) -> Iterator[Touched]:
    """Yield what an import did to each source."""
    for line in plan.written:
        was = line.version or 0
        version = was + 1 if line.is_rewritten or line.before is None else was
        before = snapshot(line.before) if line.before else None
        yield Touched(line.number, line.source, line.outcome, version, before, line.rating is not None)


def last_columns(actor: Actor, *, headers: Sequence[str]) -> ColumnChoice | None:
    """Return what was chosen for the headers of the last list that had just these. Raises `Forbidden`."""
    require(actor, Permission.MANAGE_SOURCES)
    rows = SourceBatch.objects.filter(headers=list(headers)).exclude(columns={})
    last = rows.order_by("-created", "-id").first()
    return ColumnChoice(last.columns, last.new_kind) if last else None


def export_list(actor: Actor, *, rows: SourceQuerySet, format: ListFormat) -> Iterator[bytes]:
    """Yield the sources as a list that `plan_import` reads, while they are being read. Raises `Forbidden`."""
    require(actor, Permission.READ)
    return writing.written(exported(rows, today=timezone.localdate()), format)


def export_plan(plan: ImportPlan) -> Iterator[bytes]:
    """Yield the whole plan as a file, for those who want to see more of it than fits on a page."""
    return writing.report(plan)


def export_refused(
    data: bytes, plan: ImportPlan, choices: ImportChoices
) -> tuple[ListFormat, Iterator[bytes]]:
    """Return the lines of the file that are refused or undecided, each with the reason, as a file like it."""
    read = read_list(data, choices.columns)
    return _format(read), writing.handed_back(read, plan.refused)


def _format(read: SourceList) -> ListFormat:
    """Return the format of the file."""
    return ListFormat.JSON if read.unit == "item" else ListFormat.CSV


def _text(chunks: Iterator[bytes]) -> str:
    """Return a file as text that a column can hold: JSON may bring halves of surrogate pairs and NUL."""
    return b"".join(chunks).decode().replace("\x00", "")
