"""Making two entities one, taking one out again, and saying which pairs are the same."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles.entities.models import Entity, EntityJudgement, entity_group
from articles.foundation.models import Preview, last_judgement
from articles.foundation.operations import judge, merge, one_at_a_time, refuse_merge, require, split
from articles.foundation.types import Actor, Permission
from articles.ledger import operations as ledger
from articles.ledger.rules import judgement_change, merge_changes, split_changes


@transaction.atomic
def merge_entity(actor: Actor, *, id: UUID, version: int, into: UUID) -> Entity:
    """Turn an entity that is still at `version` into a tombstone of another one; return the tombstone.

    Nothing that points at it is rewritten. Raises `Forbidden`, `Missing`, `Stale`, `Merged`, `BadMerge`.
    """
    require(actor, Permission.MANAGE_SOURCES)
    now = timezone.now()
    changed = merge(Entity.objects.all(), id=id, version=version, into=into, now=now)
    ledger.record_all(actor, merge_changes("entity", [row.id for row in changed], into=into), at=now)
    return changed[0]


def preview_entity_merge(actor: Actor, *, id: UUID, into: UUID) -> Preview[Entity]:
    """Return what merging the entity into another one would bring together; nothing is written.

    What rooms above keep about both is theirs to count: it stays where it is. Raises what `merge_entity`
    raises.
    """
    require(actor, Permission.READ)
    record = entity_group(id)
    row = next(row for row in record.rows if row.id == id)
    refuse_merge(Entity.objects.all(), row, into=into)
    target = entity_group(into)
    return Preview(record, target, last_judgement(EntityJudgement.objects.all(), record, target))


@transaction.atomic
def split_entity(actor: Actor, *, id: UUID, version: int) -> Entity:
    """Make a tombstone that is still at `version` an entity of its own again, with what was merged into it
    before.

    Raises `Forbidden`, `Missing`, `Stale`, `BadMerge`.
    """
    require(actor, Permission.MANAGE_SOURCES)
    now = timezone.now()
    # Before reading whose tombstone it is: nobody else merges or splits until this one has ended.
    one_at_a_time(Entity)
    was = Entity.objects.filter(id=id).values_list("merged_into", "survivor").first() or (None, None)
    changed = split(Entity.objects.all(), id=id, version=version, now=now)
    ids = [row.id for row in changed]
    ledger.record_all(actor, split_changes("entity", ids, into=was[0], survivor=was[1]), at=now)
    return changed[0]


@transaction.atomic
def judge_entities(actor: Actor, *, a: UUID, b: UUID, answer: str) -> tuple[EntityJudgement, bool]:
    """Say whether two entities are the same; return the judgement, and whether this call made it.

    Raises `Forbidden`, `BadJudgement`, `Dangling`.
    """
    require(actor, Permission.MANAGE_SOURCES)
    now = timezone.now()
    row, new = judge(
        actor,
        records=Entity.objects.all(),
        judgements=EntityJudgement.objects.all(),
        a=a,
        b=b,
        answer=answer,
        now=now,
    )
    if new:
        ledger.record(actor, judgement_change("entity", row.id, (row.low_id, row.high_id), answer), at=now)
    return row, new
