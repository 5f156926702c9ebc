"""A desk of an earlier release, where the superuser owned everything, starts under the roles of this one."""

import os
import pwd
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from annotator.localdb import _cluster, _files, _programs, _server
from annotator.localdb import operations as localdb
from annotator.localdb._server_user import ServerUser, server_user
from annotator.localdb.types import DATABASE, DESK, OWNER, SUPERUSER
from tests.architecture.sources import ROOT
from tests.launch.conftest import Start
from tests.launch.desks import RunningDesk, environment, free_port
from tests.launch.people import Person

#: Whatever in our schemas belongs to somebody else than the owner; what extensions brought is their own
#: affair.
STRANGERS = """
SELECT what FROM (
    SELECT 'pg_class'::regclass AS class, oid, relname AS what, relowner AS owner, relnamespace AS place
        FROM pg_class
    UNION ALL SELECT 'pg_proc'::regclass, oid, proname, proowner, pronamespace FROM pg_proc
    UNION ALL SELECT 'pg_type'::regclass, oid, typname, typowner, typnamespace FROM pg_type
    UNION ALL SELECT 'pg_namespace'::regclass, oid, nspname, nspowner, oid FROM pg_namespace
) AS everything
WHERE place::regnamespace::text IN ('public', 'pgmq') AND owner <> 'galley_owner'::regrole
    AND NOT EXISTS (
        SELECT FROM pg_depend WHERE classid = class AND objid = everything.oid AND deptype = 'e'
    )
    -- An extension's array types follow their elements.
    AND NOT EXISTS (
        SELECT FROM pg_type JOIN pg_depend ON objid = typelem AND deptype = 'e'
            WHERE pg_type.oid = everything.oid
    )
"""


def former_user() -> ServerUser:
    """Return whom the earlier release ran the server as: root's was nobody."""
    if os.geteuid() != 0:
        return server_user()
    entry = pwd.getpwnam("nobody")
    return ServerUser(entry.pw_name, entry.pw_uid, entry.pw_gid, borrowed=True)


def ask(socket_folder: str, statement: str, role: str) -> list[tuple[object, ...]]:
    info = make_conninfo(host=socket_folder, user=role, dbname=DATABASE)
    with psycopg.connect(info, autocommit=True) as connection:
        cursor = connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []


def make_the_old_way(data: Path) -> dict[str, object]:
    """Make a desk as the earlier release did, with the sample in it and its server still running; return its
    counts.
    """
    user, cluster = former_user(), data / "postgres"
    data.mkdir(mode=0o755)
    data.chmod(0o755)
    for name in ("run", "logs", "files"):
        (data / name).mkdir()
        (data / name).chmod(0o755)
    (data / "logs" / "worker.log").write_text("export of an embargoed article\n")
    (data / "logs" / "worker.log").chmod(0o644)
    (data / "files" / "export.ndjson").write_text("{}\n")
    (data / "files" / "export.ndjson").chmod(0o644)
    programs = _programs.find(user, None)
    _cluster.make(cluster, programs, user, durable=True)
    _files.write(cluster, cluster, programs.major, user, durable=False)
    me = pwd.getpwuid(os.geteuid()).pw_name
    (cluster / "pg_hba.conf").write_text(f"local all {SUPERUSER} peer map=desk\n")
    (cluster / "pg_ident.conf").write_text(f'desk "{me}" {SUPERUSER}\n')
    _server.start(cluster, programs, user)
    address = f"postgres://{SUPERUSER}@{quote(str(cluster), safe='')}/{DATABASE}"
    subprocess.run(
        [sys.executable, "manage.py", "prepare_desk"],
        cwd=ROOT,
        env=environment(data, free_port()) | {"DATABASE_URL": address},
        capture_output=True,
        check=True,
    )
    ask(str(cluster), "SELECT pgmq.send('celery', '{\"waiting\": 1}')", SUPERUSER)
    ask(str(cluster), "CREATE VIEW somebody_s AS SELECT count(*) FROM claims_claim", SUPERUSER)
    return counts(str(cluster), SUPERUSER)


def counts(socket_folder: str, role: str) -> dict[str, object]:
    tables = ("ledger_entry", "claims_claim", "sources_rating", "corpus_revision", "accounts_user")
    present = [row[0] for row in ask(socket_folder, "SELECT tablename FROM pg_tables", role)]
    return {
        name: ask(socket_folder, f"SELECT count(*) FROM {name}", role)[0][0]  # noqa: S608  names from above
        for name in tables
        if name in present
    }


@pytest.fixture(scope="module")
def before(folder: Path) -> dict[str, object]:
    return make_the_old_way(folder / "var")


@pytest.fixture(scope="module")
def desk(before: dict[str, object], start: Start) -> RunningDesk:
    """Start this release on it, with the old server still there, as after the old launcher was killed."""
    running = start()
    running.wait_ready()
    return running


def test_nothing_is_lost(desk: RunningDesk, before: dict[str, object]) -> None:
    address = localdb.connection_settings(desk.data / "postgres")["HOST"]
    assert len(before) >= 4
    assert 0 not in before.values()
    after = counts(address, OWNER)
    # The start itself writes down that it made a sign-in link.
    assert after.pop("ledger_entry") == int(str(before["ledger_entry"])) + 1
    assert after == {name: count for name, count in before.items() if name != "ledger_entry"}
    assert ask(address, "SELECT count FROM somebody_s", DESK)[0][0] == before["claims_claim"]


def test_everything_is_the_owner_s_and_the_superuser_is_shut_out(desk: RunningDesk) -> None:
    address = localdb.connection_settings(desk.data / "postgres")["HOST"]
    assert ask(address, STRANGERS, OWNER) == []
    assert ask(address, "SELECT has_table_privilege('ledger_entry', 'UPDATE')", DESK) == [(False,)]
    with pytest.raises(psycopg.OperationalError, match=r"no pg_hba\.conf entry"):
        ask(address, "SELECT 1", SUPERUSER)


def test_the_server_runs_as_its_own_user_on_files_that_are_its_own(desk: RunningDesk) -> None:
    found = localdb.status(desk.data / "postgres")
    assert found
    assert Path(f"/proc/{found.process_id}").stat().st_uid == server_user().user_id
    owners = {path.lstat().st_uid for path in (desk.data / "postgres").rglob("*")}
    assert owners == {server_user().user_id}


def test_what_was_readable_to_everybody_isn_t_any_more(desk: RunningDesk) -> None:
    kept = [desk.data / "logs" / "worker.log", desk.data / "files" / "export.ndjson"]
    assert [oct(path.stat().st_mode & 0o777) for path in kept] == ["0o600", "0o600"]
    assert desk.data.stat().st_mode & 0o067 == 0


def test_an_editor_works_on(desk: RunningDesk) -> None:
    person = Person(desk)
    person.sign_in(desk.said().rpartition("Sign in: ")[2].split()[0])
    status, page = person.open("/")
    assert (status, "Sign out" in page) == (200, True)
    assert "permission denied" not in (desk.data / "logs" / "worker.log").read_text(encoding="utf-8")
