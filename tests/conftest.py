"""Where every test runs: a throwaway PostgreSQL per worker, and settings of its own.

`DATABASE_URL`, when set, is used instead of the throwaway clusters. The settings module is named here and not
in pyproject.toml, because pytest-django would read it there before this file could prepare the environment.
With pytest-xdist the controller prepares, and its workers inherit the environment.
"""

import gc
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.management import call_command
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import TransactionTestCase
from django.test.utils import setup_databases, teardown_databases
from pytest_django import DjangoDbBlocker
from whitenoise.base import WhiteNoise
from whitenoise.responders import StaticFile

from tests.emptying import empty
from tests.proving import Proof
from tests.template import (
    name_of_template,
    own_address,
    prepare_template,
    remove_template,
    start_own_server,
)

# Folders whose tests start desks, servers and browsers, or whose files take long: those that take longest in
# front.
LONG = ("launch", "journeys", "disclosure", "localdb", "door", "architecture", "js")
IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ

# A container may forbid Python to keep what it compiled. Hundreds of programs that tests start would each
# compile the whole project, for a second and a half.
sys.dont_write_bytecode = False


def prepare_environment() -> Path:
    """Name the settings and a data folder of this run, before any module of the project reads them."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "annotator.settings"
    os.environ["SECRET_KEY"] = "throwaway-key-of-the-suite-" + "x" * 30
    # Tests call tasks themselves; those about the queue name their own broker.
    os.environ["CELERY_BROKER_URL"] = "memory://"
    os.environ["ALLOWED_HOSTS"] = "127.0.0.1,localhost,[::1],testserver"
    for unwanted in ("DEBUG", "STORAGE_URL", "PORT", "PUBLIC_URL", "TRUSTED_PROXIES", "DATABASE_OWNER_URL"):
        os.environ.pop(unwanted, None)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if IS_WORKER:
        folder = Path(os.environ["DATA"])
        if os.environ["DATABASE_URL"] == own_address(folder / "postgres"):
            own = folder / os.environ["PYTEST_XDIST_WORKER"] / "postgres"
            os.environ["DATABASE_URL"] = own_address(own)
        return folder
    folder = Path(tempfile.mkdtemp(prefix="galley-test-"))
    # The server may run as another user, who must be able to pass through.
    folder.chmod(0o755)
    os.environ["DATA"] = str(folder)
    os.environ.setdefault("DATABASE_URL", own_address(folder / "postgres"))
    return folder


DATA = prepare_environment()
# Here already, so that a conftest.py further down may import models.
django.setup()

from annotator.rest.changes import bell  # noqa: E402
from annotator.rest.rates import RATES  # noqa: E402
from annotator.web.news import News  # noqa: E402


def pytest_configure(config: pytest.Config) -> None:
    """Ask each test for an assertion; begin the run's database and collect its static files, both gone at the
    end.
    """
    config.pluginmanager.register(Proof(Path(__file__).parent))
    if IS_WORKER or config.getoption("collectonly") or config.getoption("help"):
        return
    config.add_cleanup(remove_data)
    if config.getoption("numprocesses"):
        # The workers need it when they have collected.
        config.add_cleanup(begin_template())
        # They inherit this, and pytest-django would read the settings before they name their own database.
        del os.environ["DJANGO_SETTINGS_MODULE"]
    # Pages name hashed files, as they do in a real desk.
    call_command("collectstatic", interactive=False, verbosity=0)


def begin_template() -> Callable[[], None]:
    """Begin to make the database that workers copy; return what waits for the end."""
    begun = subprocess.Popen([sys.executable, "-m", "tests.template"], cwd=Path(__file__).parents[1])

    def wait() -> None:
        begun.wait()

    return wait


def pytest_collection_finish() -> None:
    """Keep what was imported and collected out of the garbage collector's rounds: it stays to the end."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take long: begun last, one of them keeps a worker busy while the others are
    done.
    """
    places = {name: place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: places.get(item.path.parent.name, len(LONG)))


def remove_data() -> None:
    """Stop the run's databases and remove its folder."""
    remove_template(DATA)
    shutil.rmtree(DATA)


@pytest.fixture(scope="session", autouse=True)
def _bell_that_ends() -> None:
    """End streams of the feed's bell at once: a client without a server would wait for their end."""
    vars(bell).update(NEWS=News(), LIFE=0.0)
    bell.Bell.silence = 0.0


@pytest.fixture(autouse=True)
def _fresh_minute() -> None:
    """Let a key send as many requests in each test as in a minute."""
    RATES._minutes.clear()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_modify_db_settings_parallel_suffix: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """Copy the worker's database from one that was migrated, also where a module makes its rows once and no
    test of it has pytest-django's mark.
    """
    with django_db_blocker.unblock():
        prepare_template(DATA)
        start_own_server(DATA)
        connection.settings_dict["TEST"]["TEMPLATE"] = name_of_template(DATA)
        made = setup_databases(verbosity=0, interactive=False)
    yield
    with django_db_blocker.unblock():
        hang_up_others()
        teardown_databases(made, verbosity=0)


def hang_up_others() -> None:
    """End the sessions that programs of the tests have left: the database couldn't go before they do."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(scope="module")
def shared_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let a module's fixtures make and commit rows once, for tests that only look; they go when all have."""
    with django_db_blocker.unblock():
        yield
        empty()


@pytest.fixture(autouse=True, scope="session")
def emptied_by_deleting() -> Iterator[None]:
    """Let a transactional test's end empty the tables in the quick way, which the ledger allows, too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: empty())
        yield


@pytest.fixture(autouse=True, scope="session")
def passwords_hashed_in_no_time() -> Iterator[None]:
    """Hash passwords with one round; a hash says how many it has, so that real servers read them, too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PBKDF2PasswordHasher, "iterations", 1)
        yield


@pytest.fixture(autouse=True, scope="session")
def static_files_found_once() -> Iterator[None]:
    """Let every test's client know the static files from the first: each would look through the folder, for a
    tenth of a second.
    """
    find, found = WhiteNoise.update_files_dictionary, dict[tuple[str, str], dict[str, StaticFile]]()

    def find_once(self: WhiteNoise, root: str, prefix: str) -> None:
        if (root, prefix) not in found:
            find(self, root, prefix)
            found[root, prefix] = dict(self.files)
        self.files.update(found[root, prefix])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoise, "update_files_dictionary", find_once)
        yield


@pytest.fixture
def empty_database(transactional_db: None) -> Iterator[BaseDatabaseWrapper]:
    """A database of its own beside the suite's, without a table, under the alias `fresh`."""
    with database_beside() as fresh:
        yield fresh


@pytest.fixture
def migrated_database(transactional_db: None) -> Iterator[BaseDatabaseWrapper]:
    """Another one, with all tables and no rows."""
    with database_beside(f'TEMPLATE "{name_of_template(DATA)}"') as fresh:
        yield fresh


@contextmanager
def database_beside(how: str = "") -> Iterator[BaseDatabaseWrapper]:
    """Make a database for the time of the block."""
    name = f"{connection.settings_dict['NAME']}_beside"
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}" {how}')
    fresh = connection.copy("fresh")
    fresh.settings_dict["NAME"] = name
    connections["fresh"] = fresh
    try:
        yield fresh
    finally:
        fresh.close()
        del connections["fresh"]
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}"')
