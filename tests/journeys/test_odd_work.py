"""Work that nobody planned for: rich text, huge marks, too many keys, a wrong clock, an article that is
gone.
"""

from __future__ import annotations

import pytest
from django.db import connection
from playwright.sync_api import Page, expect

from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.claims.models import Claim
from articles.corpus.models import Article
from tests.factories.articles import article as make_article
from tests.journeys.keyboard import open_desk, press, saved
from tests.journeys.words import STORY, kept, mark


@pytest.fixture
def story(actor: Principal) -> Article:
    """An article of words that stand once."""
    return make_article(actor, text=STORY)


def test_an_article_that_was_deleted_meanwhile_leaves_the_work_in_sight_with_the_reason(
    desk: Page, story: Article
) -> None:
    open_desk(desk, story)
    with connection.cursor() as cursor:
        # No operation does this: somebody at the database did.
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("DELETE FROM corpus_article WHERE id = %s", [story.id])
        cursor.execute("SET session_replication_role = DEFAULT")
    mark(desk, "lamko", "q")

    expect(desk.locator("#save-state")).to_contain_text("not accepted")
    expect(desk.locator("#margin .card--cue")).to_contain_text("lamko")
    expect(desk.get_by_role("group", name="Not accepted")).to_contain_text("article")


def test_two_hundred_keys_in_a_second_lose_nothing(desk: Page, story: Article) -> None:
    open_desk(desk, story)
    press(desk, "g", "g")
    desk.evaluate(
        """() => {
            const at = document.getElementById("story");
            const press = (key) => at.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
            for (let i = 0; i < 25; i += 1) {
                press("ArrowRight"); press("q"); press("Delete"); press("u"); press("u"); press("U"); press("Escape");
                press("Escape");
            }
        }"""
    )
    # Some 150 requests, one after another.
    saved(desk, within=60)

    assert len(kept()) == len(set(kept()))


def test_a_clock_that_is_an_hour_slow_sends_in_order_and_shows_the_times_of_the_server(
    desk: Page, story: Article
) -> None:
    open_desk(desk, story)
    mark(desk, "golda", "q")
    desk.clock.set_system_time("2001-01-01T00:00:00Z")
    mark(desk, "golko", "c")
    press(desk, "Escape")
    desk.clock.set_system_time("2031-01-01T00:00:00Z")
    mark(desk, "golmi", "c")
    saved(desk)
    open_desk(desk, story)
    saved(desk)

    assert kept() == ["golda", "golko", "golmi"]
    assert Claim.objects.count() == 2


def test_rich_text_that_is_pasted_into_a_note_is_words_and_stays_words(desk: Page, story: Article) -> None:
    open_desk(desk, story)
    mark(desk, "hinda", "n")
    note = desk.get_by_role("textbox", name="Note")
    expect(note).to_be_focused()
    desk.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData("text/html", "<b onclick=alert(1)>bold</b><img src=x onerror=alert(2)><script>alert(3)</scr" + "ipt>");
            data.setData("text/plain", "bold <script>alert(3)</scr" + "ipt> שלום 🙂");
            const paste = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
            if (document.activeElement.dispatchEvent(paste)) document.execCommand("insertText", false, data.getData("text/plain"));
        }"""
    )
    press(desk, "ControlOrMeta+Enter")
    saved(desk)

    assert Annotation.objects.get().note == "bold <script>alert(3)</script> שלום 🙂"
    assert desk.locator("#margin script, #margin b, #margin img").count() == 0


def test_a_selection_of_almost_two_megabytes_is_one_mark(desk: Page, actor: Principal) -> None:
    paragraph = "Every word of this very long report counts for something in it. " * 16
    story = make_article(actor, text="\n\n".join([paragraph.strip()] * 1_900))
    open_desk(desk, story)
    press(desk, "g", "g")
    desk.evaluate("() => getSelection().selectAllChildren(document.getElementById('story'))")
    desk.wait_for_function("() => (CSS.highlights.get('galley-preview')?.size ?? 0) > 0")
    press(desk, "n")
    note = desk.get_by_role("textbox", name="Note")
    expect(note).to_be_focused()
    desk.keyboard.type("all of it")
    press(desk, "ControlOrMeta+Enter")
    saved(desk)

    assert len(kept()[0]) > 1_900_000
