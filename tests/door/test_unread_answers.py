"""Answers that nobody reads keep neither threads nor connections of the database; work for nobody stops."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection

from articles.claims.models import Claim
from articles.corpus.models import Article
from tests.door.conftest import Call
from tests.factories.articles import article as make_article

pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE = 20.0


@pytest.fixture
def long_story(transactional_db: None) -> Article:
    """An article whose text fills no socket's buffers."""
    return make_article(text="Überschrift\n\n" + "新闻报道的一些文字。" * 190_000)


def test_unread_exports_keep_no_thread_and_no_connection(call: Call, key: str, long_story: Article) -> None:
    address = f"/api/v1/articles/{long_story.id}/export/ndjson/"
    readers = [call(small=True) for _ in range(24)]
    for one in readers:
        one.send("GET", address, key)
    heads = [one.head() for one in readers]

    assert call().ask("/api/v1/articles/", key).status == 200
    assert connections_in_use() <= 2
    # Eight of one program's may be unread at once; it is told so about the others.
    statuses = [status for status, _ in heads]
    assert statuses.count(200) == 8
    assert statuses.count(429) == 16
    assert int(dict(heads[statuses.index(429)][1])["retry-after"]) > 0


def test_a_large_answer_arrives_whole_however_slowly_it_is_read(
    call: Call, key: str, long_story: Article
) -> None:
    address = f"/api/v1/articles/{long_story.id}/text/"
    slow = call(small=True)
    slow.send("GET", address, key)
    status, headers = slow.head()
    fast = call().ask(address, key)
    assert (status, fast.status) == (200, 200)
    assert len(fast.body) > 4_000_000

    assert slow._stream.read(int(headers["content-length"])) == fast.body
    # The connection goes on.
    assert slow.ask("/healthz").status == 200


def test_what_a_caller_who_has_gone_asked_for_is_no_longer_looked_for(call: Call, key: str) -> None:
    with locked(Claim):
        for _ in range(4):
            visitor = call()
            visitor.send("GET", "/api/v1/claims/", key)
            until_waiting(1)
            visitor.close()
        until_waiting(0)
        assert call().ask("/api/v1/articles/", key).status == 200
    assert call().ask("/api/v1/claims/", key).status == 200


def test_a_write_is_finished_though_its_caller_has_gone(call: Call, key: str) -> None:
    body = b'{"statement": "Varland sent 3,000 more soldiers."}'
    with locked(Claim):
        visitor = call()
        head = (key, f"Content-Length: {len(body)}", "Content-Type: application/json")
        visitor.send("POST", "/api/v1/claims/", *head, body=body)
        until_waiting(1)
        visitor.close()
        # Long enough for the server to notice, by what it does for the next who goes.
        reader = call()
        reader.send("GET", "/api/v1/claims/", key)
        until_waiting(2)
        reader.close()
        until_waiting(1)
    end = time.monotonic() + PATIENCE
    while not (kept := Claim.objects.exists()) and time.monotonic() < end:
        pass
    assert kept, "the write was lost"


@contextmanager
def locked(model: type[Claim]) -> Iterator[None]:
    """Hold a table, so that whatever reads or writes it waits."""
    with psycopg.connect(**connection.get_connection_params()) as holder:
        holder.execute(f"LOCK TABLE {model._meta.db_table} IN ACCESS EXCLUSIVE MODE".encode())
        yield


def until_waiting(count: int) -> None:
    """Return once so many sessions wait for the lock."""
    end = time.monotonic() + PATIENCE
    while _sessions("wait_event_type = 'Lock'") != count:
        assert time.monotonic() < end, f"not {count} sessions wait for the lock"


def connections_in_use() -> int:
    """Return how many sessions are in a transaction or run a statement, this one left out."""
    return _sessions("state <> 'idle' AND pid <> pg_backend_pid()")


def _sessions(condition: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND {condition}"  # noqa: S608
        )
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])
