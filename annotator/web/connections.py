"""The web server's few database connections, which its threads share."""

from django.db import connections


def give_back() -> None:
    """Let others have this thread's connection, before it waits for something else than the database.

    One in the middle of a transaction stays, and so does one that belongs to its thread: nobody else wants
    that.
    """
    for connection in connections.all(initialized_only=True):
        if connection.settings_dict["OPTIONS"].get("pool") and not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
