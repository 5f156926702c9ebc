"""From a source's dossier to the very words in the story."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from annotator.sample.operations import load_sample
from annotator.sample.rules import sample_id


def test_a_line_of_a_dossier_leads_to_its_mark_in_the_text(desk: Page) -> None:
    load_sample()
    desk.goto("/sources/")
    desk.get_by_role("searchbox").fill("КГТ")
    desk.get_by_role("link", name="Korvian State Telegraph").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Korvian State Telegraph")
    desk.get_by_role("link", name="Passed on").click()
    line = desk.get_by_role("listitem").filter(has_text="double the production")
    expect(line).to_contain_text("Korvian State Telegraph relays Osk Velin")
    line.get_by_role("link", name="Arden claims").click()
    desk.locator("#desk[data-ready]").wait_for()
    card = desk.locator(f'[data-id="{sample_id("annotation", "p_plan")}"].card--open')
    expect(card).to_be_visible()
