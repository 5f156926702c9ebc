"""Making two claims one, and taking one out again."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles.claims.models import Claim
from articles.claims.operations._telling import known_survivors, tell_hidden, tell_parted, tell_shown
from articles.claims.operations.verdicts import follow_verdicts
from articles.foundation.operations import one_at_a_time, require
from articles.foundation.types import Actor, Permission
from articles.registers.operations import merge, split


@transaction.atomic
def merge_claim(actor: Actor, *, id: UUID, version: int, into: UUID) -> Claim:
    """Merge a claim, still at `version`, into another: it becomes a tombstone that leads to that one.

    Its appearances, attributions and the parts of its record count with the survivor's. Raises `Forbidden`,
    `Missing`, `Stale`, `Merged`, `BadMerge`.
    """
    require(actor, Permission.ANNOTATE)
    now = timezone.now()
    changed = merge(actor, Claim.objects.visible_to(actor), id=id, version=version, into=into, now=now)
    follow_verdicts(actor, id, now)
    tell_shown(actor, [id], at=now)
    return changed[0]


@transaction.atomic
def split_claim(actor: Actor, *, id: UUID, version: int) -> Claim:
    """Make a merged claim, still at `version`, a claim of its own again.

    Raises `Forbidden`, `Missing`, `Stale`, `BadMerge` (it isn't merged).
    """
    require(actor, Permission.ANNOTATE)
    now = timezone.now()
    # Before reading whose tombstone it is: nobody else merges or splits until this one has ended.
    one_at_a_time(Claim)
    survivor = Claim.objects.filter(id=id).values_list("survivor", flat=True).first()
    known = known_survivors(id)
    split(actor, Claim.objects.visible_to(actor), id=id, version=version, now=now)
    for one in (id, survivor):
        if one:
            follow_verdicts(actor, one, now)
    tell_parted(actor, [id], survivor, at=now)
    tell_hidden(actor, known, at=now)
    return Claim.objects.get(id=id)
