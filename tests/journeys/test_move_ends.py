"""Either end of a mark is moved by keys and buttons, and the mark keeps everything that is tied to it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from annotator.accounts.rules import ADMIN
from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.claims.models import Attribution, Figure
from articles.corpus.models import Article
from tests.factories.annotations import annotation
from tests.factories.articles import article as make_article
from tests.factories.attributions import attribution
from tests.factories.claims import claim as make_claim
from tests.factories.sources import source as make_source
from tests.factories.users import user
from tests.journeys.ends import (
    HEADLINE,
    PREVIEW,
    TEXT,
    handle,
    mark_soldiers,
    where,
    words,
)
from tests.journeys.entering import enter
from tests.journeys.keyboard import choose, open_desk, press, saved
from tests.journeys.looking import violations


@pytest.fixture
def story(actor: Principal) -> Article:
    """Return a story of two paragraphs."""
    return make_article(actor, text=TEXT, headline=HEADLINE)


@pytest.fixture
def marked(desk: Page, story: Article) -> Page:
    """Return a desk on which a cue has just been marked, and its handles are there."""
    return mark_soldiers(desk, story)


def test_keys_move_both_ends_as_one_change_of_the_same_mark(marked: Page) -> None:
    before = Annotation.objects.get()
    press(marked, "m")
    expect(handle(marked, "end")).to_be_focused()
    press(marked, "ArrowRight", "ArrowRight", "Alt+Shift+ArrowLeft")
    expect(handle(marked, "start")).to_be_focused()
    expect(handle(marked, "start")).to_have_attribute(
        "aria-valuetext", "begins with “3,000 more soldiers to”"
    )
    assert marked.evaluate(PREVIEW) == ["3,000 more soldiers to the"]
    # Nothing is sent before it is kept.
    saved(marked)
    assert words() == ["more soldiers"]
    press(marked, "Enter")
    expect(marked.locator("#story")).to_be_focused()
    expect(marked.locator("#announcements")).to_have_text("Cue now “3,000 more soldiers to the”, 5 words.")
    saved(marked)
    assert words() == ["3,000 more soldiers to the"]
    after = Annotation.objects.get()
    assert (after.id, after.kind, after.version) == (before.id, "cue", before.version + 1)
    press(marked, "u")
    saved(marked)
    assert words() == ["more soldiers"]
    press(marked, "Shift+u")
    saved(marked)
    assert words() == ["3,000 more soldiers to the"]


def test_the_mark_stays_the_one_that_the_kind_keys_change(marked: Page) -> None:
    press(marked, "m", "ArrowRight", "Enter", "n")
    saved(marked)
    assert (Annotation.objects.get().kind, words()) == ("note", ["more soldiers to"])


def test_escape_gives_up_and_the_text_has_the_keys_again(marked: Page) -> None:
    press(marked, "m", "ArrowRight", "ArrowRight", "Escape")
    expect(marked.locator("#announcements")).to_have_text("Nothing changed.")
    expect(marked.locator("#story")).to_be_focused()
    assert marked.evaluate(PREVIEW) == []
    saved(marked)
    assert words() == ["more soldiers"]
    expect(marked.get_by_role("group", name="Move the ends of the mark")).to_be_hidden()
    expect(handle(marked, "end")).to_be_visible()


def test_shift_and_arrows_still_choose_text_beside_the_active_mark(marked: Page) -> None:
    press(marked, "Shift+ArrowRight")
    assert marked.evaluate(PREVIEW) == ["soldiers to"]
    # The browser may show handles of its own for what is chosen.
    expect(handle(marked, "end")).to_be_hidden()
    press(marked, "d")
    saved(marked)
    assert words() == ["more soldiers to"]


def test_by_letters_sentences_and_to_the_other_end(marked: Page) -> None:
    press(marked, "m", "Alt+ArrowLeft")
    assert marked.evaluate(PREVIEW) == ["more soldier"]
    press(marked, "Alt+ArrowRight", "Alt+ArrowRight", "m")
    expect(handle(marked, "start")).to_be_focused()
    press(marked, "ArrowUp")
    assert marked.evaluate(PREVIEW) == ["Varland sent 3,000 more soldiers "]
    press(marked, "Tab", "ArrowLeft", "Shift+ArrowDown")
    expect(handle(marked, "end")).to_be_focused()
    assert marked.evaluate(PREVIEW) == [TEXT.partition("\n")[0]]


def test_an_end_never_passes_the_other(marked: Page) -> None:
    press(marked, "m", *["ArrowLeft"] * 5)
    assert marked.evaluate(PREVIEW) == ["more"]
    expect(marked.locator("#announcements")).to_have_text("The end can’t go further.")
    press(marked, "Enter")
    saved(marked)
    assert words() == ["more"]


def test_without_dragging_a_pointer_has_buttons(marked: Page) -> None:
    marked.locator('[data-command="ends"]').click()
    bar = marked.get_by_role("group", name="Move the ends of the mark")
    bar.get_by_role("button", name="Move the end to the right").click()
    bar.get_by_role("button", name="Move the start to the left").click()
    bar.get_by_role("button", name="By letters").click()
    bar.get_by_role("button", name="Move the start to the right").click()
    expect(bar).to_contain_text("“,000 more soldiers to”")
    expect(bar).to_contain_text("The cue has 4 words.")
    bar.get_by_role("button", name="Save").click()
    saved(marked)
    assert words() == [",000 more soldiers to"]


def test_leaving_for_the_text_keeps_what_was_done(marked: Page) -> None:
    press(marked, "m", "ArrowRight")
    marked.mouse.click(*where(marked, "Lunn"))
    saved(marked)
    assert words() == ["more soldiers to"]
    expect(marked.get_by_role("group", name="Move the ends of the mark")).to_be_hidden()


def test_everything_tied_to_a_claim_stays(desk: Page, story: Article, actor: Principal) -> None:
    what = make_claim(actor)
    content = annotation(
        actor,
        article=story,
        words="Varland sent 3,000",
        kind="claim",
        claim=what.id,
        tags=("army",),
        note="Ask.",
    )
    chain = attribution(actor, content=content, sources=(make_source(actor),))
    desk.goto(f"/articles/{story.id}/?mark={content.id}")
    expect(handle(desk, "end")).to_be_visible()
    press(desk, "m", "ArrowRight", "ArrowRight", "Enter")
    saved(desk)
    assert words() == ["Varland sent 3,000 more soldiers"]
    moved = Annotation.objects.get()
    assert (moved.id, moved.tags, moved.note) == (content.id, ["army"], "Ask.")
    assert moved.appearance.claim_id == what.id
    assert Attribution.objects.live().get().id == chain.id
    assert chain.content_id == moved.id


def test_of_several_pieces_the_outer_ends_move(marked: Page) -> None:
    choose(marked, "ministry said", keep=True)
    press(marked, "d", "m", "ArrowLeft", "Alt+Shift+ArrowLeft", "Enter")
    saved(marked)
    assert words() == ["3,000 more soldiers", "ministry"]


def test_axe_finds_nothing_and_the_targets_are_large_enough(marked: Page) -> None:
    for width in (1280, 390):
        marked.set_viewport_size({"width": width, "height": 800})
        press(marked, "m")
        expect(handle(marked, "end")).to_be_focused()
        assert violations(marked) == []
        boxes = [one.bounding_box() for one in marked.locator(".end-handle, .ends-bar button").all()]
        assert len(boxes) == 9
        assert all(box and box["width"] >= 24 and box["height"] >= 24 for box in boxes)
        assert marked.evaluate("document.documentElement.scrollWidth") <= width
        press(marked, "Escape")


def test_who_may_not_annotate_gets_no_handles(desk: Page, story: Article, actor: Principal) -> None:
    made = annotation(actor, article=story, words="more soldiers", kind="cue")
    reader = user(username="reader", roles=(ADMIN,))
    desk.context.clear_cookies()
    enter(desk, reader)
    desk.goto(f"/articles/{story.id}/?mark={made.id}")
    expect(desk.locator("#desk")).to_have_attribute("data-ready", "true")
    expect(desk.locator(".ends")).to_be_attached()
    expect(handle(desk, "end")).to_be_hidden()
    press(desk, "m")
    expect(desk.locator("#announcements")).to_have_text("You can read this article, but not mark it.")
    expect(handle(desk, "end")).to_be_hidden()


def test_a_figure_keeps_its_number(desk: Page, story: Article) -> None:
    open_desk(desk, story)
    choose(desk, "3,000")
    press(desk, "#")
    saved(desk)
    count = Figure.objects.count()
    press(desk, "m", "ArrowRight", "Enter")
    saved(desk)
    assert words() == ["3,000 more"]
    assert Figure.objects.count() == count
