"""A cluster is made, starts, stops, and comes up clean after a crash."""

import os
import signal
import time
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from annotator.localdb import _roles
from annotator.localdb import operations as localdb
from annotator.localdb.errors import LocalDatabaseError
from annotator.localdb.types import DATABASE, DESK, OWNER, SUPERUSER, Address, Running
from tests.localdb.conftest import Place


def ask(address: Address, question: str, role: str = OWNER) -> list[tuple[object, ...]]:
    place = make_conninfo(host=address.socket_folder, port=address.port, user=role, dbname=DATABASE)
    with psycopg.connect(place, autocommit=True) as connection:
        cursor = connection.execute(question.encode())
        return cursor.fetchall() if cursor.description else []


def running(cluster: Path) -> Running:
    found = localdb.status(cluster)
    assert found
    return found


def kill(cluster: Path) -> None:
    """Kill the server and wait until the system has carried it out."""
    os.kill(running(cluster).process_id, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while localdb.status(cluster):
        assert time.monotonic() < deadline


def test_a_new_cluster_answers_in_the_desk_s_own_database(place: Place) -> None:
    address = localdb.start(place("desk"), durable=False).address
    answer = ask(address, "SELECT current_database(), current_user, lower('ÄПХ'), current_setting('fsync')")
    assert answer == [("galley", "galley_owner", "äпх", "off")]


def test_a_desk_s_cluster_waits_for_the_disk_and_listens_on_its_socket_only(address: Address) -> None:
    names = ("fsync", "synchronous_commit", "full_page_writes", "listen_addresses")
    values = [ask(address, f"SHOW {name}")[0][0] for name in names]
    assert values == ["on", "on", "on", ""]


def test_nobody_logs_in_to_a_desk_s_cluster_as_its_superuser(address: Address) -> None:
    with pytest.raises(psycopg.OperationalError, match=r"no pg_hba\.conf entry"):
        ask(address, "SELECT 1", SUPERUSER)
    with pytest.raises(psycopg.OperationalError, match=r"no pg_hba\.conf entry"):
        ask(address, "SELECT 1", "postgres")


def test_neither_the_owner_nor_the_desk_is_a_superuser_or_makes_roles_and_databases(address: Address) -> None:
    mine = (
        "SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls "
        "FROM pg_roles WHERE rolname = current_user"
    )
    for role in (OWNER, DESK):
        assert ask(address, mine, role) == [(False,) * 5]
        members = "SELECT pg_has_role(current_user, 'galley_owner', 'MEMBER')"
        assert ask(address, members, role) == [(role == OWNER,)]


def test_the_desk_s_role_makes_nothing_in_a_new_database_not_even_temporarily(address: Address) -> None:
    for statement in ("CREATE TABLE public.mine ()", "CREATE TEMPORARY TABLE mine ()", "CREATE SCHEMA mine"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ask(address, statement, DESK)


def test_a_write_in_another_database_is_seen_by_the_desk_s_role_so_that_its_feed_need_not_wait(
    address: Address,
) -> None:
    other = make_conninfo(host=address.socket_folder, port=address.port, user=OWNER, dbname="postgres")
    with psycopg.connect(other) as elsewhere:
        elsewhere.execute("SELECT pg_current_xact_id()")
        seen = "SELECT count(backend_xid) FROM pg_stat_activity WHERE datname = 'postgres'"
        assert ask(address, seen, DESK) == [(1,)]


def test_roles_are_made_once(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    cluster = place("desk")
    localdb.start(cluster, durable=False)
    localdb.stop(cluster)
    monkeypatch.setattr(_roles, "prepare", None)
    assert ask(localdb.start(cluster, durable=False).address, "SELECT 1") == [(1,)]


def test_fuzzy_names_work_in_every_script(address: Address) -> None:
    ask(address, "CREATE EXTENSION pg_trgm")
    assert ask(address, "SELECT similarity('Пхеньян', 'Пхеньяна') > 0.5") == [(True,)]


def test_starting_a_running_cluster_changes_nothing(place: Place) -> None:
    cluster = place("desk")
    first = localdb.start(cluster, durable=False)
    before = running(cluster).process_id
    assert localdb.start(cluster, durable=False) == first
    assert running(cluster).process_id == before


def test_stopping_ends_the_server_and_a_second_stop_is_quiet(place: Place) -> None:
    cluster = place("desk")
    localdb.start(cluster, durable=False)
    process_id = running(cluster).process_id
    localdb.stop(cluster)
    assert localdb.status(cluster) is None
    assert not Path(f"/proc/{process_id}/cwd").exists()
    localdb.stop(cluster)


def test_what_was_committed_survives_kill_9(place: Place) -> None:
    cluster = place("desk")
    address = localdb.start(cluster).address
    ask(address, "CREATE TABLE kept AS SELECT 42 AS number")
    kill(cluster)
    address = localdb.start(cluster).address
    assert ask(address, "SELECT number FROM kept") == [(42,)]


def test_a_process_id_that_another_process_has_by_now_is_no_hindrance(place: Place) -> None:
    cluster = place("desk")
    localdb.start(cluster, durable=False)
    pid_file = cluster / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    kill(cluster)
    pid_file.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    address = localdb.start(cluster, durable=False).address
    assert ask(address, "SELECT 1") == [(1,)]


def test_an_interrupted_beginning_is_made_anew(place: Place) -> None:
    cluster = place("desk")
    half = cluster.with_name("postgres.unfinished")
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    address = localdb.start(cluster, durable=False).address
    assert ask(address, "SELECT 1") == [(1,)]
    assert not half.exists()


def test_two_clusters_run_side_by_side(place: Place) -> None:
    one, two = place("one"), place("two")
    first, second = (localdb.start(cluster, durable=False).address for cluster in (one, two))
    ask(first, "CREATE TABLE here AS SELECT 1")
    localdb.stop(one)
    assert ask(second, "SELECT to_regclass('here') IS NULL") == [(True,)]


def test_a_server_of_another_major_version_s_data_is_not_started(place: Place) -> None:
    cluster = place("desk")
    localdb.start(cluster, durable=False)
    localdb.stop(cluster)
    (cluster / "PG_VERSION").write_text("9\n")
    with pytest.raises(
        LocalDatabaseError, match=r"made by PostgreSQL 9, but only version \d+ is here; install"
    ):
        localdb.start(cluster)


def test_a_broken_configuration_is_told_in_the_server_s_words(place: Place) -> None:
    cluster = place("desk")
    localdb.start(cluster, durable=False)
    localdb.stop(cluster)
    with (cluster / "postgresql.conf").open("a") as stream:
        stream.write("shared_buffers = 'plenty'\n")
    with pytest.raises(LocalDatabaseError, match=r"(?s)PostgreSQL didn't start: .*galley|postgresql.conf"):
        localdb.start(cluster)
