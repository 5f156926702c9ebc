"""A whole desk at work under its own database role, and what it leaves readable to other users of the
machine.
"""

import os
import stat
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from annotator.localdb import operations as localdb
from annotator.localdb.types import DESK, OWNER
from tests.launch.conftest import Copy, Start
from tests.launch.desks import RunningDesk, until
from tests.launch.people import Person, Program

TEXT = "Drava's ministry said on Friday that 3,000 more soldiers had gone to the coast."


@pytest.fixture(scope="module")
def desk(copy: Copy, start: Start) -> RunningDesk:
    copy()
    running = start()
    running.wait_ready()
    return running


@pytest.fixture(scope="module")
def program(desk: RunningDesk) -> Program:
    return Program(desk, "least rights")


@pytest.fixture(scope="module")
def article(program: Program) -> str:
    return str(program.call("articles/", {"text": f"Soldiers sent\n\n{TEXT}"})["id"])


def asked(desk: RunningDesk, question: str) -> list[tuple[Any, ...]]:
    # The desk sees what other roles do, for its feed; the owner needn't.
    place = localdb.connection_settings(desk.data / "postgres", role=DESK)
    info = make_conninfo(host=place["HOST"], port=place["PORT"], user=place["USER"], dbname=place["NAME"])
    with psycopg.connect(info) as connection:
        return connection.execute(question.encode()).fetchall()


def last_link(desk: RunningDesk) -> str:
    return desk.said().rpartition("Sign in: ")[2].split()[0]


def test_every_program_of_the_desk_works_as_the_desk_s_role(desk: RunningDesk, article: str) -> None:
    assert article
    connected = asked(
        desk,
        "SELECT DISTINCT usename, rolsuper FROM pg_stat_activity JOIN pg_roles ON rolname = usename "
        "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'",
    )
    assert connected == [(DESK, False)]
    owners = asked(
        desk,
        "SELECT DISTINCT tableowner::text FROM pg_tables WHERE schemaname IN ('public', 'pgmq')",
    )
    assert owners == [(OWNER,)]


def test_a_mark_reaches_the_feed(program: Program, article: str) -> None:
    quote = {"exact": "3,000 more soldiers"}
    mark = program.call(
        "annotations/", {"article": article, "kind": "note", "note": "which?", "quote": quote}
    )
    told: list[Any] = []
    page = program.call("changes/")
    while page["results"]:
        told += [entry["subject"] for entry in page["results"]]
        page = program.call(page["next"].partition("/api/v1/")[2]) if page.get("next") else {"results": []}
    assert mark["id"] in told


def test_the_worker_makes_an_export_and_its_clock_rings(
    desk: RunningDesk, program: Program, article: str
) -> None:
    job = program.call("exports/", {"format": "ndjson", "articles": [article]})["id"]
    until(lambda: program.call(f"exports/{job}/")["state"] in {"done", "failed"})
    assert program.call(f"exports/{job}/")["state"] == "done"
    log = desk.data / "logs" / "worker.log"
    until(lambda: "sweep_exports" in log.read_text(encoding="utf-8"))
    assert "permission denied" not in log.read_text(encoding="utf-8")


def test_an_editor_signs_in_reads_and_opens_the_back_office(desk: RunningDesk) -> None:
    person = Person(desk)
    person.sign_in(last_link(desk))
    status, page = person.open("/")
    assert (status, "Sign out" in page) == (200, True)
    assert person.open("/admin/")[0] == 200


def test_nothing_that_it_keeps_is_readable_to_another_user(
    desk: RunningDesk, program: Program, article: str
) -> None:
    job = program.call("exports/", {"format": "webannotation", "articles": [article]})["id"]
    until(lambda: program.call(f"exports/{job}/")["state"] == "done")
    made = {path.relative_to(desk.data).parts[0] for path in desk.data.rglob("*") if path.is_file()}
    assert {"files", "logs", "run", "static", "secret", "postgres"} <= made
    open_to_others = [
        str(path)
        for path in (desk.data, *desk.data.rglob("*"))
        if path.lstat().st_mode & 0o077 and not path.is_symlink()
    ]
    # Root's database has a user of its own, whose group may pass through, and no more.
    assert open_to_others == ([str(desk.data)] if os.geteuid() == 0 else [])
    assert stat.S_IMODE(Path(desk.data).stat().st_mode) == (0o710 if os.geteuid() == 0 else 0o700)
