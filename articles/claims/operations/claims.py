"""Writing claims."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles.claims.errors import BadClaim
from articles.claims.models import Claim
from articles.claims.types import ClaimDraft
from articles.foundation.models import new_id
from articles.foundation.operations import creation, lock, require, touch
from articles.foundation.types import Actor, Permission
from articles.ledger import operations as ledger
from articles.ledger.rules import snapshot
from articles.ledger.types import Change
from articles.registers.operations import refuse_merged
from articles.schema.rules import fill, form_problems, read


@creation
def create_claim(actor: Actor, *, draft: ClaimDraft, id: UUID | None = None) -> tuple[Claim, bool]:
    """Add a claim; return it, and whether this call made it.

    The same create sent twice makes one row. Raises `Forbidden`, `BadClaim`, `IdInUse`.
    """
    require(actor, Permission.ANNOTATE)
    _check(draft)
    now, content = timezone.now(), snapshot(draft)
    if id and ledger.repeated(actor, verb="claim.created", creates={id: content}):
        return Claim.objects.get(id=id), False
    row = Claim(id=id or new_id(), created=now, modified=now, created_by_id=actor.user_id)
    fill(row, draft)
    row.save(force_insert=True)
    ledger.record(actor, Change("claim.created", row.id, after=content), at=now)
    return row, True


@transaction.atomic
def update_claim(actor: Actor, *, id: UUID, version: int, draft: ClaimDraft) -> Claim:
    """Replace the content of a claim that is still at `version`.

    Raises `Forbidden`, `Missing`, `Stale`, `Merged`, `BadClaim`.
    """
    require(actor, Permission.ANNOTATE)
    row = lock(Claim.objects.visible_to(actor), id=id, version=version)
    refuse_merged(row)
    _check(draft)
    before = snapshot(draft_of_claim(row))
    fill(row, draft)
    touch(row, timezone.now(), by=actor)
    row.save()
    change = Change("claim.updated", row.id, before=before, after=snapshot(draft))
    ledger.record(actor, change, at=row.modified)
    return row


def draft_of_claim(row: Claim) -> ClaimDraft:
    """Return the claim's present content, to change and pass to `update_claim`."""
    return read(ClaimDraft, row)


def _check(draft: ClaimDraft) -> None:
    """Raise `BadClaim` with every problem of the draft."""
    if problems := form_problems(draft):
        raise BadClaim("This claim can't be saved.", problems=problems)
