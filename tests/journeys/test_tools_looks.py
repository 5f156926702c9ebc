"""Axe finds nothing on the text desk with one of its tools open, and the tool fits into the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from annotator.accounts.models import User
from annotator.accounts.types import Principal
from tests.factories.articles import article as make_article
from tests.journeys.keyboard import choose, open_desk, press, saved
from tests.journeys.looking import violations
from tests.journeys.tools import TEXT, change_keys, open_help, open_palette

type Opener = Callable[[Page], Locator]


@pytest.fixture
def text(look: Page, shared_editor: User) -> Page:
    """Return the text desk with a story that nobody marked yet, and the focus in the text."""
    story = make_article(Principal.of_user(shared_editor), text=TEXT, headline="A denial")
    open_desk(look, story)
    return look


def same_words(page: Page) -> Locator:
    """Offer the same words elsewhere."""
    choose(page, "Korvia")
    press(page, "q")
    saved(page)
    press(page, ">")
    return page.get_by_role("group", name="The same words elsewhere")


def find(page: Page) -> Locator:
    """Open the bar that finds words."""
    press(page, "/")
    page.keyboard.type("korvia")
    return page.get_by_role("search")


OPENERS: dict[str, Opener] = {
    "help": open_help,
    "palette": open_palette,
    "keys of a command": lambda page: change_keys(page, "Undo"),
    "same words": same_words,
    "find": find,
}


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
@pytest.mark.parametrize("opener", OPENERS.values(), ids=OPENERS.keys())
def test_axe_finds_nothing_with_it_open(text: Page, opener: Opener, width: int, scheme: str) -> None:
    text.set_viewport_size({"width": width, "height": 800})
    text.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    shown = opener(text)
    expect(shown).to_be_visible()
    assert violations(text) == []
    # Nothing reaches past the edge.
    assert text.evaluate("document.documentElement.scrollWidth") <= width
    box = shown.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
