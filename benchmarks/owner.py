"""What a suite does to tables, not to rows: as their owner, because the desk's own role may not."""

from __future__ import annotations

from django.conf import settings
from django.db import connection, connections


def as_owner(*statements: str) -> None:
    """Run each statement in a transaction of its own."""
    own = connection.copy("owner")
    own.settings_dict.update(settings.DATABASE_OWNER or {})
    # Whoever opens a connection asks for it by its name.
    connections["owner"] = own
    try:
        with own.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
    finally:
        own.close()
        del connections["owner"]
