"""Two people in one article: each sees where the other is and what they do, and neither is disturbed by
it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from annotator.accounts.models import User
from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.corpus.models import Article
from tests.factories.articles import article as make_article
from tests.factories.sources import source as make_source
from tests.factories.users import user as make_user
from tests.journeys.cards import pick
from tests.journeys.conftest import visitor
from tests.journeys.entering import sign_in
from tests.journeys.keyboard import CHOSEN, choose, open_desk, press, saved
from tests.journeys.looking import violations
from tests.journeys.server import Server
from tests.journeys.story import COAST

# Milliseconds in which one sees what the other does.
SOON = 1_000


@pytest.fixture
def story(actor: Principal) -> Article:
    """An article that both have open."""
    return make_article(actor, text=COAST)


@pytest.fixture
def ada(browser: Browser, server: Server, transactional_db: None) -> Iterator[Page]:
    """The page of another editor, in a browser of their own."""
    ada = make_user(username="ada")
    with visitor(browser, server) as page:
        sign_in(page, ada, server.url)
        yield page


def listening(page: Page) -> None:
    """Wait until the page hears the stream: it then knows who else is there."""
    expect(page.locator("#presence button")).to_have_count(1)


def together(desk: Page, ada: Page, story: Article) -> None:
    """Open the article on both pages."""
    open_desk(desk, story)
    open_desk(ada, story)
    listening(desk)
    listening(ada)


def test_each_sees_within_a_second_what_the_other_does(desk: Page, ada: Page, story: Article) -> None:
    together(desk, ada, story)
    choose(ada, "3,000")
    press(ada, "#")
    expect(desk.locator("#margin .card--figure")).to_contain_text("3,000", timeout=SOON)

    press(ada, "Delete")
    expect(desk.locator("#margin .card--figure")).to_have_count(0, timeout=SOON)

    press(ada, "u")
    expect(desk.locator("#margin .card--figure")).to_have_count(1, timeout=SOON)
    press(ada, "q")
    expect(desk.locator("#margin .card--cue")).to_have_count(1, timeout=SOON)


def test_a_mark_comes_with_the_name_of_a_record_that_the_page_did_not_know(
    desk: Page, ada: Page, story: Article
) -> None:
    together(desk, ada, story)
    make_source(name="Ministry of Defence", source_kind="government_body")
    choose(ada, "the ministry")
    press(ada, "s")
    pick(ada, ada.get_by_role("combobox"), "Ministry of Defence")
    expect(desk.locator("#margin .card--source")).to_contain_text("Ministry of Defence", timeout=2 * SOON)


def test_each_sees_where_the_other_is_and_can_go_there(desk: Page, ada: Page, story: Article) -> None:
    together(desk, ada, story)
    press(ada, "g", "b")

    there = desk.get_by_role("button", name="Go to where ada is: A diplomat called the estimate low.")
    expect(there).to_be_visible(timeout=2 * SOON)
    expect(desk.locator(".block[data-here=AD]")).to_contain_text("A diplomat")
    there.click()
    expect(desk.locator("#story")).to_be_focused()
    assert desk.evaluate(CHOSEN)[0] == "A"

    ada.goto("/")
    expect(desk.locator("#presence button")).to_have_count(0)
    expect(desk.locator("[data-here]")).to_have_count(0)


def test_what_the_other_does_leaves_selection_caret_and_half_typed_words_alone(
    desk: Page, ada: Page, story: Article
) -> None:
    together(desk, ada, story)
    choose(desk, "called the estimate")
    choose(ada, "called the")
    press(ada, "c")
    expect(desk.locator("#margin .card--claim")).to_have_count(1)
    assert desk.evaluate(CHOSEN)[0] == "called the estimate"
    assert desk.evaluate("getSelection().toString()") == "called the estimate"

    press(desk, "n")
    note = desk.get_by_role("textbox", name="Note")
    expect(note).to_be_focused()
    desk.keyboard.type("half a tho")
    press(ada, "Escape")
    choose(ada, "A diplomat")
    press(ada, "q")
    expect(desk.locator("#margin .card--cue")).to_have_count(1)
    expect(note).to_be_focused()
    desk.keyboard.type("ught")
    expect(note).to_have_value("half a thought")


def test_what_was_missed_while_the_server_was_away_is_caught_up_with(
    desk: Page, ada: Page, story: Article, server: Server
) -> None:
    together(desk, ada, story)
    server.stop()
    try:
        choose(ada, "3,000")
        press(ada, "#")
        expect(ada.locator("#save-state")).to_contain_text("unsaved")
    finally:
        server.start()
    saved(ada)
    expect(desk.locator("#margin .card--figure")).to_contain_text("3,000")
    assert Annotation.objects.count() == 1


def test_tabs_of_one_browser_share_one_line(
    desk: Page, editor: User, actor: Principal, story: Article
) -> None:
    other = make_article(actor, text="Another story.\n\nWith a paragraph of its own.")
    asked: list[str] = []
    desk.context.on(
        "request", lambda request: asked.append(request.url) if "/live/?" in request.url else None
    )
    open_desk(desk, story)
    expect(desk.locator("#desk")).to_have_attribute("data-live", "true")
    second = desk.context.new_page()
    open_desk(second, story)
    expect(second.locator("#desk")).to_have_attribute("data-live", "true")
    assert len(asked) == 1
    third = desk.context.new_page()
    open_desk(third, other)
    expect(third.locator("#desk")).to_have_attribute("data-live", "true")
    # One line still, for both articles.
    assert len(asked) == 2
    assert asked[1].count("article=") == 2

    # The one that kept it goes; another takes it up.
    desk.close()
    choose(third, "Another story")
    press(third, "c")
    saved(third)
    watcher = second.context.new_page()
    open_desk(watcher, other)
    press(third, "Escape")
    choose(third, "paragraph")
    press(third, "q")
    expect(watcher.locator("#margin .card--cue")).to_have_count(1)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_while_somebody_else_is_here(
    desk: Page, ada: Page, story: Article, theme: Any
) -> None:
    together(desk, ada, story)
    press(ada, "g", "b")
    expect(desk.locator("[data-here]")).to_have_count(1)
    desk.emulate_media(color_scheme=theme)

    assert violations(desk) == []
