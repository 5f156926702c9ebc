"""Either end of a mark is dragged by the mouse: seen while it moves, kept when let go, given up when
something comes between.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from annotator.accounts.types import Principal
from articles.anchoring.types import GivenPiece
from articles.annotations.models import Annotation
from articles.annotations.operations import update_annotation
from articles.annotations.types import AnnotationChange
from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata
from tests.factories.annotations import annotation
from tests.factories.articles import article as make_article
from tests.journeys.ends import (
    HEADLINE,
    PREVIEW,
    TEXT,
    TEXT_WITH_HEADLINE,
    drag,
    grab,
    handle,
    mark_soldiers,
    where,
    words,
)
from tests.journeys.keyboard import press, saved

SCROLLED = """() => new Promise((done) => {
    const look = () => (scrollY > 2500 ? done() : requestAnimationFrame(look));
    look();
})"""


@pytest.fixture
def story(actor: Principal) -> Article:
    """Return a story of two paragraphs."""
    return make_article(actor, text=TEXT, headline=HEADLINE)


@pytest.fixture
def marked(desk: Page, story: Article) -> Page:
    """Return a desk on which a cue has just been marked, and its handles are there."""
    return mark_soldiers(desk, story)


def test_a_handle_is_dragged_with_a_preview_and_snaps_to_words(marked: Page) -> None:
    drag(marked, "end", "to the c")
    expect(handle(marked, "end")).to_have_attribute("aria-valuetext", "ends with “soldiers to the coast”")
    assert marked.evaluate(PREVIEW) == ["more soldiers to the coast"]
    saved(marked)
    marked.mouse.up()
    saved(marked)
    assert words() == ["more soldiers to the coast"]
    drag(marked, "start", "sent", at_end=False)
    marked.mouse.up()
    saved(marked)
    assert words() == ["sent 3,000 more soldiers to the coast"]
    # The focus stayed in the text, and each drag is one change.
    press(marked, "u")
    saved(marked)
    assert words() == ["more soldiers to the coast"]
    press(marked, "u")
    saved(marked)
    assert words() == ["more soldiers"]


def test_alt_drags_to_the_letter_and_brackets_come_along(marked: Page) -> None:
    marked.keyboard.down("Alt")
    drag(marked, "end", "to the co")
    marked.mouse.up()
    marked.keyboard.up("Alt")
    saved(marked)
    assert words() == ["more soldiers to the co"]
    drag(marked, "end", "the (Kestrian")
    marked.mouse.up()
    saved(marked)
    assert words() == ["more soldiers to the coast, the (Kestrian)"]


def test_dragged_past_the_other_end_one_word_is_left(marked: Page) -> None:
    drag(marked, "end", "Varland", at_end=False)
    marked.mouse.up()
    saved(marked)
    assert words() == ["more"]


def test_escape_while_dragging_gives_up_and_the_mark_stays_active(marked: Page) -> None:
    drag(marked, "end", "to the coast")
    assert marked.evaluate(PREVIEW) == ["more soldiers to the coast"]
    press(marked, "Escape")
    expect(marked.locator("#announcements")).to_have_text("Nothing changed.")
    marked.mouse.up()
    assert marked.evaluate(PREVIEW) == []
    expect(handle(marked, "end")).to_have_attribute("aria-valuetext", "ends with “more soldiers”")
    saved(marked)
    assert words() == ["more soldiers"]


def test_a_hand_that_trembles_moves_nothing_and_a_click_takes_the_end_in_hand(marked: Page) -> None:
    grab(marked, "start")
    box = handle(marked, "start").bounding_box()
    assert box
    marked.mouse.move(box["x"] + 14, box["y"] + 9)
    marked.mouse.up()
    expect(handle(marked, "start")).to_be_focused()
    press(marked, "Escape")
    saved(marked)
    assert words() == ["more soldiers"]


def test_undoing_the_mark_while_it_is_dragged_ends_the_drag_with_a_sentence(marked: Page) -> None:
    drag(marked, "end", "to the coast")
    press(marked, "u")
    expect(marked.locator("#announcements")).to_contain_text("deleted meanwhile")
    marked.mouse.move(300, 300)
    marked.mouse.up()
    saved(marked)
    assert Annotation.objects.live().count() == 0
    expect(handle(marked, "end")).to_be_hidden()


def test_a_change_by_somebody_else_ends_the_drag_and_wins(marked: Page, actor: Principal) -> None:
    mark = Annotation.objects.get()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    marked.route("**/annotations/*/", hold)
    with marked.expect_request("**/annotations/*/"):
        press(marked, "n")
    press(marked, "Escape")
    expect(handle(marked, "end")).to_be_visible()
    drag(marked, "end", "to the coast")
    assert marked.evaluate(PREVIEW) == ["more soldiers to the coast"]
    start = TEXT_WITH_HEADLINE.index("3,000")
    change = AnnotationChange(pieces=(GivenPiece(start, start + 5),))
    update_annotation(actor, id=mark.id, version=mark.version, change=change)
    # The page hears of it by the answer to its own change, which comes while the hand is dragging.
    held[0].continue_()
    expect(marked.locator("#announcements")).to_contain_text("moved meanwhile")
    assert marked.evaluate(PREVIEW) == []
    marked.mouse.move(300, 300)
    marked.mouse.up()
    expect(handle(marked, "end")).to_have_attribute("aria-valuetext", "ends with “3,000”")
    assert words() == ["3,000"]


def test_in_a_text_from_right_to_left_the_handles_change_sides(desk: Page, actor: Principal) -> None:
    row = make_article(
        actor,
        text="قالت وكالة الأنباء إن الجنود وصلوا.",
        headline="خبر",
        metadata=ArticleMetadata(language="ar"),
    )
    made = annotation(actor, article=row, words="وكالة الأنباء", kind="cue")
    desk.goto(f"/articles/{row.id}/?mark={made.id}")
    expect(handle(desk, "end")).to_be_visible()
    start, end = (handle(desk, one).bounding_box() for one in ("start", "end"))
    assert start
    assert end
    assert start["x"] > end["x"]
    desk.locator("#story").focus()
    press(desk, "m", "ArrowLeft", "Enter")
    saved(desk)
    assert words() == ["وكالة الأنباء إن"]


def test_dragged_over_text_that_is_not_laid_out_and_scrolled_at_the_edge(
    desk: Page, actor: Principal
) -> None:
    paragraphs = [f"Paragraph {number} says little, and says it slowly." for number in range(120)]
    row = make_article(actor, text="\n\n".join(paragraphs))
    made = annotation(actor, article=row, words="Paragraph 1 says", kind="cue")
    desk.goto(f"/articles/{row.id}/?mark={made.id}")
    expect(handle(desk, "end")).to_be_visible()
    assert not desk.evaluate(
        "document.querySelectorAll('.block')[100].checkVisibility({contentVisibilityAuto: true})"
    )
    grab(desk, "end")
    desk.mouse.move(400, 895, steps=3)
    # The pointer rests, the page goes on.
    desk.evaluate(SCROLLED)
    desk.mouse.move(400, 500)
    expect(handle(desk, "end")).to_be_visible()
    desk.mouse.up()
    saved(desk)
    [made_words] = words()
    assert made_words.startswith("Paragraph 1 says little")
    assert "Paragraph 40 " in made_words
    assert made_words[-1].isalnum()


def test_handles_stay_at_their_words_when_the_column_changes(marked: Page) -> None:
    for width in (1280, 700, 390):
        marked.set_viewport_size({"width": width, "height": 800})
        marked.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
        x, y = where(marked, "more soldiers")
        box = handle(marked, "end").bounding_box()
        assert box
        assert abs(box["x"] - x) < 6
        assert 0 < box["y"] - y < 20
