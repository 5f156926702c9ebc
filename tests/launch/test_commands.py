"""`manage.py` says in one sentence that its desk isn't there, and keeps the traceback for who develops it."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.architecture.sources import ROOT
from tests.journeys.server import database_url
from tests.launch.desks import environment, free_port

COUNT = "from articles.claims.models import Claim; Claim.objects.count()"


def manage(data: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment(data, free_port()) | more,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "words", [("apikey", "list"), ("showmigrations",), ("migrate",), ("shell", "-v", "0", "-c", COUNT)]
)
def test_a_desk_that_isn_t_there_is_told_with_the_remedy(tmp_path: Path, words: tuple[str, ...]) -> None:
    answer = manage(tmp_path, *words)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert (
        answer.stderr
        == f"There is no desk in {tmp_path}: start it with make run, or name another folder in DATA.\n"
    )


def test_a_desk_that_was_stopped_is_told(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    answer = manage(tmp_path, "apikey", "list")
    assert answer.returncode == 1
    assert answer.stderr.startswith(f"The desk in {tmp_path} doesn't run (connection ")
    assert answer.stderr.endswith("): start it with make run, then try again.\n")
    assert len(answer.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("settings", "names"),
    [
        ({"DATABASE_URL": "postgres://desk@127.0.0.1:1/galley"}, "DATABASE_URL"),
        (
            {
                "DATABASE_URL": "postgres://desk@127.0.0.1:1/galley",
                "DATABASE_OWNER_URL": "postgres://owner@127.0.0.1:1/galley",
            },
            "DATABASE_URL and DATABASE_OWNER_URL",
        ),
    ],
)
def test_another_server_that_doesn_t_answer_is_told(
    tmp_path: Path, settings: dict[str, str], names: str
) -> None:
    answer = manage(tmp_path, "migrate", **settings)
    assert answer.returncode == 1
    assert answer.stderr.startswith("The database doesn't answer (connection ")
    assert answer.stderr.endswith(f"): check {names}, and that its server runs.\n")
    assert len(answer.stderr.splitlines()) == 1


@pytest.mark.django_db
def test_a_database_that_nobody_prepared_is_told(tmp_path: Path) -> None:
    server = database_url().removesuffix(connection.settings_dict["NAME"])
    answer = manage(tmp_path, "apikey", "list", DATABASE_URL=f"{server}postgres")
    assert answer.returncode == 1
    assert answer.stderr == (
        "The database isn't prepared for this release. Start the desk with make run, or run manage.py "
        "migrate.\n"
    )


def test_debug_keeps_the_traceback(tmp_path: Path) -> None:
    answer = manage(tmp_path, "apikey", "list", DEBUG="1")
    assert answer.returncode == 1
    assert answer.stderr.startswith("Traceback ")
    assert "OperationalError" in answer.stderr
