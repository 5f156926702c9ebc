"""What the desk's database role may do: the database itself refuses the rest, whatever runs in the desk's
name.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from annotator.launch._rights import APPEND_ONLY, grant_rights, superuser_warning
from annotator.localdb.types import DESK
from annotator.queue.operations import MAKE_QUEUE
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from articles.ledger.operations import record
from articles.ledger.types import Change
from tests.factories.users import editor

pytestmark = pytest.mark.django_db

NOON = datetime(2025, 3, 27, 12, tzinfo=UTC)
#: Tables with a trigger that refuses to change or delete a row: those whose function does nothing but raise.
GUARDED = """
SELECT DISTINCT relname FROM pg_trigger
JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid
WHERE NOT tgisinternal AND tgtype & 2 = 2 AND tgtype & (8 | 16) > 0 AND prosrc ~* 'raise\\s+exception'
"""

BEYOND = (
    "CREATE TABLE mine (a int)",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "ALTER TABLE claims_claim ADD COLUMN mine int",
    "DROP TABLE claims_claim",
    "TRUNCATE claims_claim CASCADE",
    "DROP TRIGGER ledger_entry_is_append_only ON ledger_entry",
    "CREATE OR REPLACE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'",
    "SET session_replication_role = replica",
    "CREATE ROLE mine",
    "ALTER ROLE CURRENT_USER SUPERUSER",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "COPY (SELECT 1) TO '/tmp/mine'",
    "SELECT pg_read_file('PG_VERSION')",
    "INSERT INTO django_migrations (app, name, applied) VALUES ('a', 'b', now())",
    "DELETE FROM django_migrations",
    "SELECT pgmq.create('mine')",
    "SELECT pgmq.drop_queue('celery')",
    "SELECT pgmq.purge_queue('celery')",
    "DROP SCHEMA pgmq CASCADE",
)


@pytest.fixture
def rights(db: None) -> Iterator[None]:
    """Settle the rights as `migrate` does at the end; undone with the test."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [DESK])
        if not cursor.fetchone():
            cursor.execute(f"CREATE ROLE {DESK}")
        cursor.execute(MAKE_QUEUE, ["celery"])
    grant_rights(connection, DESK)
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET SESSION AUTHORIZATION")


@pytest.fixture
def desk_role(rights: None) -> None:
    """Work as the desk's role from here on, wholly: nothing of the superuser who began the session
    remains.
    """
    entry = Change("claim.created", new_id(), after={})
    record(editor(), entry, at=NOON)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"SET SESSION AUTHORIZATION {DESK}")


def ask(query: str, *values: str | list[str] | int) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return [row[0] for row in cursor.fetchall()]


