"""Browsers of the people who use the pages."""

import pytest
from django.test import Client

from annotator.accounts.models import User
from annotator.accounts.rules import ADMIN, EDITOR
from tests.factories.users import user


def browser_of(person: User) -> Client:
    """Return a browser in which this person is signed in."""
    browser = Client(raise_request_exception=False)
    browser.force_login(person)
    return browser


@pytest.fixture
def ed(db: None) -> User:
    """An editor, who is no admin."""
    return user(username="ed", roles=(EDITOR,))


@pytest.fixture
def editor(ed: User) -> Client:
    """The editor's browser."""
    return browser_of(ed)


@pytest.fixture
def admin(db: None) -> Client:
    """The browser of an admin, who is no editor."""
    return browser_of(user(username="ada", roles=(ADMIN,)))


@pytest.fixture
def nobody(db: None) -> Client:
    """The browser of a person without any role."""
    return browser_of(user(username="nobody", roles=()))


@pytest.fixture
def stranger(db: None) -> Client:
    """A browser in which nobody is signed in."""
    return Client(raise_request_exception=False)
