"""Whoever watches the desk learns whether it lives and whether it can work, without a login."""

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from annotator.web import _health


@pytest.fixture(autouse=True)
def _forget_what_was_migrated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_health, "_migrated", set())


def test_it_lives_without_asking_the_database(client: Client) -> None:
    assert client.get("/healthz").content == b"alive\n"


@pytest.mark.django_db
def test_it_is_ready_when_database_migrations_and_queue_are(client: Client) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"database": True, "migrations": True, "queue": True})


@pytest.mark.django_db
def test_a_migration_that_isn_t_applied_is_told(client: Client) -> None:
    MigrationRecorder(connection).record_unapplied("annotator_queue", "0001_install_queue")
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["migrations"]) == (503, False)


@pytest.mark.django_db
@pytest.mark.parametrize("check", ["database", "queue"])
def test_what_doesn_t_answer_is_told(client: Client, monkeypatch: pytest.MonkeyPatch, check: str) -> None:
    def refuse(*_given: object) -> None:
        raise DatabaseError("gone")

    if check == "queue":
        monkeypatch.setattr(_health, "reach_queue", refuse)
    else:
        monkeypatch.setattr(connection, "cursor", refuse)
        monkeypatch.setattr(connection, "close", lambda: None)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()[check]) == (503, False)


def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post("/readyz").status_code == 405
