"""Searching by the keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from annotator.accounts.types import Principal
from tests.factories.annotations import annotation
from tests.factories.articles import article


def test_somebody_types_goes_down_and_opens_the_mark(desk: Page, actor: Principal) -> None:
    row = article(actor, text="Varland sent drones.\n\nThe harbour was shut.")
    mark = annotation(actor, article=row, words="The harbour was shut", note="zebra")
    desk.goto("/search/")
    desk.keyboard.type("zeb")
    hit = desk.locator("[data-hit]")
    expect(hit).to_have_count(1)
    desk.keyboard.press("ArrowDown")
    expect(hit).to_be_focused()
    desk.keyboard.press("ArrowUp")
    expect(desk.locator("#id_q")).to_be_focused()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    expect(desk.locator("#desk")).to_have_attribute("data-ready", "true")
    assert desk.url.endswith(f"/articles/{row.id}/?mark={mark.id}")
    expect(desk.locator("#margin")).to_contain_text("zebra")
