"""The database that each worker's is a copy of.

Migrating takes as long as five hundred tests, copying none of it. A run with workers begins it beside their
start (`python -m tests.template`); who comes to need it waits until it is whole, or makes it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection
from django.db.backends.utils import CursorWrapper

# While one asks whether the template is there, and makes it, the others wait.
LOCK = 20_411


def name_of_template() -> str:
    """Return the run's own name for it: an earlier run's may have other tables."""
    return Path(os.environ["DATA"]).name


def template() -> str:
    """Return the name of a database in which all migrations have run."""
    name = name_of_template()
    with _another_database() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        cursor.execute("SELECT FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is None:
            draft = f"{name} unfinished"
            cursor.execute(f'DROP DATABASE IF EXISTS "{draft}"')
            cursor.execute(f'CREATE DATABASE "{draft}"')
            _migrate(draft)
            cursor.execute(f'ALTER DATABASE "{draft}" RENAME TO "{name}"')
    return name


def drop_template() -> None:
    """Leave somebody else's server as it was."""
    with _another_database() as cursor:
        for name in (name_of_template(), f"{name_of_template()} unfinished"):
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def copy_template(name: str) -> None:
    """Make a database of this name that is migrated and empty, in place of one that there may be."""
    source = template()
    with _another_database() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')


@contextmanager
def _another_database() -> Iterator[CursorWrapper]:
    """Connect to a database that is neither copied nor dropped."""
    with connection._nodb_cursor() as cursor:
        yield cursor


def _migrate(name: str) -> None:
    """Run all migrations there; nobody may be connected when it is copied."""
    own = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        call_command("migrate", verbosity=0, interactive=False)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = own


if __name__ == "__main__":
    django.setup()
    template()
