"""The register's pages in a browser: what is typed is suggested, rows are added, and axe finds nothing in any
state.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FilePayload, Page, expect

from annotator.accounts.models import User
from annotator.accounts.types import Principal
from articles.sources.models import Source
from articles.sources.operations import SOURCES, create_source, draft_of
from articles.sources.types import SourceDraft, TieDraft
from tests.factories.entities import entity
from tests.factories.ratings import rating
from tests.factories.sources import source

SOURCES_AT, ENTITIES_AT = "/admin/articles_sources/source/", "/admin/articles_entities/entity/"
GOOD = (
    "name,source_kind,country,grade,grade_reason\nMinistry,government_body,KP,B,Held "
    "up\nReuters,news_agency,,,\n"
)
BAD = GOOD + "X,gossip,Korea,,\n"


@dataclass(frozen=True, slots=True)
class Ids:
    """Some records of the register."""

    army: UUID
    ministry: UUID
    tombstone: UUID
    place: UUID


@pytest.fixture
def ids(editor: User) -> Ids:
    """An army that is part of a graded ministry, something merged, and two entities that look alike."""
    actor = Principal.of_user(editor)
    ministry = source(actor, name="Ministry", source_kind="government_body", aliases=("MoD",))
    rating(actor, source=ministry, grade="B")
    rating(actor, source=ministry, grade="E", reason="Since then wrong twice.")
    draft = SourceDraft(
        "Army", "military", external_ids={"wikidata": "Q1"}, ties=(TieDraft("part_of", ministry.id),)
    )
    army, _ = create_source(actor, draft=draft)
    twin = SourceDraft("army", "military", external_ids={"wikidata": "Q2"})
    create_source(actor, draft=twin)
    old = SOURCES.merge(actor, id=source(actor, name="War Office").id, version=1, into=ministry.id)
    entity(actor, name="seoul")
    return Ids(army.id, ministry.id, old.id, entity(actor, name="Seoul").id)


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


def importing(text: str) -> Way:
    """Return the way to what importing the file would do."""

    def go(page: Page, _ids: Ids) -> None:
        page.goto(f"{SOURCES_AT}import/")
        file: FilePayload = {"name": "list.csv", "mimeType": "text/csv", "buffer": text.encode()}
        page.get_by_label("List of sources").set_input_files(file)
        page.get_by_role("button", name="Show what it would do").click()
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
    "after a merge": press(f"{SOURCES_AT}{{army}}/merge/{{ministry}}/", "Merge into Ministry"),
    "a split": to(f"{SOURCES_AT}{{tombstone}}/split/"),
    "duplicates among sources": to(f"{SOURCES_AT}duplicates/"),
    "no duplicates": to(f"{SOURCES_AT}duplicates/?after=ffffffff-ffff-7fff-bfff-ffffffffffff"),
    "duplicates among entities": to(f"{ENTITIES_AT}duplicates/"),
    "an entity to merge": to(f"{ENTITIES_AT}{{place}}/merge/"),
    "an entity": to(f"{ENTITIES_AT}{{place}}/change/"),
    "grading": to(f"{SOURCES_AT}{{ministry}}/rate/"),
    "grading with trouble": press(f"{SOURCES_AT}{{ministry}}/rate/", "Add the grade"),
    "import": to(f"{SOURCES_AT}import/"),
    "import with trouble": importing("name;source_kind\nA;military\n"),
    "a plan": importing(GOOD),
    "a plan with trouble": importing(BAD),
    "a plan without changes": importing("name,source_kind\nArmy,military\n"),
    "chosen sources": choosing,
    "chosen sources with trouble": choosing_one_that_is_merged,
}


@pytest.mark.parametrize("way", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing_and_nothing_overflows(desk: Page, ids: Ids, way: Way) -> None:
    way(desk, ids)
    found = Axe().run(desk).response["violations"]
    assert [(one["id"], one["impact"], [node["html"] for node in one["nodes"]]) for one in found] == []
    desk.set_viewport_size({"width": 390, "height": 800})
    assert desk.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("way", [PAGES["a plan with trouble"], PAGES["a merge"]], ids=["a plan", "a merge"])
def test_axe_finds_nothing_in_the_dark(desk: Page, ids: Ids, way: Way) -> None:
    desk.emulate_media(color_scheme="dark")
    way(desk, ids)
    found = Axe().run(desk).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


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
