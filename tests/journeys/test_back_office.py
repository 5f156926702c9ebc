"""The register's pages in a browser: what is typed is suggested, rows are added, lists are imported."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from annotator.accounts.types import Principal
from articles.sources.models import Source
from articles.sources.operations import draft_of
from tests.journeys.looking import violations
from tests.journeys.register import GOOD, SOURCES_AT, Ids, importing, register


@pytest.fixture
def ids(actor: Principal) -> Ids:
    """Some records to change."""
    return register(actor)


def test_a_role_is_added_by_keyboard_with_a_suggested_organization(desk: Page, ids: Ids) -> None:
    desk.goto(f"{SOURCES_AT}{ids.army}/change/")
    desk.get_by_role("button", name="Add a role").press("Enter")
    expect(desk.locator("#id_roles-1-title")).to_be_focused()
    desk.keyboard.type("Commander")
    desk.keyboard.press("Tab")
    desk.keyboard.type("mod")
    expect(desk.locator("#roles-1-organization-suggestions option")).to_have_attribute("value", "Ministry")
    desk.locator("#id_roles-1-organization").fill("Ministry")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_text("was changed successfully")).to_be_visible()
    (role,) = draft_of(Source.objects.get(id=ids.army)).roles
    assert (role.organization, role.title) == (ids.ministry, "Commander")


def test_a_list_is_imported(desk: Page, ids: Ids) -> None:
    importing(GOOD)(desk, ids)
    desk.get_by_role("button", name="Import the list").click()
    expect(desk.get_by_text("1 new, 1 changed")).to_be_visible()
    assert Source.objects.get(name="Ministry").country == "KP"


def test_after_a_merge_axe_finds_nothing_and_nothing_overflows(desk: Page, ids: Ids) -> None:
    desk.goto(f"{SOURCES_AT}{ids.army}/merge/{ids.ministry}/")
    desk.get_by_role("button", name="Merge into Ministry").click()
    expect(desk.get_by_role("heading", name="Ministry")).to_be_visible()
    assert violations(desk) == []
    desk.set_viewport_size({"width": 390, "height": 800})
    assert desk.evaluate("document.documentElement.scrollWidth") <= 390
