"""The real web server as a fixture: for journeys in a browser, and for those who call on it by sockets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.journeys.server import Server


@pytest.fixture(scope="session")
def running_server(
    django_db_setup: None,  # it makes the database
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Server]:
    """Start the web server once per worker, as the role that a desk's has."""
    server = Server()
    with django_db_blocker.unblock():
        server.start()
    yield server
    server.stop()


@pytest.fixture
def server(running_server: Server, transactional_db: None) -> Server:  # empties it between tests
    """The web server, over an empty database."""
    return running_server
