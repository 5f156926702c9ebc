"""Either end of a mark is moved, by keys, buttons and dragging, and the mark keeps everything that is tied to it."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Route, expect

from annotator.accounts.operations import create_sign_in_link
from annotator.accounts.rules import ADMIN
from annotator.accounts.types import Principal
from articles.anchoring.types import GivenPiece
from articles.annotations.models import Annotation
from articles.annotations.operations import update_annotation
from articles.annotations.types import AnnotationChange
from articles.claims.models import Attribution, Figure
from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata
from tests.factories.annotations import annotation
from tests.factories.articles import article as make_article
from tests.factories.users import user
from tests.journeys.cards import mark_claim
from tests.journeys.keyboard import choose, open_desk, press, saved

TEXT = (
    "Varland sent 3,000 more soldiers to the coast, the (Kestrian) ministry said.\n\n"
    "Neither Port Halden nor Lunn has confirmed it."
)
HEADLINE = "More at the coast"
TEXT_WITH_HEADLINE = f"{HEADLINE}\n\n{TEXT}"
# The words that the desk shows as chosen, or as they would be.
SCROLLED = """() => new Promise((done) => {
    const look = () => (scrollY > 2500 ? done() : requestAnimationFrame(look));
    look();
})"""
PREVIEW = "() => [...CSS.highlights.get('galley-preview')].map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset))"


@pytest.fixture
def story(actor: Principal) -> Article:
    """Return a story of two paragraphs."""
    return make_article(actor, text=TEXT, headline=HEADLINE)


@pytest.fixture
def marked(desk: Page, story: Article) -> Page:
    """Return a desk on which a cue has just been marked, and its handles are there."""
    open_desk(desk, story)
    choose(desk, "more soldiers")
    press(desk, "q")
    saved(desk)
    expect(handle(desk, "end")).to_be_visible()
    return desk


def handle(page: Page, end: str) -> Locator:
    """Return the handle at an end of the active mark."""
    return page.locator(f".end-handle--{end}")


def words(id: object = None) -> list[str]:
    """Return the words of the mark in the database, piece by piece."""
    rows = Annotation.objects.placed()
    row = rows.get(id=id) if id else rows.get()
    return [piece["exact"] for piece in row.place.pieces]


def where(page: Page, text: str, *, at_end: bool = True) -> tuple[float, float]:
    """Return the middle of the last letter (or the first) of some words on the screen."""
    x, y = page.evaluate(
        """([words, atEnd]) => {
            for (const block of document.querySelectorAll('.block')) {
                const start = block.firstChild.data.indexOf(words);
                if (start < 0) continue;
                const range = document.createRange(), at = atEnd ? start + words.length - 1 : start;
                range.setStart(block.firstChild, at); range.setEnd(block.firstChild, at + 1);
                const { x, y, width, height } = range.getBoundingClientRect();
                return [x + (atEnd ? 0.8 : 0.2) * width, y + height / 2];
            }
        }""",
        [text, at_end],
    )
    return x, y


def grab(page: Page, end: str) -> tuple[float, float]:
    """Press the mouse on a handle; return how far the text lies from there."""
    box = handle(page, end).bounding_box()
    assert box
    x, y = box["x"] + 12, box["y"] + 8
    page.mouse.move(x, y)
    page.mouse.down()
    edge = box["x"] + (0 if end == "end" else box["width"])
    return x - edge, y - (box["y"] - 12)


def drag(page: Page, end: str, to: str, *, at_end: bool = True) -> None:
    """Drag a handle to some words, and hold it there."""
    off_x, off_y = grab(page, end)
    x, y = where(page, to, at_end=at_end)
    page.mouse.move(x + off_x, y + off_y, steps=5)


def test_keys_move_both_ends_as_one_change_of_the_same_mark(marked: Page) -> None:
    before = Annotation.objects.get()
    press(marked, "m")
    expect(handle(marked, "end")).to_be_focused()
    press(marked, "ArrowRight", "ArrowRight", "Alt+Shift+ArrowLeft")
    expect(handle(marked, "start")).to_be_focused()
    expect(handle(marked, "start")).to_have_attribute("aria-valuetext", "begins with “3,000 more soldiers to”")
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
    bar.get_by_role("button", name="Keep").click()
    saved(marked)
    assert words() == [",000 more soldiers to"]


def test_leaving_for_the_text_keeps_what_was_done(marked: Page) -> None:
    press(marked, "m", "ArrowRight")
    marked.mouse.click(*where(marked, "Lunn"))
    saved(marked)
    assert words() == ["more soldiers to"]
    expect(marked.get_by_role("group", name="Move the ends of the mark")).to_be_hidden()


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
    x, y = grab(marked, "start")
    box = handle(marked, "start").bounding_box()
    assert box
    marked.mouse.move(box["x"] + 14, box["y"] + 9)
    marked.mouse.up()
    expect(handle(marked, "start")).to_be_focused()
    press(marked, "Escape")
    saved(marked)
    assert words() == ["more soldiers"]
    assert (x, y) != (0, 0)


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
    marked.route("**/annotations/*/", held.append)
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


def test_everything_tied_to_a_claim_stays(desk: Page, story: Article) -> None:
    open_desk(desk, story)
    mark_claim(desk, "Varland sent 3,000 more soldiers")
    press(desk, "Escape", "Escape")
    choose(desk, "ministry")
    press(desk, "s")
    desk.keyboard.type("Ministry of Kestria")
    press(desk, "Enter")
    press(desk, "Escape", "g", "g", "g", "c", "l")
    press(desk, *desk.get_by_role("button", name=": Source: Ministry").first.inner_text().lower(), "Enter")
    saved(desk)
    claim = Annotation.objects.get(kind="claim")
    update = (claim.appearance.claim_id, Attribution.objects.get(content=claim).id)
    press(desk, "m", "ArrowRight", "ArrowRight", "Enter")
    saved(desk)
    claim = Annotation.objects.get(kind="claim")
    assert words(claim.id) == ["Varland sent 3,000 more soldiers to the"]
    assert (claim.appearance.claim_id, Attribution.objects.live().get(content=claim).id) == update
    assert claim.appearance.claim.statement == "Varland sent 3,000 more soldiers"


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
        found = Axe().run(marked).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
        boxes = [one.bounding_box() for one in marked.locator(".end-handle, .ends-bar button").all()]
        assert len(boxes) == 9
        assert all(box and box["width"] >= 24 and box["height"] >= 24 for box in boxes)
        assert marked.evaluate("document.documentElement.scrollWidth") <= width
        press(marked, "Escape")


def test_in_a_text_from_right_to_left_the_handles_change_sides(desk: Page, actor: Principal) -> None:
    row = make_article(actor, text="قالت وكالة الأنباء إن الجنود وصلوا.", headline="خبر", metadata=ArticleMetadata(language="ar"))
    made = annotation(actor, article=row, words="وكالة الأنباء", kind="cue")
    desk.goto(f"/articles/{row.id}/?mark={made.id}")
    expect(handle(desk, "end")).to_be_visible()
    start, end = (handle(desk, one).bounding_box() for one in ("start", "end"))
    assert start and end
    assert start["x"] > end["x"]
    desk.locator("#story").focus()
    press(desk, "m", "ArrowLeft", "Enter")
    saved(desk)
    assert words() == ["وكالة الأنباء إن"]


def test_dragged_over_text_that_is_not_laid_out_and_scrolled_at_the_edge(desk: Page, actor: Principal) -> None:
    paragraphs = [f"Paragraph {number} says little, and says it slowly." for number in range(120)]
    row = make_article(actor, text="\n\n".join(paragraphs))
    made = annotation(actor, article=row, words="Paragraph 1 says", kind="cue")
    desk.goto(f"/articles/{row.id}/?mark={made.id}")
    expect(handle(desk, "end")).to_be_visible()
    assert not desk.evaluate("document.querySelectorAll('.block')[100].checkVisibility({contentVisibilityAuto: true})")
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
        marked.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        x, y = where(marked, "more soldiers")
        box = handle(marked, "end").bounding_box()
        assert box
        assert abs(box["x"] - x) < 6
        assert 0 < box["y"] - y < 20


def test_who_may_not_annotate_gets_no_handles(desk: Page, story: Article, actor: Principal) -> None:
    made = annotation(actor, article=story, words="more soldiers", kind="cue")
    reader = user(username="reader", roles=(ADMIN,))
    desk.context.clear_cookies()
    desk.goto(f"/enter/{create_sign_in_link(reader)}")
    desk.goto(f"/articles/{story.id}/?mark={made.id}")
    expect(desk.locator("#desk")).to_have_attribute("data-ready", "true")
    expect(desk.locator(".ends")).to_be_attached()
    expect(handle(desk, "end")).to_be_hidden()
    press(desk, "m")
    expect(desk.locator("#announcements")).to_have_text("You may read this article, but not mark it.")
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
