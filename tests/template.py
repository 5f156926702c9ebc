"""The database that each worker's is a copy of, in a cluster of the worker's own.

Migrating takes as long as five hundred tests, copying none of it. A run with workers begins it beside their
start (`python -m tests.template`); who comes to need it waits until it is whole, or makes it. In a cluster of
its own a test meets no transaction of another worker's, which would keep entries of the feed back.
"""

from __future__ import annotations

import fcntl
import io
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import django
from django.core.management import call_command
from django.db import connection

from annotator.localdb import operations as localdb
from annotator.localdb.types import DATABASE, SUPERUSER


def own_address(cluster: Path) -> str:
    """Return the address of a throwaway cluster.

    Databases are made, and guarded tables emptied, by the cluster's superuser; a desk's nobody can be.
    """
    return f"postgres://{SUPERUSER}@{quote(str(cluster), safe='')}/{DATABASE}"


def name_of_template(run: Path) -> str:
    """Return what the run of this folder calls its own: an earlier one's may have other tables."""
    return f"{run.name}-template"


def prepare_template(run: Path) -> None:
    """Make the database in which all migrations have run, unless it is there, on the run's first server."""
    with one_at_a_time(run / "lock"):
        done = run / "migrated"
        if done.exists():
            return
        first = run / "postgres"
        own = Path(connection.settings_dict["HOST"]).is_relative_to(run)
        with _settings(HOST=str(first)) if own else _settings():
            if own:
                localdb.start(first, durable=False)
            _migrate(name_of_template(run))
        if own:
            # Only one that rests can be copied.
            localdb.stop(first)
        done.touch()


def start_own_server(run: Path) -> None:
    """Start the worker's own server on a copy of the first one; somebody else's server is used as it is."""
    cluster = Path(connection.settings_dict["HOST"])
    if cluster.is_relative_to(run):
        if cluster.parent != run:
            cluster.parent.mkdir(mode=0o755)
            subprocess.run(["cp", "-a", str(run / "postgres"), str(cluster)], check=True)
        localdb.start(cluster, durable=False)


def remove_template(run: Path) -> None:
    """Stop all servers that the run started, and leave somebody else's as it was."""
    for cluster in (run / "postgres", *run.glob("*/postgres")):
        localdb.stop(cluster)
    if not Path(connection.settings_dict["HOST"]).is_relative_to(run):
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name_of_template(run)}"')


def _migrate(name: str) -> None:
    """Make the database and run all migrations there; nobody stays connected, so that it can be copied."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    with _settings(NAME=name):
        # What it says to operators about the role is no news here.
        call_command("migrate", verbosity=0, interactive=False, stderr=io.StringIO())


@contextmanager
def _settings(**other: str) -> Iterator[None]:
    """Connect with other settings within the block."""
    kept = connection.settings_dict
    connection.close()
    connection.settings_dict = {**kept, **other}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict = kept


@contextmanager
def one_at_a_time(file: Path) -> Iterator[None]:
    """Let other workers who want the same wait."""
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    django.setup()
    prepare_template(Path(os.environ["DATA"]))
