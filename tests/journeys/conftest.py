"""A browser, and a signed-in editor's page on a live desk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from annotator.accounts.models import User
from annotator.accounts.operations import desk_editor
from annotator.accounts.types import Principal
from articles.claims.models import Claim
from tests.factories.articles import article as make_article
from tests.journeys.cards import mark_claim
from tests.journeys.entering import sign_in
from tests.journeys.keyboard import open_desk, saved
from tests.journeys.other_site import served
from tests.journeys.running import running_server, server
from tests.journeys.server import Server
from tests.journeys.story import COAST

__all__ = ["running_server", "server"]


# The names that tests/programs.sh looks for, the quickest first.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
FOUND = (shutil.which(name) for name in NAMES)
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, FOUND), "chromium")
# As root Chromium has no sandbox to build; the rest keeps it from calling home.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Reachable(Protocol):
    """Whatever serves a desk at an address."""

    url: str


DESKTOP: ViewportSize = {"width": 1280, "height": 900}
# Milliseconds that a page has for what a user sees at once; a loaded machine is slower, never wronger.
PATIENCE = 15_000


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium once per worker."""
    # Playwright's event loop lives in this thread; the ORM is used from it only between the page's steps.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def editor(transactional_db: None) -> User:  # the fixture prepares the database
    """The desk's own editor, as a first start makes them."""
    return desk_editor()


@contextmanager
def visitor(browser: Browser, server: Reachable, **options: Any) -> Iterator[Page]:
    """Yield a page in a browser profile of its own, not signed in, that fails the test on any script
    error.
    """
    context = browser.new_context(**{"base_url": server.url, "viewport": DESKTOP, **options})
    context.set_default_timeout(PATIENCE)
    fresh = context.new_page()
    troubles: list[str] = []
    fresh.on("pageerror", lambda error: troubles.append(str(error)))
    yield fresh
    context.close()
    assert troubles == []


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A fresh page, not signed in."""
    with visitor(browser, server) as fresh:
        yield fresh


@pytest.fixture
def desk(page: Page, editor: User, server: Server) -> Page:
    """A page on which the editor has signed in, and opened nothing yet."""
    sign_in(page, editor, server.url)
    return page


@pytest.fixture(scope="module")
def shared_editor(shared_rows: None) -> User:
    """The desk's own editor, for the tests of a module that only look: what its fixtures make lasts as long."""
    return desk_editor()


@pytest.fixture(scope="module")
def shared_page(browser: Browser, running_server: Server, shared_editor: User) -> Iterator[Page]:
    """A signed-in page, for the tests of a module that only look."""
    with visitor(browser, running_server) as page:
        sign_in(page, shared_editor, running_server.url)
        yield page


@pytest.fixture
def look(shared_page: Page) -> Page:
    """The module's page, as wide and as bright as another test's would be."""
    shared_page.set_viewport_size(DESKTOP)
    shared_page.emulate_media(color_scheme="light", forced_colors="none", media="screen")
    return shared_page


@pytest.fixture
def other_site() -> Iterator[ThreadingHTTPServer]:
    """Another site, at an address of its own."""
    with served() as site:
        yield site


@pytest.fixture
def actor(editor: User) -> Principal:
    """The editor, as operations know them."""
    return Principal.of_user(editor)


@pytest.fixture
def claim(desk: Page, actor: Principal) -> Claim:
    """A claim just marked on the desk, which is active while the text has the focus."""
    open_desk(desk, make_article(actor, text=COAST))
    mark_claim(desk, "Varland sent 3,000 more soldiers")
    saved(desk)
    return Claim.objects.get()
