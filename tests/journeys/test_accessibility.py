"""Every page that a signed-in editor looks at passes axe, and whoever tabs through a form sees where they are (WCAG 2.4.11)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from annotator.accounts.models import User
from annotator.accounts.types import Principal
from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata, InfoSourceDraft
from articles.exports.operations import run_export, start_export
from articles.sources.models import Source
from articles.sources.operations import create_source
from articles.sources.types import SourceDraft
from tests.factories.annotations import annotation
from tests.factories.api_keys import api_key
from tests.factories.articles import article
from tests.factories.entities import entity
from tests.factories.sources import source
from tests.journeys.looking import violations
from tests.journeys.story import STORY

NO_ID = "01890000-0000-7000-8000-000000000000"
MORE_STOPS_THAN_A_PAGE_HAS = 150

# The focused control, and what the fixed bars leave of the window, in CSS pixels; null when the page has no
# focus.
FOCUSED = """() => {
    const focused = document.activeElement;
    if (focused === document.body) return null;
    const { top, bottom } = focused.getBoundingClientRect();
    const inside = (selector) => focused.closest(selector) !== null;
    const edge = (selector) => document.querySelector(selector).getBoundingClientRect();
    return {
        name: focused.name || focused.textContent.trim(), top, bottom,
        first: inside('.top-bar') || inside('.skip-link') ? 0 : edge('.top-bar').bottom,
        last: inside('.correct__actions') ? innerHeight : edge('.correct__actions').top,
    };
}"""


@dataclass(frozen=True, slots=True)
class Rows:
    """What stands in the registers."""

    marked: Article
    empty: Article
    source: Source


@pytest.fixture(scope="module")
def rows(shared_editor: User) -> Rows:
    """A row in every register, and one article with a mark beside one without."""
    actor = Principal.of_user(shared_editor)
    credits_ = (InfoSourceDraft("AFP", "wire"), InfoSourceDraft("Jo Doe/AFP", "picture"))
    metadata = ArticleMetadata(located="Seoul", info_sources=credits_)
    marked = article(actor, headline="Seoul claims more went", metadata=metadata)
    said = source(actor, aliases=("JCS",))
    annotation(actor, article=marked, words="Seoul", kind="source", source=said.id)
    # With a country, beside one without: the list offers both to filter by.
    create_source(actor, draft=SourceDraft("KCNA", "state_media", country="KP"))
    entity(actor)
    api_key()
    for chosen in (None, [marked.id]):
        run_export(start_export(actor, format="ndjson", articles=chosen)[0].id)
    return Rows(marked, article(actor, headline="Nothing marked yet"), said)


type Way = Callable[[Page, Rows], object]


def to(address: str) -> Way:
    """Return the way to an address with the rows' ids in it."""

    def go(page: Page, rows: Rows) -> None:
        names = {"marked": rows.marked.id, "empty": rows.empty.id, "source": rows.source.id}
        page.goto(address.format(**names))

    return go


def to_desk(address: str, *, marks: int) -> Way:
    """Return the way to a text desk, and wait until its marks are there."""

    def go(page: Page, rows: Rows) -> None:
        to(address)(page, rows)
        expect(page.locator("#desk")).to_have_attribute("data-ready", "true")
        expect(page.locator("#margin > *")).to_have_count(marks)

    return go


def paste(text: str) -> Way:
    """Return the way to the answer to this story."""

    def go(page: Page, _rows: Rows) -> None:
        page.goto("/articles/new/")
        page.get_by_label("Story").fill(text)
        page.get_by_role("button", name="Continue").click()
        page.wait_for_load_state()

    return go


def correct_badly(page: Page, rows: Rows) -> None:
    """Send the correction page with a language that is none."""
    paste(STORY)(page, rows)
    page.get_by_label("Language").fill("english please")
    page.get_by_role("button", name="Save the article").click()
    expect(page.get_by_text("Not a language tag")).to_be_visible()


def make_key(page: Page, _rows: Rows) -> None:
    """Make an API key."""
    page.goto("/admin/annotator_accounts/apikey/add/")
    page.get_by_label("Name").fill("reader")
    page.get_by_label("Scope").select_option("read")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", name="The new key")).to_be_visible()


PAGES: dict[str, Way] = {
    "articles": to("/"),
    "no headline found": to("/?q=zebra"),
    "search": to("/search/"),
    "search, found": to("/search/?q=seoul"),
    "search, nothing found": to("/search/?q=zebra"),
    "paste": to("/articles/new/"),
    "paste, with trouble": paste(""),
    "correct": paste(STORY),
    "correct, with trouble": correct_badly,
    "desk without marks": to_desk("/articles/{empty}/", marks=0),
    "desk with a mark": to_desk("/articles/{marked}/", marks=1),
    "details": to("/articles/{marked}/details/"),
    "exports": to("/exports/"),
    "exports of one article": to("/exports/?article={marked}"),
    "API reference": to("/api/v1/docs/"),
    "not found": to(f"/articles/{NO_ID}/"),
    "bad link": to("/enter/nonsense"),
    "back office": to("/admin/"),
    "list of sources": to("/admin/articles_sources/source/"),
    "a source": to("/admin/articles_sources/source/{source}/change/"),
    "new source": to("/admin/articles_sources/source/add/"),
    "list of entities": to("/admin/articles_entities/entity/"),
    "list of articles": to("/admin/articles_corpus/article/"),
    "an article": to("/admin/articles_corpus/article/{marked}/change/"),
    "users": to("/admin/annotator_accounts/user/"),
    "new user": to("/admin/annotator_accounts/user/add/"),
    "ledger": to("/admin/articles_ledger/entry/"),
    "API keys": to("/admin/annotator_accounts/apikey/"),
    "new API key": make_key,
}


@pytest.mark.parametrize("way", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing_on_a_page(look: Page, rows: Rows, way: Way) -> None:
    way(look, rows)
    assert violations(look) == []


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (360, 740)])
def test_a_focused_control_is_never_behind_a_bar(look: Page, rows: Rows, width: int, height: int) -> None:
    look.set_viewport_size({"width": width, "height": height})
    paste(STORY * 3)(look, rows)
    for key in ("Tab", "Shift+Tab"):
        stops = []
        for _ in range(MORE_STOPS_THAN_A_PAGE_HAS):
            look.keyboard.press(key)
            stop = look.evaluate(FOCUSED)
            if stop is None:
                break
            stops.append(stop)
        assert len(stops) > 50
        hidden = [stop for stop in stops if stop["top"] < stop["first"] or stop["bottom"] > stop["last"]]
        assert hidden == []
