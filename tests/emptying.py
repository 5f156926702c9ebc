"""Empties the database after a test that committed.

Django's own way truncates every table, which takes PostgreSQL a tenth of a second for files that mostly hold
nothing, and then writes content types and permissions anew, which takes another. Of some forty tables a test
fills ten, with a few rows each: deleting these takes a tenth of that. Only tables that have grown are
truncated.
"""

from __future__ import annotations

from django.db import OperationalError, connection, transaction
from psycopg.errors import DeadlockDetected

# Written when the database is made, and the same for every test.
KEPT = frozenset({"django_content_type", "auth_permission"})

# Bytes. The rows of former tests, also those rolled back, stay in a table's file, and every scan reads past
# them.
LARGE = 65_536


def empty() -> None:
    """Delete all rows of all tables, whoever else is still writing, the ledger's included."""
    try:
        _empty()
    except OperationalError as error:
        if not isinstance(error.__cause__, DeadlockDetected):
            raise
        # A page that was just closed has said goodbye, and the server was answering it still. By now it has.
        _empty()


def _empty() -> None:
    """Wait for whoever writes, and keep them out, so that nobody's row outlasts the test that made it."""
    tables = [name for name in connection.introspection.django_table_names() if name not in KEPT]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {', '.join(tables)} IN ACCESS EXCLUSIVE MODE")
        # The ledger's trigger refuses deletion to everybody else; foreign keys are triggers, too.
        cursor.execute("SET LOCAL session_replication_role = replica")
        looks = (
            f"SELECT '{name}', pg_relation_size('{name}'), EXISTS (SELECT FROM {name})"  # noqa: S608
            for name in tables
        )
        cursor.execute(" UNION ALL ".join(looks))
        found = cursor.fetchall()
        if grown := [name for name, size, _ in found if size > LARGE]:
            cursor.execute(f"TRUNCATE {', '.join(grown)} CASCADE")
        for name in [name for name, size, filled in found if filled and size <= LARGE]:
            cursor.execute(f"DELETE FROM {name}")  # noqa: S608 - a name from Django's own list
