"""The database gives up on what takes too long: the answer says so, and the next request finds a good
connection.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from psycopg_pool import PoolTimeout
from pytest_django import Settings
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.limits import DATABASE_LIMITS
from tests.factories.articles import article
from tests.factories.users import editor

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).resolve().parents[2]


def _asked(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
        cursor.execute("SELECT 1")


def _slow() -> None:
    _asked("SELECT pg_sleep(30)")


def _locked() -> None:
    _asked("SELECT id FROM corpus_article FOR UPDATE")


def _forgotten() -> None:
    """Do what a request does that thinks for too long within a transaction: the server ends its session."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (own,) = cursor.fetchone() or (0,)
        with psycopg.connect(**connection.get_connection_params(), autocommit=True) as other:
            ended = "SELECT 1 FROM pg_stat_activity WHERE pid = %s"
            while other.execute(ended, [own]).fetchone():
                pass
        cursor.execute("SELECT 1")


def _all_taken() -> None:
    raise OperationalError("no connection") from PoolTimeout("no connection")


TROUBLES = {"slow": _slow, "locked": _locked, "forgotten": _forgotten, "all-taken": _all_taken}
SENTENCES = {
    "slow": "too long in the database",
    "locked": "Somebody else is changing the same records",
    "forgotten": "took too long between two steps",
    "all-taken": "The desk is busy",
}


def _page(_request: HttpRequest, name: str) -> HttpResponse:
    TROUBLES[name]()
    return HttpResponse("done")


def _well(_request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 'well'")
        return HttpResponse(str((cursor.fetchone() or ("",))[0]))


class _Asked(APIView):
    authentication_classes = ()
    permission_classes = ()

    def get(self, request: Request, name: str) -> Response:  # noqa: ARG002 - the dispatcher's signature
        TROUBLES[name]()
        return Response("done")


class BrokenMiddleware:
    """Fails outside of every view, as the session does when the database is away."""

    def __init__(self, get_response: object) -> None:
        pass

    def __call__(self, _request: HttpRequest) -> HttpResponse:
        raise OperationalError("gone")


urlpatterns = [
    path("page/<name>/", _page),
    path("api/v1/asked/<name>/", _Asked.as_view()),
    path("well/", _well),
    path("", include("annotator.web.urls")),
]
handler500 = "annotator.web.views.server_error"


@pytest.fixture
def visitor(settings: Settings) -> Iterator[Client]:
    """A client of a desk whose limits are short, while somebody else holds an article."""
    settings.ROOT_URLCONF = __name__
    article(editor())
    with connection.cursor() as cursor:
        for name, most in (("statement", 300), ("lock", 100), ("idle_in_transaction_session", 200)):
            cursor.execute(f"SET {name}_timeout = {most}")
    with psycopg.connect(**connection.get_connection_params()) as other:
        other.execute("SELECT id FROM corpus_article FOR UPDATE")
        yield Client(raise_request_exception=False)
        other.rollback()
    connection.close()


@pytest.mark.parametrize("name", TROUBLES)
def test_a_page_says_what_was_stopped_and_the_next_request_is_answered(visitor: Client, name: str) -> None:
    answer = visitor.get(f"/page/{name}/")
    assert (answer.status_code, int(answer.headers["Retry-After"]) > 0) == (503, True)
    assert SENTENCES[name] in answer.text
    assert "Error 503" in answer.text
    assert visitor.get("/well/").text == "well"


@pytest.mark.parametrize("name", TROUBLES)
def test_the_api_says_so_in_problem_details_and_the_next_request_is_answered(
    visitor: Client, name: str
) -> None:
    answer = visitor.get(f"/api/v1/asked/{name}/")
    assert (answer.status_code, int(answer.headers["Retry-After"]) > 0) == (503, True)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert SENTENCES[name] in answer.json()["detail"]
    assert visitor.get("/well/").text == "well"


@pytest.mark.parametrize("address", ["/well/", "/api/v1/asked/slow/"])
def test_what_fails_outside_of_a_view_is_no_mistake_of_ours_either(settings: Settings, address: str) -> None:
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.BrokenMiddleware"]
    answer = Client(raise_request_exception=False).get(address)
    assert answer.status_code == 503
    assert "can&#x27;t be reached" in answer.text or "can't be reached" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("program", "kind"),
    [
        ("import annotator.wsgi", "web"),
        ("import os; os.environ['GALLEY_PROCESS'] = 'worker'; import annotator.wsgi", "worker"),
        ("import django; django.setup()", "tool"),
    ],
)
@pytest.mark.usefixtures("django_db_setup")
def test_each_process_has_the_limits_of_its_kind(program: str, kind: str) -> None:
    """In processes of their own, as they run: the web server's are short, and a migration is never
    stopped.
    """
    settings = connection.settings_dict
    values = f"""
{program}
from django.db import connection
connection.settings_dict["NAME"] = {settings["NAME"]!r}
with connection.cursor() as cursor:
    for name in {list(DATABASE_LIMITS[kind]._fields)!r}:
        cursor.execute("SELECT setting FROM pg_settings WHERE name = %s", [name])
        print(cursor.fetchone()[0])
"""  # noqa: S608 - a program, not a query
    environment = {k: v for k, v in os.environ.items() if k not in {"GALLEY_PROCESS", "DATABASE_CONNECTIONS"}}
    told = subprocess.run(
        [sys.executable, "-c", values], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert not told.returncode, told.stderr[-1500:]
    assert [int(line) for line in told.stdout.split()] == list(DATABASE_LIMITS[kind])


def test_nothing_is_unlimited_where_somebody_waits_and_everything_where_tables_are_rewritten() -> None:
    assert min(DATABASE_LIMITS["web"]) > 0
    assert max(DATABASE_LIMITS["tool"]) == 0
    assert all(
        web < worker for web, worker in zip(*(DATABASE_LIMITS[k] for k in ("web", "worker")), strict=True)
    )