def refused(statement: str) -> bool:
    """Tell whether the statement is refused for want of a right."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except ProgrammingError as error:
        return isinstance(error.__cause__, psycopg.errors.InsufficientPrivilege)
    return False


def test_every_table_whose_rows_a_trigger_guards_is_add_only_for_the_desk() -> None:
    assert set(ask(GUARDED)) == set(APPEND_ONLY)


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_history_can_be_added_to_and_read_but_not_even_asked_to_change(desk_role: None, table: str) -> None:
    held = [
        right
        for right in ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
        if ask("SELECT has_table_privilege(%s, %s)", table, right) == [True]
    ]
    assert held == ["SELECT", "INSERT"]
    columns = "SELECT count(*) FROM pg_attribute WHERE attrelid = %s::regclass AND attacl IS NOT NULL"
    assert ask(columns, table) == [0]
    statements = ("DELETE FROM {}", "TRUNCATE {}", "ALTER TABLE {} DISABLE TRIGGER USER")
    assert [one for one in statements if not refused(one.format(table))] == []


def test_the_ledger_takes_entries_from_the_desk_which_can_read_its_feed(desk_role: None) -> None:
    before = Entry.objects.count()
    record(editor(), Change("claim.updated", new_id(), after={}), at=NOON)
    assert Entry.objects.count() == before + 1
    # Its own transaction is still running: the feed waits for that and sees what came before.
    assert Entry.objects.committed().count() == 0


def test_the_desk_makes_alters_empties_and_removes_no_table(desk_role: None) -> None:
    assert [statement for statement in BEYOND if not refused(statement)] == []


def test_messages_are_sent_and_fetched(desk_role: None) -> None:
    assert len(ask("SELECT pgmq.send('celery', '{}')")) == 1
    fetched = ask("SELECT msg_id FROM pgmq.read('celery', 30, 1)")
    assert ask("SELECT queue_length FROM pgmq.metrics('celery')") == [1]
    assert ask("SELECT pgmq.delete('celery', %s::bigint)", fetched[0]) == [True]


def test_other_tables_are_read_and_written(desk_role: None) -> None:
    short = ask(
        """
        SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL(%s)
            AND NOT (has_table_privilege(tablename::text, 'SELECT')
                AND has_table_privilege(tablename::text, 'INSERT')
                AND has_table_privilege(tablename::text, 'UPDATE')
                AND has_table_privilege(tablename::text, 'DELETE'))
        """,
        [*APPEND_ONLY, "django_migrations"],
    )
    assert short == []
    assert ask("SELECT count(*) > 0 FROM django_migrations") == [True]


def test_what_a_later_migration_makes_is_the_desk_s_to_use_and_nobody_else_s(rights: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE passer_by")
        cursor.execute("CREATE TABLE later (id bigint GENERATED ALWAYS AS IDENTITY, word text)")
        cursor.execute("CREATE SEQUENCE later_numbers")
        cursor.execute(
            "CREATE FUNCTION in_the_owner_s_name() RETURNS void LANGUAGE sql SECURITY DEFINER "
            "AS 'UPDATE later SET word = upper(word)'"
        )
        cursor.execute(f"SET SESSION AUTHORIZATION {DESK}")
        cursor.execute("INSERT INTO later (word) VALUES ('said') RETURNING nextval('later_numbers')")
        cursor.execute("SELECT in_the_owner_s_name()")
        cursor.execute("DELETE FROM later RETURNING word")
        assert cursor.fetchall() == [("SAID",)]
        cursor.execute("RESET SESSION AUTHORIZATION")
        cursor.execute("SET SESSION AUTHORIZATION passer_by")
    assert refused("SELECT public.in_the_owner_s_name()")
    assert refused("SELECT FROM public.later")
    assert refused("SELECT FROM public.ledger_entry")


def test_functions_that_were_there_before_are_the_desk_s_alone_too(rights: None) -> None:
    functions = """
        SELECT proname FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND proname ~ '^(ledger|sources|entities|corpus)_'
            AND {}
    """
    assert len(ask(functions.format("true"))) >= 5
    public = "EXISTS (SELECT FROM aclexplode(coalesce(proacl, acldefault('f', proowner))) WHERE grantee = 0)"
    assert ask(functions.format(public)) == []
    assert ask(functions.format(f"NOT has_function_privilege('{DESK}', oid, 'EXECUTE')")) == []


def test_rights_that_somebody_added_by_hand_are_taken_back(rights: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT ALL ON ledger_entry, claims_claim TO {DESK}, PUBLIC")
        cursor.execute("GRANT ALL ON SCHEMA public TO PUBLIC")
    grant_rights(connection, DESK)
    acl = (
        "SELECT count(*) FROM pg_class, aclexplode(relacl) WHERE relname IN ('ledger_entry', "
        "'claims_claim') AND "
    )
    assert ask(acl + "grantee = 0") == [0]
    assert ask(acl + "privilege_type = 'TRUNCATE' AND grantee <> relowner") == [0]
    assert ask("SELECT has_table_privilege(%s, 'ledger_entry', 'UPDATE')", DESK) == [False]
    assert ask(
        "SELECT count(*) FROM pg_namespace, aclexplode(nspacl) WHERE nspname = 'public' AND grantee = 0"
    ) == [0]


def test_an_owner_who_forges_history_still_meets_the_trigger(rights: None) -> None:
    record(editor(), Change("claim.created", new_id(), after={}), at=NOON)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Entry.objects.update(verb="claim.forged")


def test_one_role_for_everything_is_warned_of_when_it_is_a_superuser(rights: None) -> None:
    assert "a superuser of its database" in superuser_warning(connection)
    with connection.cursor() as cursor:
        cursor.execute(f"SET SESSION AUTHORIZATION {DESK}")
    assert superuser_warning(connection) == ""
