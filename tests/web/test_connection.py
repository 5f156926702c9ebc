"""A kept connection is used without asking, and given up when the server has left."""

from __future__ import annotations

import psycopg
import pytest
from django.db import connection

from articles.foundation.postgresql.base import _check

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_living_connection_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    connection.ensure_connection()
    monkeypatch.setattr("django.db.backends.postgresql.base.DatabaseWrapper.is_usable", lambda _: False)
    assert connection.is_usable()


def test_a_connection_that_the_server_ended_is_given_up() -> None:
    connection.ensure_connection()
    ended = connection.connection.info.backend_pid
    with psycopg.connect(**connection.get_connection_params()) as other:
        # Waits until the process is gone, for at most ten seconds.
        assert other.execute("SELECT pg_terminate_backend(%s, 10000)", [ended]).fetchone() == (True,)
    assert not connection.is_usable()
    connection.close()
    assert not connection.is_usable()


def test_a_notice_of_the_server_is_no_reason_to_give_up() -> None:
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("LISTEN hello")
    with psycopg.connect(**connection.get_connection_params()) as other:
        other.execute("NOTIFY hello")
    assert connection.is_usable()


def test_a_pooled_connection_is_handed_out_while_it_lives_and_not_when_the_server_has_left() -> None:
    with psycopg.connect(**connection.get_connection_params()) as pooled:
        _check(pooled)
        with psycopg.connect(**connection.get_connection_params()) as other:
            other.execute("SELECT pg_terminate_backend(%s, 10000)", [pooled.info.backend_pid])
        with pytest.raises(psycopg.OperationalError):
            _check(pooled)
