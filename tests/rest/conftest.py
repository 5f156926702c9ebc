"""Who calls the API, and a small story for them to call about."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from annotator.accounts.rules import ADMIN, EDITOR, Scope
from annotator.accounts.types import Principal
from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata, PubStatus
from tests.factories.api_keys import api_key
from tests.factories.articles import article
from tests.factories.users import nobody, user
from tests.rest.caller import Caller


@pytest.fixture(autouse=True)
def _forget_wrong_keys() -> None:
    """Start each test with a clean count of wrong keys."""
    cache.clear()


@pytest.fixture
def editor(db: None) -> Caller:
    """Return a person who edits, in their session."""
    person = user(username="ada", roles=(EDITOR,))
    return Caller(Principal.of_user(person), user=person)


@pytest.fixture
def admin(db: None) -> Caller:
    """Return a person who manages the register, in their session."""
    person = user(username="grace", roles=(ADMIN,))
    return Caller(Principal.of_user(person), user=person)


@pytest.fixture
def reader_key(db: None) -> Caller:
    """Return a program that may read what is published."""
    key, secret = api_key(name="reader", scope=Scope.READ)
    return Caller(Principal.of_key(key), secret=secret)


@pytest.fixture
def writer_key(db: None) -> Caller:
    """Return the newsroom's own program."""
    key, secret = api_key(name="writer", scope=Scope.WRITE)
    return Caller(Principal.of_key(key), secret=secret)


@pytest.fixture
def client_of_nobody(db: None) -> Caller:
    """Return somebody without a key or a session."""
    return Caller(nobody())


@pytest.fixture
def story(writer_key: Caller) -> Article:
    """Return a published article: "Seoul said 3,000 more had gone. Kyiv agreed."."""
    return article(writer_key.actor)


@pytest.fixture
def withheld(writer_key: Caller) -> Article:
    """Return an article that only the newsroom may see."""
    return article(writer_key.actor, metadata=ArticleMetadata(pub_status=PubStatus.WITHHELD))
