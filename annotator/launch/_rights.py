"""What the desk's database role may do: read and write rows; only add where history only grows; no more."""

from typing import LiteralString

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from psycopg.sql import SQL, Identifier

#: Tables that only grow. Triggers refuse anything else to everybody; the desk's role may not even ask.
APPEND_ONLY = ("ledger_entry", "corpus_revision", "sources_rating", "sources_judgement", "entities_judgement")
#: Which migrations were applied is told to the desk, and written by who migrates.
READ_ONLY = ("django_migrations",)

#: Anything but one starter at a time would meet "tuple concurrently updated".
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('galley rights'))"

#: For the tables and functions that are there, and for those that later migrations make. PUBLIC, which is
#: every role that there will ever be, may call new functions by PostgreSQL's default: one that acts in its
#: owner's name (SECURITY DEFINER) is for the desk alone. Functions of extensions stay everybody's.
RIGHTS: LiteralString = """
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO {desk};
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC;
REVOKE TRUNCATE, REFERENCES, TRIGGER ON ALL TABLES IN SCHEMA public FROM {desk};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {desk};
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {desk};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {desk};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO {desk};
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO {desk}
"""
#: Ours: not an extension's, which others own or whose rights are its own affair.
OUR_FUNCTIONS = """
SELECT p.oid::regprocedure::text FROM pg_proc p
WHERE pronamespace = 'public'::regnamespace AND pg_has_role(proowner, 'USAGE')
    AND NOT EXISTS (
        SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
    )
"""
#: The queue: its functions work with their caller's rights, so tables decide. Sending, fetching,
#: acknowledging, counting, and the note of when listeners were last woken; queues are made and emptied by the
#: owner.
QUEUE_RIGHTS: LiteralString = """
GRANT USAGE ON SCHEMA pgmq TO {desk};
GRANT SELECT ON pgmq.meta TO {desk};
GRANT SELECT, INSERT, UPDATE ON pgmq.notify_insert_throttle TO {desk};
GRANT SELECT ON ALL SEQUENCES IN SCHEMA pgmq TO {desk}
"""
QUEUES = "SELECT 'q_' || queue_name FROM pgmq.meta"


def grant_rights(connection: BaseDatabaseWrapper, desk: str) -> None:
    """Give the role `desk` exactly these rights; the connection is the owner's. Can be repeated at any
    time.
    """
    role = Identifier(desk)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(ONE_AT_A_TIME)
        cursor.execute(SQL(RIGHTS).format(desk=role))
        for names, rights in (
            (APPEND_ONLY, SQL("UPDATE, DELETE")),
            (READ_ONLY, SQL("INSERT, UPDATE, DELETE")),
        ):
            for table in _present(cursor, names):
                cursor.execute(SQL("REVOKE {} ON {} FROM {}").format(rights, Identifier(table), role))
        for signature in _column(cursor, OUR_FUNCTIONS):
            # The signature is quoted already, by the cast that wrote it.
            cursor.execute(f"REVOKE EXECUTE ON ROUTINE {signature} FROM PUBLIC")
            cursor.execute(f"GRANT EXECUTE ON ROUTINE {signature} TO {role.as_string(None)}")
        if _column(cursor, "SELECT 1 WHERE to_regclass('pgmq.meta') IS NOT NULL"):
            _grant_queue(cursor, role)


def _grant_queue(cursor: CursorWrapper, role: Identifier) -> None:
    cursor.execute(SQL(QUEUE_RIGHTS).format(desk=role))
    for queue in _column(cursor, QUEUES):
        table = Identifier("pgmq", queue)
        cursor.execute(SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON {} TO {}").format(table, role))


def superuser_warning(connection: BaseDatabaseWrapper) -> str:
    """Return a sentence when the connection's role is a superuser, else nothing."""
    with connection.cursor() as cursor:
        superuser = _column(cursor, "SELECT 1 FROM pg_roles WHERE rolname = current_user AND rolsuper")
    if not superuser:
        return ""
    return (
        f"The desk works as {connection.settings_dict['USER']}, a superuser of its database: give it a role "
        "of its "
        "own in DATABASE_URL, and the one that owns the tables in DATABASE_OWNER_URL."
    )


def _present(cursor: CursorWrapper, names: tuple[str, ...]) -> list[str]:
    """Keep the tables that migrations have made so far."""
    return [
        name for name in names if _column(cursor, f"SELECT 1 WHERE to_regclass('public.{name}') IS NOT NULL")
    ]


def _column(cursor: CursorWrapper, query: str) -> list[str]:
    """Return the first column of every row."""
    cursor.execute(query)
    return [row[0] for row in cursor.fetchall()]
