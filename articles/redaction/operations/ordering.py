"""Ordering a redaction in two steps: what to look for, and, once it is found, that it is to be blanked.

Whoever calls these enqueues the task that `tasks` names on commit; a sweeper covers for it.
"""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles.foundation.errors import Missing
from articles.foundation.models import insert_rows, new_id
from articles.foundation.operations import require
from articles.foundation.types import Actor, Permission
from articles.ledger import operations as ledger
from articles.ledger.types import Change
from articles.redaction.errors import BadRedaction, NotNow
from articles.redaction.models import Redaction
from articles.redaction.models.redaction import RedactionQuerySet
from articles.redaction.rules import order_problems
from articles.redaction.types import RedactionState


def redactions_for(actor: Actor) -> RedactionQuerySet:
    """Return the redactions, for actors who may order them. Raises `Forbidden`."""
    require(actor, Permission.REDACT)
    return Redaction.objects.newest_first()


@transaction.atomic
def start_redaction(
    actor: Actor, *, words: str, reason: str, match_case: bool = False, whole_words: bool = False
) -> Redaction:
    """Order a search for the words; nothing is blanked before somebody has seen what it finds, and confirms.

    The reason is for the ledger, which keeps it. Raises `Forbidden`, `BadRedaction`.
    """
    require(actor, Permission.REDACT)
    if problems := order_problems(words, reason):
        raise BadRedaction("This redaction can't be ordered.", problems=problems)
    now = timezone.now()
    row = Redaction(id=new_id(), words=words.strip(), match_case=match_case, whole_words=whole_words)
    row.reason, row.created, row.heartbeat, row.created_by_id = reason.strip(), now, now, actor.user_id
    # The words go to the database apart from the statement, which it may log.
    insert_rows([row])
    return row


@transaction.atomic
def confirm_redaction(actor: Actor, *, id: UUID, places: int) -> Redaction:
    """Confirm that the words found are to be blanked. `places` is the number of rows with the words that the
    actor has seen.

    The ledger then says who blanked words, when and why. Raises `Forbidden`, `Missing`, `NotNow`,
    `BadRedaction`.
    """
    row = _locked(actor, id, RedactionState.FOUND)
    if places != row.total:
        message = f"The words occur in {row.total} places. Type this number to confirm that you have seen it."
        raise BadRedaction(message, field="places")
    now = timezone.now()
    # Who confirms it answers for it.
    row.state, row.attempts, row.heartbeat, row.created_by_id = RedactionState.WAITING, 0, now, actor.user_id
    row.is_told = True
    row.save(update_fields=["state", "attempts", "heartbeat", "created_by", "is_told"])
    after = {"reason": row.reason, "rows": row.found.get("rows", {})}
    ledger.record(actor, Change("redaction.created", row.id, after=after), at=now)
    return row


@transaction.atomic
def retry_redaction(actor: Actor, *, id: UUID) -> Redaction:
    """Try a failed redaction again, from the step that failed. Raises `Forbidden`, `Missing`, `NotNow`."""
    row = _locked(actor, id, RedactionState.FAILED)
    row.state = RedactionState.WAITING if row.is_told else RedactionState.SEARCHING
    row.error, row.attempts, row.heartbeat = "", 0, timezone.now()
    row.save(update_fields=["state", "error", "attempts", "heartbeat"])
    return row


@transaction.atomic
def cancel_redaction(actor: Actor, *, id: UUID) -> Redaction:
    """Give a redaction up, and forget its words. Raises `Forbidden`, `Missing`, `NotNow`."""
    row = _locked(actor, id, RedactionState.FOUND, RedactionState.SEARCHING, RedactionState.FAILED)
    give_up(actor, row)
    return row


def give_up(actor: Actor, row: Redaction) -> None:
    """End a redaction that isn't carried out, within the caller's transaction."""
    now = timezone.now()
    row.state, row.words, row.finished = RedactionState.CANCELED, "", now
    row.save(update_fields=["state", "words", "finished"])
    if row.is_told:
        ledger.record(actor, Change("redaction.canceled", row.id, after=None), at=now)


def _locked(actor: Actor, id: UUID, *states: RedactionState) -> Redaction:
    """Return the redaction, locked, if it is in one of the states."""
    row = redactions_for(actor).select_for_update(of=("self",)).filter(id=id).first()
    if row is None:
        raise Missing(f"There is no redaction with the id {id}.")
    if row.state not in states:
        raise NotNow(
            f"This redaction is in the state “{row.get_state_display().lower()}”: this can't be done now."
        )
    return row
