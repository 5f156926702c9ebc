"""An order that is found, confirmed and carried out at once, as worker and admin do it one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings

from annotator.accounts.types import Principal
from articles.redaction.models import Redaction
from articles.redaction.operations import confirm_redaction, find_words, run_redaction, start_redaction
from tests.factories.users import admin

type Redact = Callable[..., Redaction]


@pytest.fixture
def boss(db: None) -> Principal:
    """An admin."""
    return admin()


@pytest.fixture
def redact(boss: Principal) -> Redact:
    """Blank words, from the order to the end; return the redaction as it then is."""

    def do(words: str, *, reason: str = "By order of the court.", **how: bool) -> Redaction:
        row = start_redaction(boss, words=words, reason=reason, **how)
        find_words(row.id)
        row.refresh_from_db()
        confirm_redaction(boss, id=row.id, places=row.total)
        run_redaction(row.id)
        row.refresh_from_db()
        assert row.error == ""
        return row

    return do


@pytest.fixture
def files(tmp_path: Path) -> Iterator[Path]:
    """The folder of finished exports."""
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    static = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={"default": storage, "staticfiles": static}):
        yield tmp_path


def places_of(words: str) -> list[str]:
    """Return every column of every table of the database in which the words stand, whatever its type."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_schema, table_name, column_name FROM information_schema.columns "
            "JOIN information_schema.tables USING (table_schema, table_name) "
            "WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')"
        )
        for schema, table, column in cursor.fetchall():
            cursor.execute(
                f'SELECT count(*) FROM "{schema}"."{table}" WHERE strpos(lower("{column}"::text), %s) > 0',
                [words.casefold()],
            )
            row = cursor.fetchone()
            if row and row[0]:
                found.append(f"{table}.{column}")
    return found
