"""Signing out: what is unsent goes first, what was kept goes with it, and nobody else ever sends or sees
it.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from annotator.accounts.models import User
from annotator.accounts.rules import EDITOR
from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.corpus.models import Article
from tests.factories.articles import article as make_article
from tests.factories.users import user as make_user
from tests.journeys.entering import enter
from tests.journeys.keyboard import choose, open_desk, press, saved

TEXT = "The ministry said 3,000 more had gone."
SENDING = "**/api/v1/annotations/"
# What this browser keeps: the names of its databases, the entries and steps in ours, and the keys of local
# storage.
KEPT = """async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    const count = { entries: 0, steps: 0 };
    if (names.includes('galley-desk')) {
        const database = await new Promise((done) => {
            const opening = indexedDB.open('galley-desk');
            opening.onsuccess = () => done(opening.result);
        });
        for (const store of Object.keys(count)) {
            count[store] = await new Promise((done) => {
                const asked = database.transaction(store).objectStore(store).count();
                asked.onsuccess = () => done(asked.result);
            });
        }
        database.close();
    }
    return { databases: names, ...count, storage: Object.keys(localStorage), caches: await caches.keys() };
}"""
NOTHING = {"databases": [], "entries": 0, "steps": 0, "storage": [], "caches": []}


@pytest.fixture
def story(editor: User) -> Article:
    """An article to mark."""
    return make_article(Principal.of_user(editor), text=TEXT)


def sign_out(page: Page) -> None:
    """Leave by the menu."""
    page.locator(".menu__button").click()
    page.get_by_role("button", name="Sign out").click()


def signed_out(page: Page) -> None:
    """Be on the sign-in page, after it has cleared what it clears."""
    expect(page.get_by_label("Password")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-cleared", "true")


def mark_unsent(page: Page, story: Article) -> None:
    """Mark a number while marks can't be sent."""
    open_desk(page, story)
    page.route(SENDING, lambda route: route.abort())
    choose(page, "3,000")
    press(page, "#")
    expect(page.locator("#save-state")).to_contain_text("unsaved")


def test_nothing_is_kept_of_who_signed_out_and_back_shows_nothing(desk: Page, story: Article) -> None:
    desk.goto("/")
    open_desk(desk, story)
    choose(desk, "3,000")
    press(desk, "#")
    saved(desk)
    desk.evaluate("localStorage.setItem('galley-markup', 'off')")
    assert desk.evaluate(KEPT)["steps"] == 1
    sign_out(desk)
    signed_out(desk)
    assert desk.evaluate(KEPT) == NOTHING
    for _ in range(2):
        desk.go_back()
        expect(desk.get_by_label("Password")).to_be_visible()
        assert "ministry" not in desk.content()


def test_unsent_work_is_sent_before_the_session_ends(desk: Page, story: Article) -> None:
    mark_unsent(desk, story)
    desk.unroute(SENDING)
    # The desk itself waits longer and longer, and is left before it tries again.
    desk.goto("/leaving/")
    signed_out(desk)
    assert Annotation.objects.count() == 1
    assert desk.evaluate(KEPT) == NOTHING


def test_who_stays_because_of_unsent_work_goes_on_with_it(desk: Page, story: Article) -> None:
    mark_unsent(desk, story)
    sign_out(desk)
    expect(desk.get_by_text("One of your changes isn’t saved.")).to_be_visible()
    expect(desk.get_by_text("no connection")).to_be_visible()
    desk.unroute(SENDING)
    desk.get_by_role("link", name="Stay signed in").click()
    open_desk(desk, story)
    saved(desk)
    assert Annotation.objects.count() == 1


def test_what_is_left_for_oneself_nobody_else_sends_or_sees(desk: Page, story: Article, editor: User) -> None:
    mark_unsent(desk, story)
    sign_out(desk)
    desk.get_by_role("button", name="Sign out, keep it for me").click()
    signed_out(desk)
    kept = desk.evaluate(KEPT)
    assert (kept["entries"], kept["steps"]) == (1, 0)
    desk.unroute(SENDING)
    enter(desk, make_user(username="bea", roles=(EDITOR,)))
    open_desk(desk, story)
    saved(desk)
    expect(desk.locator("#margin .card")).to_have_count(0)
    sign_out(desk)
    signed_out(desk)
    assert Annotation.objects.count() == 0
    assert desk.evaluate(KEPT)["entries"] == 1
    enter(desk, editor)
    open_desk(desk, story)
    saved(desk)
    assert Annotation.objects.get().created_by == editor


def test_what_is_thrown_away_is_gone(desk: Page, story: Article, editor: User) -> None:
    mark_unsent(desk, story)
    sign_out(desk)
    desk.get_by_role("button", name="Discard it and sign out").click()
    signed_out(desk)
    assert desk.evaluate(KEPT) == NOTHING
    desk.unroute(SENDING)
    enter(desk, editor)
    open_desk(desk, story)
    saved(desk)
    assert Annotation.objects.count() == 0


def test_an_open_tab_of_the_former_person_sends_nothing_under_the_next_ones_name(
    desk: Page, story: Article, editor: User
) -> None:
    mark_unsent(desk, story)
    bea = make_user(username="bea", roles=(EDITOR,))
    elsewhere = desk.context.new_page()
    # Not by signing out: the session is another's from one moment to the next.
    enter(elsewhere, bea)
    desk.unroute(SENDING)
    with desk.expect_response(SENDING) as answered:
        desk.evaluate("dispatchEvent(new Event('online'))")
    assert answered.value.status == 403
    expect(desk.locator("#save-state")).to_contain_text("signed out")
    assert Annotation.objects.count() == 0
    enter(elsewhere, editor)
    desk.evaluate("dispatchEvent(new Event('online'))")
    saved(desk)
    assert Annotation.objects.get().created_by == editor


def test_other_tabs_stop_showing_what_was_for_the_person_who_left(desk: Page, story: Article) -> None:
    open_desk(desk, story)
    other = desk.context.new_page()
    other.goto("/")
    sign_out(other)
    signed_out(other)
    expect(desk.get_by_label("Password")).to_be_visible()


def test_the_marks_are_asked_for_once_though_nothing_is_stored(desk: Page, story: Article) -> None:
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url) if "/marks/?" in request.url else None)
    open_desk(desk, story)
    assert len(asked) == 1
