"""The ledger's entries for sign-ins and failed ones.

The ledger needs a user, but nobody knows who guessed. So a failure is recorded under the account that it was
about, and the agent says so. A typed name is recorded nowhere, because people type passwords there by
mistake.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from annotator.accounts.models import User
from annotator.accounts.types import Principal
from articles.foundation.types import Origin, OriginType, StandIn
from articles.ledger.models import Entry
from articles.ledger.operations import record
from articles.ledger.types import Change

SIGNED_IN, SIGN_IN_FAILED = "account.signed_in", "account.sign_in_failed"
LINK, PASSWORD = "link", "password"
# Need not have been the account's owner.
REFUSED = Origin(OriginType.PERSON, "Somebody who was refused")
# Of an account's failures within this time the ledger has the first: nobody who guesses makes it grow without
# bound.
FAILURES_TOLD_EVERY = timedelta(minutes=15)


def signed_in(user: User, way: str) -> Change:
    """Return the ledger's change for a sign-in."""
    return Change(SIGNED_IN, user.id, after={"by": way})


@transaction.atomic
def note_sign_in(user: User) -> None:
    """Write down that somebody came in by their password."""
    record(Principal.of_user(user), signed_in(user, PASSWORD), at=timezone.now())


def note_refusal(*, username: str) -> None:
    """Write down that a password was wrong, if there is such an account."""
    # NUL can't be asked for, and no name has one.
    found = (
        User.objects.filter(username=username, is_machine=False).first() if "\x00" not in username else None
    )
    if found:
        refused(found, PASSWORD)


@transaction.atomic
def refused(user: User, way: str) -> None:
    """Write down that somebody was refused at this account, once in a while."""
    now = timezone.now()
    # Who finds it locked knows that another failure of this account is being written down.
    if not User.objects.select_for_update(skip_locked=True).filter(pk=user.pk).exists():
        return
    told = Entry.objects.filter(subject_id=user.pk, verb=SIGN_IN_FAILED, at__gt=now - FAILURES_TOLD_EVERY)
    if not told.exists():
        record(StandIn(user.pk, REFUSED), Change(SIGN_IN_FAILED, user.pk, after={"by": way}), at=now)
