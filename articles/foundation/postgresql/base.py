"""The backend that `DATABASES["default"]["ENGINE"]` names; Django wants the class in a module of this name.

`DATABASES["default"]["LIMITS"]`, where it is given, is a named tuple of PostgreSQL's own timeouts in milliseconds.
"""

from __future__ import annotations

import select
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from psycopg_pool import ConnectionPool


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection with limits, that asks the server whether it lives only when there is reason to doubt it."""

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

    def is_usable(self) -> bool:
        """Tell whether the connection can be used."""
        if self.connection is None or self.connection.closed:
            return False
        return _is_quiet(self.connection) or super().is_usable()

    @property
    def pool(self) -> Any:
        """The pool, where there is one; its connections are looked at in the same way."""
        if options := self.settings_dict["OPTIONS"].get("pool"):
            options.setdefault("check", _check)
        return super().pool


def _is_quiet(connection: psycopg.Connection[Any]) -> bool:
    """Tell whether the server has said nothing since it was last heard.

    Between two requests it says nothing: as long as there is nothing to read, nobody hung up, and a `SELECT 1` before
    each request would only cost a round trip. When there is (the end of the connection, or a notice of the server's),
    the question decides.
    """
    poll = select.poll()
    poll.register(connection.fileno(), select.POLLIN)
    return not poll.poll(0)


def _check(connection: psycopg.Connection[Any]) -> None:
    """Raise `psycopg.OperationalError` if a pooled connection can't be used."""
    if not _is_quiet(connection):
        ConnectionPool.check_connection(connection)
