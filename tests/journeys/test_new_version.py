"""A story comes again: the editor pastes it, sees what it does, reviews the marks by keys, and compares."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from annotator.accounts.types import Principal
from articles.corpus.models import Article
from tests.factories.annotations import annotation
from tests.factories.articles import article as make_article
from tests.factories.claims import claim
from tests.factories.revisions import anchors_of, revised
from tests.journeys.keyboard import open_desk, press, saved
from tests.journeys.looking import violations
from tests.journeys.story import COAST

DOUBTFUL = """() => [...CSS.highlights.get('galley-doubtful')].map((found) => {
  const range = new Range();
  range.setStart(found.startContainer, found.startOffset);
  range.setEnd(found.endContainer, found.endOffset);
  return String(range);
}).sort()"""
SECOND = (
    COAST.replace("3,000", "3,400")
    .replace("claimed", "said")
    .replace("A diplomat", "A spokesman")
    .replace(
        "Neither Port Halden nor Lunn has confirmed it.", "Rain fell on the harbour for the whole of the day."
    )
)


@pytest.fixture
def story(actor: Principal) -> Article:
    """A short story with marks that its next version will change, leave and drop."""
    row = make_article(actor, text=COAST)
    said = claim(actor, statement="Varland sent 3,000 more soldiers.")
    annotation(
        actor, article=row, words="Varland sent 3,000 more soldiers", kind="claim", claim=said.id, note="sent"
    )
    annotation(actor, article=row, words="3,000 more soldiers", kind="figure", note="number")
    annotation(actor, article=row, words="Neither Port Halden nor Lunn", kind="source", note="silent")
    return row


def test_an_editor_brings_a_new_version_and_reviews_what_it_did(desk: Page, story: Article) -> None:
    desk.goto(f"/articles/{story.id}/")
    desk.get_by_role("link", name="New version").click()
    desk.get_by_role("textbox", name="Story").fill(SECOND)
    desk.get_by_role("button", name="Continue").click()
    effect = desk.get_by_role("region", name="What it does to the marks")
    expect(effect).to_contain_text("2 changed")
    expect(effect).to_contain_text("1 are gone")
    assert violations(desk) == []
    desk.get_by_role("button", name="Save the new version").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Review version 2")
    radar = desk.get_by_role("region", name="What it did to the claims")
    expect(radar).to_contain_text("Figure changed")
    expect(radar).to_contain_text("Hardened")
    assert violations(desk) == []
    expect(desk.locator("[data-mark]").first).to_be_focused()
    press(desk, "a")
    expect(desk.get_by_role("status").last).to_contain_text("1 mark is confirmed")
    press(desk, "j", "x")
    expect(desk.get_by_role("status").last).to_contain_text("1 mark is confirmed")
    press(desk, "u")
    expect(desk.get_by_text("2 marks wait for you")).to_be_visible()
    desk.get_by_role("link", name="Compare the texts").click()
    expect(
        desk.get_by_role("cell", name="Varland sent 3,400 more soldiers, the ministry said.")
    ).to_be_visible()
    assert violations(desk) == []


def test_whoever_has_the_article_open_loses_no_keystroke_to_a_new_version(desk: Page, story: Article) -> None:
    open_desk(desk, story)
    expect(desk.locator("#desk[data-live=true]")).to_be_attached()
    revised(story, f"It rained in Lunn.\n\n{COAST}")
    expect(desk.get_by_text("This article has a new text")).to_be_visible()
    press(desk, "g", "g", "j", "j", "c")
    saved(desk)
    found, _, words = anchors_of(story)[""].partition(" … ")
    assert (found, words in COAST) == ("anchored", True)


def test_the_desk_shows_which_words_wait_for_a_person(desk: Page, story: Article) -> None:
    revised(story, SECOND)
    open_desk(desk, story)
    assert desk.evaluate(DOUBTFUL) == ["3,400 more soldiers", "Varland sent 3,400 more soldiers"]
    card = desk.locator("#margin .card--claim")
    expect(card).to_contain_text("To be confirmed")
    desk.locator("#story").focus()
    press(desk, "g", "c", "Enter")
    card.get_by_role("link", name="Review the new version").click()
    desk.locator("[data-mark]").first.focus()
    press(desk, "a")
    expect(desk.get_by_role("status").last).to_contain_text("1 mark is confirmed")
    open_desk(desk, story)
    assert len(desk.evaluate(DOUBTFUL)) == 1


def test_a_mark_is_drawn_again_by_keys_and_by_mouse_and_that_is_taken_back(
    desk: Page, story: Article
) -> None:
    revised(story, f"It snowed 🙂 in Lunn.\n\n{SECOND}")
    desk.goto(f"/articles/{story.id}/review/")
    gone = desk.get_by_role("listitem", name="Neither Port Halden nor Lunn")
    gone.focus()
    press(desk, "r")
    dialog = desk.get_by_role("dialog", name="Re-draw the mark")
    words = dialog.get_by_role("textbox")
    expect(words).to_be_focused()
    expect(dialog.get_by_role("button", name="Put it on these words")).to_be_disabled()
    press(desk, "Control+Home", *["ArrowRight"] * 10, *["Shift+ArrowRight"] * 9)
    expect(dialog.get_by_role("status")).to_contain_text("“🙂 in Lunn”")
    assert violations(desk) == []
    press(desk, "Enter")
    expect(desk.get_by_role("status").last).to_contain_text("The mark is on these words now")
    assert anchors_of(story)["silent"] == "anchored … 🙂 in Lunn"
    press(desk, "u")
    expect(gone).to_be_visible()
    gone.get_by_role("button", name="Re-draw").click()
    # The second word of the first line.
    words.dblclick(position={"x": 45, "y": 20})
    expect(dialog.get_by_role("status")).to_contain_text("snowed")
    dialog.get_by_role("button", name="Put it on these words").click()
    expect(desk.get_by_role("status").last).to_contain_text("The mark is on these words now")
    assert anchors_of(story)["silent"] == "anchored … snowed"
