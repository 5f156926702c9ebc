"""Making two sources one, taking one out again, and saying which pairs are the same."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles.foundation.models import last_judgement
from articles.foundation.operations import judge, merge, one_at_a_time, refuse_merge, require, split
from articles.foundation.types import Actor, Permission
from articles.ledger import operations as ledger
from articles.ledger.rules import judgement_change, merge_changes, split_changes
from articles.sources.models import Source, SourceJudgement, SourcePreview, source_group


@transaction.atomic
def merge_source(actor: Actor, *, id: UUID, version: int, into: UUID) -> Source:
    """Turn a source that is still at `version` into a tombstone of another one; return the tombstone.

    Nothing that points at it is rewritten. Raises `Forbidden`, `Missing`, `Stale`, `Merged`, `BadMerge`.
    """
    require(actor, Permission.MANAGE_SOURCES)
    now = timezone.now()
    changed = merge(Source.objects.all(), id=id, version=version, into=into, now=now)
    ledger.record_all(actor, merge_changes("source", [row.id for row in changed], into=into), at=now)
    return changed[0]


def preview_source_merge(actor: Actor, *, id: UUID, into: UUID) -> SourcePreview:
    """Return what merging the source into another one would bring together; nothing is written.

    What rooms above keep about both is theirs to count: it stays where it is. Raises what `merge_source`
    raises.
    """
    require(actor, Permission.READ)
    record = source_group(id)
    row = next(row for row in record.rows if row.id == id)
    refuse_merge(Source.objects.all(), row, into=into)
    target = source_group(into)
    return SourcePreview(record, target, last_judgement(SourceJudgement.objects.all(), record, target))


@transaction.atomic
def split_source(actor: Actor, *, id: UUID, version: int) -> Source:
    """Make a tombstone that is still at `version` a source of its own again, with what was merged into it
    before.

    Raises `Forbidden`, `Missing`, `Stale`, `BadMerge`.
    """
    require(actor, Permission.MANAGE_SOURCES)
    now = timezone.now()
    # Before reading whose tombstone it is: nobody else merges or splits until this one has ended.
    one_at_a_time(Source)
    was = Source.objects.filter(id=id).values_list("merged_into", "survivor").first() or (None, None)
    changed = split(Source.objects.all(), id=id, version=version, now=now)
    ids = [row.id for row in changed]
    ledger.record_all(actor, split_changes("source", ids, into=was[0], survivor=was[1]), at=now)
    return changed[0]


@transaction.atomic
def judge_sources(actor: Actor, *, a: UUID, b: UUID, answer: str) -> tuple[SourceJudgement, bool]:
    """Say whether two sources are the same; return the judgement, and whether this call made it.

    Raises `Forbidden`, `BadJudgement`, `Dangling`.
    """
    require(actor, Permission.MANAGE_SOURCES)
    now = timezone.now()
    row, new = judge(
        actor,
        records=Source.objects.all(),
        judgements=SourceJudgement.objects.all(),
        a=a,
        b=b,
        answer=answer,
        now=now,
    )
    if new:
        ledger.record(actor, judgement_change("source", row.id, (row.low_id, row.high_id), answer), at=now)
    return row, new
