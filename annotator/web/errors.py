"""The tables from refusals to HTTP statuses, read by the pages and by the REST API alike: the domain's, the
database's.
"""

from dataclasses import dataclass

import psycopg
from django.db import DatabaseError, InterfaceError, OperationalError
from psycopg import errors
from psycopg_pool import PoolTimeout, TooManyRequests

from articles.foundation.errors import Conflict, DomainError, Forbidden, Invalid, Missing, Stale, TooMuch

# The first line that fits decides; a refusal that mixes in none of the kinds is the sender's to mend.
STATUSES: tuple[tuple[type[DomainError], int], ...] = (
    (Forbidden, 403),
    (Missing, 404),
    (Stale, 412),
    (Conflict, 409),
    (TooMuch, 429),
    (Invalid, 400),
    (DomainError, 400),
)


def status_of(error: DomainError) -> int:
    """Return the HTTP status that answers this refusal."""
    return next(status for kind, status in STATUSES if isinstance(error, kind))


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why the database did not do what was asked, in a sentence; after how many seconds to try again.

    `expected` is what limits are there for; anything else is somebody's to mend.
    """

    sentence: str
    wait: int
    expected: bool = True


_BUSY = Trouble("The desk is busy: it has too many requests at once. Send yours again in a moment.", 5)
_SOMEBODY = Trouble(
    "Somebody else is changing the same records just now. Nothing was changed. Send the request again in a "
    "moment.",
    2,
)
_TOO_SLOW = Trouble(
    "This took too long in the database, so it was stopped. Nothing was changed. Ask for less at once: fewer "
    "filters, a smaller page, fewer lines. To fetch many articles, order an export.",
    10,
)
_STALLED = Trouble(
    "This took too long between two steps, so it was stopped. Nothing was changed. Send less at once.", 10
)
_FULL = Trouble("The database's disk is full. Tell the people who run this desk.", 60, expected=False)
_AWAY = Trouble(
    "The database can't be reached just now. Send the request again in a moment.", 5, expected=False
)

# By what the driver raised. The first line that fits decides.
_TROUBLES: tuple[tuple[type[psycopg.Error], Trouble], ...] = (
    (errors.QueryCanceled, _TOO_SLOW),
    (errors.LockNotAvailable, _SOMEBODY),
    (errors.DeadlockDetected, _SOMEBODY),
    (errors.SerializationFailure, _SOMEBODY),
    (errors.IdleInTransactionSessionTimeout, _STALLED),
    (PoolTimeout, _BUSY),
    (TooManyRequests, _BUSY),
    (errors.TooManyConnections, _BUSY),
    (errors.DiskFull, _FULL),
)


def trouble_of(error: BaseException | None) -> Trouble | None:
    """Return what an exception of Django's database layer means; None if it is no passing trouble."""
    if not isinstance(error, (DatabaseError, InterfaceError)):
        return None
    for kind, trouble in _TROUBLES:
        if isinstance(error.__cause__, kind):
            return trouble
    return _AWAY if isinstance(error, (OperationalError, InterfaceError)) else None
