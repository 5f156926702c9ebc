"""The backend that `DATABASES["default"]["ENGINE"]` names; Django wants the class in a module of this name.

`DATABASES["default"]["LIMITS"]`, where it is given, is a named tuple of PostgreSQL's own timeouts in
milliseconds.
"""

from __future__ import annotations

import select
import threading
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from psycopg_pool import ConnectionPool

# Seconds that interrupting a statement may take; giving the connection back waits as long.
INTERRUPTING = 2.0


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection with limits. It asks the server whether it is open only when in doubt."""

    def _configure_connection(self, connection: psycopg.Connection[Any]) -> bool:
        """Set the limits on a connection that was just opened, in or out of the pool."""
        # Not as a parameter of the connection's start, which poolers in front of PostgreSQL refuse.
        commit: bool = super()._configure_connection(connection)  # type: ignore[misc] # private, and the pool's hook
        limits = self.settings_dict.get("LIMITS")
        if limits is None:
            return commit
        # Also those that are 0, so that a server's own default doesn't end a migration.
        settings = ", ".join("set_config(%s, %s, false)" for _ in limits)
        given = [text for name, most in limits._asdict().items() for text in (name, str(most))]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {settings}", given)
        return True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Held while the connection is given back or interrupted: what is interrupted must still be this
        # request's.
        self._leaving = threading.Lock()

    def interrupt(self) -> None:
        """Cancel the statement that the server is running for this connection, if any. For another thread to
        call.
        """
        with self._leaving:
            if self.connection is not None and not self.connection.closed:
                self.connection.cancel_safe(timeout=INTERRUPTING)

    def _close(self) -> None:
        with self._leaving:
            super()._close()  # type: ignore[misc] # its types leave it out

    def is_usable(self) -> bool:
        """Tell whether the connection can be used."""
        if self.connection is None or self.connection.closed:
            return False
        return _is_quiet(self.connection) or super().is_usable()

    @property
    def pool(self) -> Any:
        """The pool, if there is one; its connections are checked in the same way."""
        if options := self.settings_dict["OPTIONS"].get("pool"):
            options.setdefault("check", _check)
        return super().pool


def _is_quiet(connection: psycopg.Connection[Any]) -> bool:
    """Tell whether the server has sent nothing since the last answer.

    Between two requests it sends nothing. So while there is nothing to read, the connection is open, and a
    `SELECT 1` before each request would only cost a round trip. If there is something to read (the end of the
    connection, or a notice), a query decides.
    """
    poll = select.poll()
    poll.register(connection.fileno(), select.POLLIN)
    return not poll.poll(0)


def _check(connection: psycopg.Connection[Any]) -> None:
    """Raise `psycopg.OperationalError` if a pooled connection can't be used."""
    if not _is_quiet(connection):
        ConnectionPool.check_connection(connection)
