"""Signing in with a password, and limits on guessing.

An attempt is counted before its password is checked, and the count is taken back if it was right. So guesses
made at the same time are all counted. How they are counted:

- A browser in which this person has signed in before (it holds a cookie that says so) is counted separately:
  nobody else's guesses keep the person out there.
- Other browsers are counted by the name together with the network address. If addresses can't be told apart,
  because everybody comes through a proxy that isn't trusted, they are counted by the name alone. Nobody is
  kept out for guesses at another name.
- There is also a limit for one name from all addresses, and for one address at all names.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.contrib.auth import authenticate
from django.db import connection, transaction
from django.utils import timezone

from annotator.accounts._gate import Gate
from annotator.accounts.errors import TooManyFailures, WrongPassword
from annotator.accounts.models import SignInFailure, User
from annotator.accounts.models.sign_in_failure import SignInFailureQuerySet

# Wrong passwords that are answered at once; further ones wait until the window has passed.
FAILURE_WINDOW = timedelta(minutes=15)
FAILURES_PER_NAME = 8
# Of one name from all lines together: guessing from many places finds no weak password in years.
FAILURES_PER_NAME_IN_ALL = 32
# An office may share one address, so that it gets more.
FAILURES_PER_ADDRESS = 40

# A check is a second of work of one core, on purpose. Half of the cores are left to everybody else; strangers
# can't take the place of people in their own browsers. Sixteen wait for a few seconds, the length of a queue
# at nine o'clock.
_HALF = max(1, (os.cpu_count() or 1) // 2)
_STRANGERS = Gate(at_once=_HALF, waiting=16, patience=10)
_KNOWN = Gate(at_once=_HALF, waiting=16, patience=10)


def check_password(*, username: str, password: str, address: str | None, device: str = "") -> User:
    """Return the person whose name and password these are.

    `address` is where they come from, None if it can't be told apart from others; `device` names the browser
    if the person has signed in there before. Raises `WrongPassword`, `TooManyFailures`, `Busy`.
    """
    with (_KNOWN if device else _STRANGERS).turn():
        attempt = begin_attempt(username=username, address=address, device=device)
        user = authenticate(username=username, password=password)
        if not isinstance(user, User):
            raise WrongPassword
        attempt.delete()
        return user


@transaction.atomic
def begin_attempt(*, username: str, address: str | None, device: str = "") -> SignInFailure:
    """Count an attempt as a failure until it proves right: then delete the row. Raises `TooManyFailures`."""
    name = guessed(username)
    # In turn, for counting and adding are two steps. Always the name before the line, so that no two wait for
    # each other.
    _wait_for(f"name {name}")
    if address is not None:
        _wait_for(f"line {address}")
    now = timezone.now()
    _forget_before(now - FAILURE_WINDOW)
    for rows, most in _bounds(SignInFailure.objects.recent(now - FAILURE_WINDOW), name, address, device):
        moments = list(rows.order_by("-at").values_list("at", flat=True)[:most])
        if len(moments) == most:
            minutes = minutes_to_wait(moments[-1], now)
            raise TooManyFailures(
                f"Too many wrong passwords. Wait {minutes} minutes, or use a sign-in link.",
                minutes=minutes,
            )
    return SignInFailure.objects.create(username=name, address=address, device=device, at=now)


def guessed(username: str) -> str:
    """Return the name as it is counted: however it is spelled, a guess is a guess at one account."""
    return username.casefold()[:150]


def minutes_to_wait(oldest: datetime, now: datetime) -> int:
    """Return the minutes until the oldest failure that still counts does no more, at least one."""
    return max(1, int(-(-(oldest + FAILURE_WINDOW - now).total_seconds() // 60)))


def _bounds(
    recent: SignInFailureQuerySet, name: str, address: str | None, device: str
) -> Iterator[tuple[SignInFailureQuerySet, int]]:
    """Give the failures that count against this attempt, and how many of them are too many."""
    if device:
        yield recent.filter(username=name, device=device), FAILURES_PER_NAME
        return
    strangers = recent.filter(device="")
    yield strangers.filter(username=name, address=address), FAILURES_PER_NAME
    yield strangers.filter(username=name), FAILURES_PER_NAME_IN_ALL
    if address is not None:
        yield strangers.filter(address=address), FAILURES_PER_ADDRESS


def _forget_before(moment: datetime) -> None:
    """Delete failures that count no more, except those that somebody else is deleting."""
    old = SignInFailure.objects.filter(at__lt=moment).select_for_update(skip_locked=True)
    SignInFailure.objects.filter(pk__in=list(old.values_list("pk", flat=True)[:100])).delete()


def _wait_for(subject: str) -> None:
    """Let one transaction at a time count this subject; the lock ends with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"sign-in {subject}"])
