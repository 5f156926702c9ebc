"""One desk: what it prints, how it is healed, how it is stopped."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from annotator.localdb import operations as localdb
from annotator.localdb.types import OWNER
from tests.architecture.sources import ROOT
from tests.launch.conftest import Copy, Start
from tests.launch.desks import RunningDesk, environment, until

ENQUEUE = """
import time, django
django.setup()
from annotator.celery import app
app.send_task("galley.bell", ignore_result=True)
print(time.time(), flush=True)
"""


@pytest.fixture(scope="module")
def desk(copy: Copy, start: Start) -> RunningDesk:
    copy()
    running = start()
    running.wait_ready()
    return running


def status(desk: RunningDesk, path: str) -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{desk.port}{path}", timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def sql(desk: RunningDesk, statement: str) -> list[tuple[object, ...]]:
    # The owner: the desk's own role makes no tables.
    place = localdb.connection_settings(desk.data / "postgres", role=OWNER)
    info = make_conninfo(host=place["HOST"], port=place["PORT"], user=place["USER"], dbname=place["NAME"])
    with psycopg.connect(info, autocommit=True) as connection:
        cursor = connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []


def process_of(desk: RunningDesk, word: str) -> int:
    """Return the first process whose command line has the word."""
    for process_id in desk.processes():
        command = Path(f"/proc/{process_id}/cmdline").read_bytes()
        if word.encode() in command:
            return process_id
    raise AssertionError(f"no process with {word}")


def enqueue(desk: RunningDesk) -> float:
    """Send a task from a process of its own; return the seconds that it took to end afterwards."""
    settings = environment(desk.data, desk.port) | {"DJANGO_SETTINGS_MODULE": "annotator.settings"}
    answer = subprocess.run(
        [sys.executable, "-c", ENQUEUE], cwd=ROOT, env=settings, capture_output=True, text=True, check=True
    )
    return time.time() - float(answer.stdout)


def received(desk: RunningDesk) -> int:
    """Return how many of these tasks the worker has taken: it knows none of that name and says so."""
    return (desk.data / "logs" / "worker.log").read_text(encoding="utf-8").count("'galley.bell'")


def test_its_last_lines_are_the_address_and_the_way_in(prepared: Path, desk: RunningDesk) -> None:
    # At a first start, and at a later one.
    for said in ((prepared.parent / "ready.out").read_text(encoding="utf-8"), desk.said()):
        last = said.splitlines()[-2:]
        assert re.fullmatch(r"Galley is ready: http://127\.0\.0\.1:\d+/", last[0])
        address = re.escape(last[0].removeprefix("Galley is ready: "))
        assert re.fullmatch(rf"Sign in: {address}enter/[\w-]{{20,}}", last[1])
    assert f"http://127.0.0.1:{desk.port}/\n" in desk.said()


def test_it_lives_and_is_ready(desk: RunningDesk) -> None:
    assert [status(desk, "/healthz"), status(desk, "/readyz")] == [200, 200]


def test_a_second_one_on_the_same_folder_is_refused_in_one_sentence(desk: RunningDesk, start: Start) -> None:
    second = start()
    assert second.process.wait(30) != 0
    assert second.said().startswith(f"A desk already runs on {desk.data} (process ")
    assert "Traceback" not in second.said()


def test_a_taken_port_is_refused_in_one_sentence(desk: RunningDesk, start: Start) -> None:
    other = start("other", desk.port)
    assert other.process.wait(30) != 0
    assert other.said().startswith(
        f"Port {desk.port} is taken by another program; choose another, such as: make run"
    )
    assert "Traceback" not in other.said()


def test_two_desks_run_side_by_side(desk: RunningDesk, copy: Copy, start: Start) -> None:
    copy("second")
    other = start("second")
    other.wait_ready()
    sql(other, "CREATE TABLE only_here AS SELECT 1")
    assert sql(desk, "SELECT to_regclass('only_here') IS NULL") == [(True,)]
    other.stop()
    assert other.processes() == []
    assert status(desk, "/readyz") == 200


def test_a_process_that_enqueues_ends_at_once_and_the_worker_hears_it(desk: RunningDesk) -> None:
    before = received(desk)
    assert enqueue(desk) < 2
    until(lambda: received(desk) > before)


def test_a_killed_web_server_comes_back(desk: RunningDesk) -> None:
    killed = process_of(desk, "granian")
    os.kill(killed, signal.SIGKILL)
    until(lambda: "web was killed by SIGKILL" in desk.said())
    until(lambda: status(desk, "/readyz") == 200)


def test_a_killed_database_comes_back_and_the_worker_finds_it_again(desk: RunningDesk) -> None:
    sql(desk, "CREATE TABLE kept AS SELECT 42 AS number")
    server = localdb.status(desk.data / "postgres")
    assert server
    os.kill(server.process_id, signal.SIGKILL)
    until(lambda: "The database is gone; starting it again." in desk.said())
    until(lambda: status(desk, "/readyz") == 200)
    assert sql(desk, "SELECT number FROM kept") == [(42,)]
    before = received(desk)
    enqueue(desk)
    until(lambda: received(desk) > before)


def test_after_kill_9_of_the_launcher_the_next_start_clears_up(desk: RunningDesk, start: Start) -> None:
    launcher = int((desk.data / "run" / "lock").read_text().split()[1].rstrip(","))
    os.kill(launcher, signal.SIGKILL)
    desk.process.wait(30)
    leftovers = desk.processes()
    assert leftovers
    again = start("var", desk.port)
    again.wait_ready()
    assert "of a desk that was killed." in again.said()
    assert set(leftovers) & set(again.processes()) == set()


def test_after_kill_9_of_the_group_the_next_start_has_everything_that_was_committed(
    desk: RunningDesk, start: Start
) -> None:
    again = start("var", desk.port)
    assert again.process.wait(30) != 0, "the desk of the test before still runs"
    running = int((desk.data / "run" / "lock").read_text().split()[1].rstrip(","))
    sql(desk, "CREATE TABLE committed AS SELECT 7 AS number")
    os.killpg(os.getpgid(running), signal.SIGKILL)
    until(lambda: not desk.processes())
    third = start("var", desk.port)
    third.wait_ready()
    assert sql(third, "SELECT number FROM committed") == [(7,)]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_desk_leaves_no_process(start: Start, how: signal.Signals) -> None:
    stopped = start("second")
    stopped.wait_ready()
    assert len(stopped.processes()) >= 3
    if how is signal.SIGTERM:
        stopped.process.terminate()
    stopped.stop(how)
    assert stopped.processes() == []
    assert localdb.status(stopped.data / "postgres") is None
    assert "Galley has stopped." in stopped.said()
    assert "Traceback" not in stopped.said()
