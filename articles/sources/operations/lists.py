"""Lists of sources: what importing one would do, doing it, and writing the register as one."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.foundation.operations import one_at_a_time, require
from articles.foundation.types import Actor, Permission
from articles.sources._lists import writing
from articles.sources._lists.planning import planned
from articles.sources._lists.reading import MOST_BYTES, read_list, too_large
from articles.sources.errors import BadSourceList, RegisterChanged
from articles.sources.models import Source
from articles.sources.models.source import SourceQuerySet
from articles.sources.operations._list_register import exported, situation
from articles.sources.operations._list_writing import write_lines
from articles.sources.types import ImportChoices, ImportPlan, ListFormat

__all__ = ["MOST_BYTES", "apply_import", "export_list", "export_plan", "plan_import", "too_large"]


_AS_IT_IS = ImportChoices()


def plan_import(actor: Actor, *, data: bytes, rater: str, choices: ImportChoices = _AS_IT_IS) -> ImportPlan:
    """Return what importing the file would do, line by line; nothing is written. Raises `Forbidden`.

    `rater` is the name for the grades of lines without a rater.
    """
    require(actor, Permission.MANAGE_SOURCES)
    read = read_list(data, choices.columns)
    return planned(read, situation(today=timezone.localdate(), rater=rater), choices)


def apply_import(
    actor: Actor, *, data: bytes, rater: str, digest: str, choices: ImportChoices = _AS_IT_IS
) -> ImportPlan:
    """Carry out the plan with this digest, all of it or nothing. Return what was done.

    Where the choices say `partly`, refused and undecided lines are left out. Raises `Forbidden`,
    `BadSourceList` if otherwise any part of the file is refused or undecided, and `RegisterChanged`, with the
    new plan, if importing it would now do something else.
    """
    try:
        return _apply(actor, data, rater, digest, choices)
    except IntegrityError as trouble:
        # Somebody else made a record of the same id between the plan and the writing.
        raise RegisterChanged(plan_import(actor, data=data, rater=rater, choices=choices)) from trouble


@transaction.atomic
def _apply(actor: Actor, data: bytes, rater: str, digest: str, choices: ImportChoices) -> ImportPlan:
    """Plan again, compare, write."""
    require(actor, Permission.MANAGE_SOURCES)
    # Before reading merges and ties: nobody else merges, splits or ties until this has ended.
    one_at_a_time(Source)
    plan = plan_import(actor, data=data, rater=rater, choices=choices)
    if plan.digest != digest:
        raise RegisterChanged(plan)
    if plan.problems or (plan.is_refused and not choices.partly):
        raise BadSourceList(plan)
    versions = {
        line.source: line.version for line in plan.written if line.before and line.before != line.draft
    }
    rows = Source.objects.filter(id__in=list(versions)).order_by("id").select_for_update(of=("self",))
    locked = list(rows)
    if any(row.version != versions[row.id] for row in locked):
        raise RegisterChanged(plan_import(actor, data=data, rater=rater, choices=choices))
    write_lines(actor, plan.written, locked, now=timezone.now())
    return plan


def export_list(actor: Actor, *, rows: SourceQuerySet, format: ListFormat) -> Iterator[bytes]:
    """Yield the sources as a list that `plan_import` reads, while they are being read. Raises `Forbidden`."""
    require(actor, Permission.READ)
    return writing.written(exported(rows, today=timezone.localdate()), format)


def export_plan(plan: ImportPlan) -> Iterator[bytes]:
    """Yield the whole plan as a file, for those who want to see more of it than fits on a page."""
    return writing.report(plan)
