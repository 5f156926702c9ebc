"""Publishing a story, reading it without scripts, and showing it in another site's page."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from annotator.accounts.types import Principal
from annotator.sample.operations import load_sample
from annotator.sample.rules import sample_id
from articles.corpus.models import Article
from articles.corpus.operations import publish_article, unpublish_article
from tests.journeys.conftest import PATIENCE
from tests.journeys.looking import violations
from tests.journeys.other_site import embedded
from tests.journeys.server import Server


@pytest.fixture
def story(actor: Principal) -> Article:
    """The sample desk's story, published."""
    load_sample()
    return publish_article(actor, id=sample_id("article"))


@pytest.fixture
def plain(browser: Browser, server: Server) -> Iterator[Page]:
    """A reader's page in a browser that runs no scripts."""
    context = browser.new_context(base_url=server.url, java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def test_an_editor_publishes_a_story_and_takes_it_back(desk: Page, actor: Principal) -> None:
    load_sample()
    details = f"/articles/{sample_id('article')}/details/"
    desk.goto(details)
    desk.get_by_role("button", name="Publish", exact=True).click()
    expect(desk.get_by_role("status")).to_contain_text("The article is published")
    address = desk.get_by_role("link", name="/read/")
    desk.goto(address.get_attribute("href") or "")
    expect(desk.get_by_role("heading", level=1)).to_contain_text("Arden claims Korvia has sent")
    desk.goto(details)
    desk.get_by_role("button", name="Unpublish").click()
    expect(desk.get_by_role("status")).to_contain_text("no longer published")


def test_a_reader_without_scripts_opens_a_note_beside_its_words_and_finds_it_in_the_list(
    plain: Page, story: Article
) -> None:
    plain.goto(f"/read/{story.id}/")
    number = plain.get_by_role("button", name="Note 13: disputed").first
    number.focus()
    plain.keyboard.press("Enter")
    note = plain.locator("#note-13")
    expect(note).to_be_in_viewport(ratio=1)
    expect(note).to_contain_text("Not confirmed by Government of Korvia and Government of Sarmatia.")
    words, opened = number.bounding_box(), note.bounding_box()
    assert words
    assert opened
    # At most two lines lie between the number and its note.
    gap = max(opened["y"] - words["y"] - words["height"], words["y"] - opened["y"] - opened["height"])
    assert gap < 60
    plain.keyboard.press("Escape")
    expect(note).not_to_be_in_viewport()
    plain.get_by_role("link", name="Notes").click()
    note.get_by_role("link", name="Back to passage 1 of note 13").click()
    expect(plain.locator("#ref-13-1")).to_be_in_viewport()


def test_a_picture_of_the_whole_page_shows_all_of_it(page: Page, story: Article) -> None:
    page.goto(f"/read/{story.id}/")
    hidden = """() => [...document.querySelectorAll("main *")].filter(
        (one) => !one.checkVisibility({ contentVisibilityAuto: true })).length"""
    page.set_viewport_size({"width": 640, "height": 200})
    assert page.evaluate(hidden) == 0


def test_no_subhead_is_left_alone_at_the_foot_of_a_printed_page(page: Page, story: Article) -> None:
    page.goto(f"/read/{story.id}/")
    page.emulate_media(media="print")
    breaks = page.locator(".block--subhead").evaluate_all(
        "(all) => all.map((one) => getComputedStyle(one).breakAfter)"
    )
    page.emulate_media(media="screen")
    assert breaks == ["avoid", "avoid"]


def test_what_is_copied_is_the_text(page: Page, story: Article) -> None:
    page.goto(f"/read/{story.id}/")
    copied = page.evaluate(
        """() => {
            const block = document.querySelector(".block--headline");
            getSelection().selectAllChildren(block);
            return getSelection().toString();
        }"""
    )
    assert copied == story.headline


def test_another_site_shows_it_by_one_script_as_high_as_it_is(
    page: Page, server: Server, other_site: ThreadingHTTPServer, story: Article
) -> None:
    script = f'<script src="{server.url}/read/embed.js" data-article="{story.id}" async></script>'
    embedded(page, other_site, script)
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text(story.headline)
    page.wait_for_function("document.querySelector('iframe').clientHeight > 1500")
    inside = page.frames[1].evaluate("[document.documentElement.scrollHeight, innerHeight]")
    assert inside[0] <= inside[1] + 1
    # A number opens its note, though the frame itself doesn't scroll.
    frame.get_by_role("button", name="Note 13: disputed").first.click()
    expect(frame.locator("#note-13")).to_be_in_viewport()


def test_another_site_shows_it_by_a_frame_alone_and_hears_nothing_it_should_not(
    page: Page, server: Server, other_site: ThreadingHTTPServer, story: Article
) -> None:
    embedded(page, other_site, f'<iframe src="{server.url}/read/{story.id}/embed/" height="400"></iframe>')
    expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_have_text(story.headline)


def test_a_message_from_elsewhere_moves_no_frame(
    page: Page, server: Server, other_site: ThreadingHTTPServer, story: Article
) -> None:
    script = f'<script src="{server.url}/read/embed.js" data-article="{story.id}" async></script>'
    embedded(page, other_site, script)
    expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_have_text(story.headline)
    page.evaluate("postMessage({ height: 77 }, '*')")
    page.evaluate("new Promise((done) => setTimeout(done, 100))")
    assert page.evaluate("document.querySelector('iframe').clientHeight") != 77


def test_a_page_that_may_not_be_framed_is_not(
    page: Page, server: Server, other_site: ThreadingHTTPServer, story: Article
) -> None:
    embedded(page, other_site, f'<iframe src="{server.url}/read/{story.id}/"></iframe>')
    expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["", "embed/", "missing"])
def test_axe_finds_nothing(
    page: Page, actor: Principal, story: Article, place: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    if place == "missing":
        unpublish_article(actor, id=story.id)
    page.goto(f"/read/{story.id}/{place.replace('missing', '')}")
    assert violations(page) == []
