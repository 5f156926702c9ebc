"""Labelling again by key: the last label, the same words elsewhere, and words that are found."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.corpus.models import Article
from tests.factories.articles import article as make_article
from tests.journeys.keyboard import CHOSEN, choose, open_desk, press, saved

TEXT = (
    "Korvia sent 3,000 soldiers, Arden said.\n\n"
    "Arden’s ministry said that Korvia denied it. The Drava Accord binds Korvia.\n\n"
    "In Korvia nobody spoke."
)


@pytest.fixture
def story(actor: Principal) -> Article:
    """Return a story in which a name and a word come back."""
    return make_article(actor, text=TEXT, headline="A denial")


@pytest.fixture
def text(desk: Page, story: Article) -> Page:
    """Return the text desk, with the focus in the text."""
    open_desk(desk, story)
    return desk


def test_the_last_label_is_repeated_with_the_record_that_the_words_name(text: Page) -> None:
    choose(text, "Korvia")
    press(text, "e")
    text.keyboard.type("Korvia")
    expect(text.get_by_role("option", selected=True)).to_contain_text("New entity")
    press(text, "Enter", "Enter")
    expect(text.locator("#story")).to_be_focused()
    press(text, "j", "j", "w", ".")
    # Another name is asked for.
    expect(text.get_by_role("combobox").first).to_be_focused()
    press(text, "Escape", "Escape", "w", ".")
    expect(text.locator("#announcements")).to_contain_text("Entity again: Korvia")
    saved(text)


def test_the_same_words_are_offered_one_by_one_and_taken_back_by_one_undo(text: Page, story: Article) -> None:
    choose(text, "Korvia")
    press(text, "q", ">")
    bar = text.get_by_role("group", name="The same words elsewhere")
    expect(bar).to_contain_text("3 more places")
    press(text, "a")
    expect(bar).to_contain_text("2 more places")
    press(text, "x", "a")
    expect(bar).to_be_hidden()
    saved(text)
    starts = sorted(row.place.start or 0 for row in Annotation.objects.placed())
    whole = story.latest.text
    found = [place for place in range(len(whole)) if whole.startswith("Korvia", place)]
    assert starts == [found[0], found[1], found[3]]
    press(text, ">", "Shift+a", "u")
    saved(text)
    assert Annotation.objects.live().count() == 3


def test_words_are_found_from_the_cursor_on_and_chosen_whole(text: Page) -> None:
    press(text, "j", "j", "j", "/")
    text.keyboard.type("korv")
    expect(text.get_by_role("search").get_by_role("status")).to_have_text("2 of 4")
    press(text, "ArrowDown")
    expect(text.get_by_role("search").get_by_role("status")).to_have_text("3 of 4")
    press(text, "Enter")
    assert text.evaluate(CHOSEN)[0] == "Korvia"
    press(text, "/")
    text.keyboard.type("nothing like it")
    expect(text.get_by_role("search").get_by_role("status")).to_have_text("Not in this article")
    press(text, "Enter", "Escape")
    assert text.evaluate(CHOSEN)[0] == "Korvia"


def test_words_typed_before_the_search_has_loaded_are_searched_for(desk: Page, story: Article) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    desk.route("**/*key-tools*.js", hold)
    with desk.expect_request("**/*key-tools*.js"):
        open_desk(desk, story)
        press(desk, "/")
    desk.keyboard.type("in kor")
    expect(desk.get_by_role("search")).to_have_count(0)
    held[0].continue_()
    expect(desk.get_by_label("Find in the article")).to_have_value("in kor")
    expect(desk.get_by_role("search").get_by_role("status")).to_have_text("1 of 1")
    assert Annotation.objects.count() == 0
