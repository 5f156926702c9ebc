"""The real web server, and those who call on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client

from annotator.accounts.models import User
from annotator.accounts.rules import Scope
from articles.corpus.models import Article
from tests.door.visitors import Visitor
from tests.factories.api_keys import api_key
from tests.factories.articles import article as make_article
from tests.journeys.running import running_server, server
from tests.journeys.server import Server

__all__ = ["running_server", "server"]


type Call = Callable[..., Visitor]


@pytest.fixture
def call(server: Server) -> Iterator[Call]:
    """Open sockets, which close with the test."""
    opened: list[Visitor] = []

    def visitor(*, small: bool = False) -> Visitor:
        opened.append(Visitor(server.port, small=small))
        return opened[-1]

    yield visitor
    for one in opened:
        one.close()


@pytest.fixture
def story(transactional_db: None) -> Article:
    """An article that is open."""
    return make_article()


@pytest.fixture
def key(transactional_db: None) -> str:
    """The header of a program that may read and write."""
    return f"Authorization: Bearer {api_key(scope=Scope.WRITE.value)[1]}"


def session_of(user: User) -> str:
    """Sign somebody in; return the header that says so."""
    client = Client()
    client.force_login(user)
    return f"Cookie: {settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
