"""The open card of a mark, by keyboard."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.journeys.keyboard import choose, press


def mark_claim(page: Page, words: str) -> None:
    """Mark the words as a claim, and go back to the text."""
    choose(page, words)
    press(page, "c")
    expect(page.get_by_role("textbox", name="What is claimed")).to_be_focused()
    press(page, "Escape")


def section(page: Page, name: str) -> Locator:
    """Return a section of the open card."""
    return page.locator(f'.card--open [data-section="{name}"]')


def open_section(page: Page, key: str, name: str) -> Locator:
    """Open a section by its key, with the focus in it."""
    press(page, "r", key)
    found = section(page, name)
    expect(found.locator(":focus")).to_be_visible()
    return found


def pick(page: Page, field: Locator, name: str) -> None:
    """Type a name into the focused field, and take the record that bears it."""
    expect(field).to_be_focused()
    page.keyboard.type(name)
    # Not the offer to make a new one, which bears the name as well.
    chosen = page.get_by_role("option", selected=True).locator(".picker__name", has_text=name)
    expect(chosen).to_be_visible()
    press(page, "Enter")
