"""How long the database works, or waits, for one process of the desk before it gives up.

Without these one slow question, or one forgotten transaction, keeps a connection and its locks for as long as
it likes.
"""

from typing import NamedTuple


class DatabaseLimits(NamedTuple):
    """Named as PostgreSQL names them, in milliseconds; 0 stands for no limit."""

    statement_timeout: int = 0
    lock_timeout: int = 0
    idle_in_transaction_session_timeout: int = 0


#: By the kind of process, which `GALLEY_PROCESS` names.
DATABASE_LIMITS = {
    "web": DatabaseLimits(
        # Somebody waits for the answer. The slowest question that the API's own filters make takes two
        # seconds on a large desk; what takes five times that was asked to hurt, or belongs into an export.
        statement_timeout=10_000,
        # An operation holds its locks for milliseconds, the largest bulk for seconds. A longer wait is ended
        # with an error, so that the connection can serve others.
        lock_timeout=5_000,
        # Between two statements a request only calculates. The largest bulk calculates for a few seconds; a
        # thread that hangs there would hold its locks, and keep the feed from moving on, until the process
        # ends.
        idle_in_transaction_session_timeout=30_000,
    ),
    "worker": DatabaseLimits(
        # An export reads in batches, each a statement of its own that takes seconds at most, on a large desk
        # a minute. Half the time after which the queue gives a task to somebody else.
        statement_timeout=900_000,
        # Nobody waits for a job, and the sweeper tries it again.
        lock_timeout=60_000,
        # Between two batches it writes to a disk, which may be slow, or short of room for a while.
        idle_in_transaction_session_timeout=300_000,
    ),
    # manage.py: a migration rewrites whole tables and must not be killed halfway. The person who started it
    # can stop it.
    "tool": DatabaseLimits(),
}
