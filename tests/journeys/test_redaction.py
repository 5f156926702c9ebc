"""Blanking words in the back office, seen by an editor who has the article open."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from annotator.accounts.models import User
from articles.redaction.models import Redaction
from articles.redaction.operations import find_words, run_redaction
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.journeys.conftest import visitor
from tests.journeys.entering import sign_in
from tests.journeys.looking import violations
from tests.journeys.server import Server

LIST = "/admin/articles_redaction/redaction/"


@contextmanager
def reading(browser: Browser, server: Server, editor: User, address: str) -> Iterator[Page]:
    """Yield the page of somebody who has the article open."""
    with visitor(browser, server) as page:
        sign_in(page, editor, server.url)
        page.goto(address)
        expect(page.locator("[data-live=true]")).to_be_attached()
        yield page


def checked(page: Page) -> None:
    """Look at a page in light and dark, wide and narrow."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(
            "() => document.getAnimations().every(({playState}) => playState !== 'running')"
        )
        assert violations(page) == []
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            if shots := os.environ.get("SHOTS"):
                name = page.locator("h1").first.inner_text()[:12].replace(" ", "-")
                page.screenshot(
                    path=f"{shots}/{name}-{page.locator('form').count()}-{scheme}-{width}.png", full_page=True
                )
        page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.usefixtures("transactional_db")
def test_words_are_blanked_by_keyboard_and_the_open_desk_says_so(
    browser: Browser, server: Server, desk: Page, editor: User
) -> None:
    row = article(text="Here is Zora Quill.", headline="Zora Quill tells all")
    claim(statement="Zora Quill saw it.")
    desk.goto(LIST)
    desk.get_by_label("Words to blank").fill("zora quill")
    desk.get_by_label("Reason").fill("Zora Quill asked.")
    desk.get_by_label("Reason").press("Tab")
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Give the reason without them")).to_be_visible()
    expect(desk.get_by_label("Words to blank")).to_have_value("")
    checked(desk)
    desk.get_by_label("Words to blank").fill("zora quill")
    desk.get_by_label("Reason").fill("By order of the court.")
    desk.get_by_role("button", name="Look for the words").click()
    expect(desk.get_by_text("Looking for the words")).to_be_visible()
    order = Redaction.objects.get()
    find_words(order.id)
    # The page asks again by itself.
    expect(desk.get_by_role("link", name="████ █████ tells all")).to_be_visible()
    checked(desk)
    order.refresh_from_db()
    with reading(browser, server, editor, f"/articles/{row.id}/") as other:
        desk.get_by_label("to confirm").fill(str(order.total))
        desk.get_by_role("button", name="Blank them for good").click()
        expect(desk.get_by_text("Waiting for the worker")).to_be_visible()
        run_redaction(order.id)
        expect(desk.get_by_role("heading", name="What was blanked")).to_be_visible()
        expect(other.get_by_text("Words of this article were blanked for good")).to_be_visible()
        expect(other.get_by_text("This article has a new text")).to_be_hidden()
        other.get_by_role("link", name="reload it").click()
        expect(other.get_by_role("heading", name="████ █████ tells all").first).to_be_visible()
    checked(desk)
    desk.goto(LIST)
    expect(desk.get_by_role("cell", name="By order of the court.")).to_be_visible()
    checked(desk)
