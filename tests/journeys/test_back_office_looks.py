"""Axe finds nothing on the register's pages, and nothing is wider than a phone, in any state."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from annotator.accounts.models import User
from annotator.accounts.types import Principal
from tests.journeys.looking import violations
from tests.journeys.register import GOOD, SOURCES_AT, Ids, importing, register

ENTITIES_AT = "/admin/articles_entities/entity/"
BAD = GOOD + "X,gossip,Korea,,\n"
FOREIGN = "Outlet;Land;Remarks;Rank\nHarbour Times;NO;A daily paper, owned by its staff;1\nOslo Post;SE;;2\n"
ASKING = (
    "name,source_kind,country,roles\nThe Army,military,,\nMinistry (of Defence),government_body,,\n"
    "Maria Holt,named_individual,,Clerk | Port Office\nHarbour Times,publisher,NO,\nX,gossip,Korea,\n"
)


@pytest.fixture(scope="module")
def ids(shared_editor: User) -> Ids:
    """Some records to look at."""
    return register(Principal.of_user(shared_editor))


type Way = Callable[[Page, Ids], object]


def to(address: str) -> Way:
    """Return the way to an address with the records' ids in it."""

    def go(page: Page, ids: Ids) -> None:
        names = {"army": ids.army, "ministry": ids.ministry, "tombstone": ids.tombstone, "place": ids.place}
        page.goto(address.format(**names))

    return go


def press(address: str, button: str, **typed: str) -> Way:
    """Return the way through a form: type into its fields and press the button."""

    def go(page: Page, ids: Ids) -> None:
        to(address)(page, ids)
        for id, text in typed.items():
            page.locator(f"#id_{id}").fill(text)
        page.get_by_role("button", name=button).first.click()
        page.wait_for_load_state()

    return go


def choosing(page: Page, _ids: Ids) -> None:
    """Tick every source, and ask to change them."""
    page.goto(SOURCES_AT)
    page.get_by_label("Select all").check()
    page.get_by_label("Action:").select_option("change_many")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("heading", name="Change the chosen sources")).to_be_visible()


def choosing_one_that_is_merged(page: Page, ids: Ids) -> None:
    """Try to change all of them, a tombstone too."""
    choosing(page, ids)
    page.get_by_label("Kind").select_option("publisher")
    page.get_by_role("button", name="Change").click()
    expect(page.get_by_text("so none was")).to_be_visible()


def choosing_no_columns(page: Page, ids: Ids) -> None:
    """Say of a list that none of its columns holds a name."""
    importing(FOREIGN)(page, ids)
    page.get_by_label("Outlet").select_option("country")
    page.get_by_role("button", name="Show what it would do").click()
    expect(page.get_by_text("Choose which column holds the name")).to_be_visible()


def batches(page: Page, ids: Ids) -> None:
    """Import what is good of a list; look at all imports."""
    importing(ASKING.replace("Harbour Times", "Looked-at Times"))(page, ids)
    page.get_by_role("button", name="Import the other").click()
    page.get_by_role("link", name="See what it did").click()
    page.get_by_role("link", name="All imports and changes").click()
    expect(page.get_by_role("heading", name="Imports and changes to many")).to_be_visible()


def batch_taken_back(page: Page, ids: Ids) -> None:
    """Take an import back."""
    importing(ASKING.replace("Harbour Times", "Taken Times"))(page, ids)
    page.get_by_role("button", name="Import the other").click()
    page.get_by_role("link", name="See what it did").click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("taken back,")).to_be_visible()


PAGES: dict[str, Way] = {
    "unused sources": to(f"{SOURCES_AT}?use=unused"),
    "no source found": to(f"{SOURCES_AT}?q=zebra"),
    "a source with ties": to(f"{SOURCES_AT}{{army}}/change/"),
    "a source with grades": to(f"{SOURCES_AT}{{ministry}}/change/"),
    "a source with trouble": press(
        f"{SOURCES_AT}{{army}}/change/",
        "Save",
        **{"country": "Korea", "roles-0-title": "Chief", "roles-0-organization": "Nobody"},
    ),
    "a tombstone": to(f"{SOURCES_AT}{{tombstone}}/change/"),
    "choosing whom to merge with": to(f"{SOURCES_AT}{{army}}/merge/"),
    "found to merge with": to(f"{SOURCES_AT}{{army}}/merge/?q=ministry"),
    "nobody to merge with": to(f"{SOURCES_AT}{{army}}/merge/?q=zebra"),
    "a merge": to(f"{SOURCES_AT}{{army}}/merge/{{ministry}}/"),
    "a split": to(f"{SOURCES_AT}{{tombstone}}/split/"),
    "duplicates among sources": to(f"{SOURCES_AT}duplicates/"),
    "no duplicates": to(f"{SOURCES_AT}duplicates/?after=ffffffff-ffff-7fff-bfff-ffffffffffff"),
    "duplicates among entities": to(f"{ENTITIES_AT}duplicates/"),
    "an entity to merge": to(f"{ENTITIES_AT}{{place}}/merge/"),
    "an entity": to(f"{ENTITIES_AT}{{place}}/change/"),
    "grading": to(f"{SOURCES_AT}{{ministry}}/rate/"),
    "grading with trouble": press(f"{SOURCES_AT}{{ministry}}/rate/", "Add the grade"),
    "import": to(f"{SOURCES_AT}import/"),
    "import with trouble": importing("name,source_kind\n\n"),
    "columns to choose": importing(FOREIGN),
    "columns with trouble": choosing_no_columns,
    "a plan with questions": importing(ASKING),
    "a plan": importing(GOOD),
    "a plan with trouble": importing(BAD),
    "a plan without changes": importing("name,source_kind\nArmy,military\n"),
    "imports": batches,
    "an import that was taken back": batch_taken_back,
    "chosen sources": choosing,
    "chosen sources with trouble": choosing_one_that_is_merged,
}


@pytest.mark.parametrize("way", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing_and_nothing_overflows(look: Page, ids: Ids, way: Way) -> None:
    way(look, ids)
    assert violations(look) == []
    look.set_viewport_size({"width": 390, "height": 800})
    assert look.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("way", [PAGES["a plan with trouble"], PAGES["a merge"]], ids=["a plan", "a merge"])
def test_axe_finds_nothing_in_the_dark(look: Page, ids: Ids, way: Way) -> None:
    look.emulate_media(color_scheme="dark")
    way(look, ids)
    assert violations(look) == []
