"""What a suite does to tables, not to rows: as their owner, because the desk's own role may not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper


@contextmanager
def owner() -> Iterator[BaseDatabaseWrapper]:
    """Yield a connection of the owner's."""
    own = connection.copy("owner")
    own.settings_dict.update(settings.DATABASE_OWNER or {})
    # Whoever opens a connection asks for it by its name.
    connections["owner"] = own
    try:
        yield own
    finally:
        own.close()
        del connections["owner"]


def as_owner(*statements: str) -> None:
    """Run each statement in a transaction of its own."""
    with owner() as own, own.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
