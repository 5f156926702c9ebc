"""Browsers of an administrator and of an editor who is none."""

import pytest
from django.test import Client

from annotator.accounts.models import User
from annotator.accounts.rules import ADMIN, EDITOR
from tests.factories.users import user


@pytest.fixture
def ada(db: None) -> User:
    """An administrator."""
    return user(username="ada", roles=(ADMIN,))


@pytest.fixture
def admin(ada: User) -> Client:
    """The administrator's browser."""
    browser = Client(raise_request_exception=False)
    browser.force_login(ada)
    return browser


@pytest.fixture
def editor(db: None) -> Client:
    """The browser of an editor, who is no administrator."""
    browser = Client(raise_request_exception=False)
    browser.force_login(user(username="ed", roles=(EDITOR,)))
    return browser
