"""The queue is reached with the same words as the database, whatever they contain, and let go in time."""

import subprocess
import sys
import time
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from pgmq.base import PGMQConfig
from psycopg.conninfo import conninfo_to_dict

from annotator.celery import reach_queue
from annotator.queue.operations import connection_string
from tests.architecture.sources import ROOT

PUBLISHER_WITHOUT_DATABASE = """
import time
from kombu import Connection
from kombu.exceptions import OperationalError
from annotator.queue.operations import close_connections, transport_options
nowhere = {"HOST": "/nonexistent", "PORT": "", "NAME": "n", "USER": "u", "PASSWORD": "", "OPTIONS": {}}
broker = Connection("pgmq://localhost", transport_options=transport_options(nowhere) | {"pool_timeout": 0.2})
try:
    broker.ensure_connection(max_retries=1, interval_start=0)
except OperationalError:
    print("refused")
close_connections()
print(time.time(), flush=True)
"""


@pytest.mark.parametrize("awkward", ["/run/two words", "it's", "back\\slash", "a=b", "plain"])
def test_the_client_keeps_awkward_words_whole(awkward: str) -> None:
    given: dict[str, Any] = {
        **dict.fromkeys(("HOST", "USER", "PASSWORD"), awkward),
        "PORT": "5433",
        "NAME": "galley",
        "OPTIONS": {"sslmode": "require", "pool": {"max_size": 2}},
    }
    as_the_client_uses_it = PGMQConfig(conn_string=connection_string(given)).dsn
    assert conninfo_to_dict(as_the_client_uses_it) == {
        **dict.fromkeys(("host", "user", "password"), awkward),
        "port": "5433",
        "dbname": "galley",
        "sslmode": "require",
    }


def test_a_publisher_that_finds_no_database_ends_at_once() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", PUBLISHER_WITHOUT_DATABASE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    refused, last = answer.stdout.split()
    assert refused == "refused"
    assert time.time() - float(last) < 2


@pytest.mark.django_db
def test_the_migrations_install_the_queue() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pgmq.create('bell')")
        cursor.execute("SELECT pgmq.send('bell', '{\"ring\": 1}')")
        cursor.execute("SELECT message ->> 'ring' FROM pgmq.read('bell', 30, 1)")
        assert cursor.fetchall() == [("1",)]


@pytest.mark.django_db
def test_the_queue_in_the_database_and_another_broker_can_both_be_reached(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert settings.CELERY_BROKER_URL == "memory://"
    reach_queue()
    monkeypatch.setattr(settings, "CELERY_BROKER_URL", "pgmq://localhost")
    reach_queue()
