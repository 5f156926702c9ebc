"""The margin beside the text: everything at the line of its words, and a text that stays still."""

from __future__ import annotations

from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.corpus.models import Article
from tests.factories.articles import article as make_article
from tests.journeys.crowded import crowded
from tests.journeys.keyboard import open_desk, press, saved, settled
from tests.journeys.places import first_letters, lines, moved, overlapping, read, standing, struck

#: Pixels by which a line may move when a mark is made, and from one line to the next.
STILL = 8
LINE = 29
LONG = "A headline of the day\n\n" + "\n\n".join(
    f"Paragraph {place}, of which the words are few, speaks of nothing much: in the {place}th hour "
    f"of that long day nobody said a word, and nobody asked for one, until the sun had set."
    for place in range(1, 30)
)
#: Words and the key that marks them. Found one after the other, each stands low in the window, where a card
#: has little room.
MADE = (
    ("Paragraph 9", "c"),
    ("Paragraph 12", "s"),
    ("Paragraph 15", "e"),
    ("Paragraph 18", "q"),
    ("18th", "#"),
    ("Paragraph 21", "n"),
    ("Paragraph 24", "c"),
)


def find(page: Page, words: str) -> None:
    """Choose the words by the search, which scrolls to them."""
    press(page, "Escape", "Escape", "/")
    page.keyboard.type(words)
    expect(page.locator(".find__count")).to_contain_text("1 of")
    press(page, "Enter")
    settled(page)


def starts_of(article: Article) -> dict[str, int]:
    """Return where each mark of the article begins, by its id."""
    marks = Annotation.objects.placed().filter(article=article)
    return {str(mark.id): mark.place.pieces[0]["start"] for mark in marks}


def test_keys_that_make_a_mark_leave_the_text_where_it_is(desk: Page, actor: Principal) -> None:
    open_desk(desk, make_article(actor, text=LONG))
    window = desk.viewport_size or {"width": 0, "height": 0}
    for words, key in MADE:
        find(desk, words)
        before = lines(desk)
        press(desk, key)
        settled(desk)
        assert moved(before, lines(desk)) <= STILL, f"{words} by {key}"
        card = desk.locator(".card--open").bounding_box()
        assert card is not None, words
        assert card["y"] >= 0, words
        assert card["y"] + card["height"] <= window["height"], words
        press(desk, "Escape")
        if key != "c":
            continue
        press(desk, "l")
        expect(desk.locator("#link-bar")).to_be_visible()
        settled(desk)
        assert moved(before, lines(desk)) <= STILL, f"linking {words}"
        press(desk, "Escape")
    # What unfolds in a card, and what is written there, scroll the card alone.
    before = lines(desk)
    for key in ("v", "h", "t"):
        desk.locator("#story").focus()
        press(desk, "r", key)
        expect(desk.locator(".card--open [data-section] :focus")).to_be_in_viewport()
        settled(desk)
        assert moved(before, lines(desk)) <= STILL, f"opening by r {key}"
    saved(desk)
    assert Annotation.objects.live().count() == len(MADE)


def test_everything_stands_at_the_line_of_its_words(desk: Page, actor: Principal) -> None:
    article = crowded(actor)
    open_desk(desk, article)
    # Five figures say which claim is theirs only in its record, which comes last.
    expect(desk.locator("#margin .card--figure")).to_have_count(5)
    settled(desk)
    starts = starts_of(article)
    letters = first_letters(desk, starts)
    boxes = standing(desk)
    kinds = {str(mark.id): mark.kind for mark in Annotation.objects.filter(article=article)}
    assert len(starts) >= 40
    assert max(one["bottom"] for one in letters.values()) < 900
    # Ten claims and two notes; of the rest, what no claim names: a source, a cue and a figure of every other
    # one. Entities are no news.
    found = sorted(kinds[one["id"]] for one in boxes)
    assert found == ["claim"] * 10 + ["cue"] * 5 + ["figure"] * 5 + ["note"] * 2 + ["source"] * 5
    assert max(abs(one["top"] - letters[one["id"]]["top"]) for one in boxes) <= LINE
    assert [pair for pair in combinations(read(desk), 2) if overlapping(*pair)] == []
    assert min(min(one["bottom"] - one["top"], one["right"] - one["left"]) for one in boxes) >= 24

    # The link of an open claim strikes through no word.
    desk.locator("#margin .card--claim .card__open").first.click()
    points, on_words = struck(desk)
    assert points > 100
    assert on_words == 0
    # What is open lies over the others, and moves none of them.
    press(desk, "Escape", "Escape")
    # By the mouse itself: the browser would be asked to scroll to an element before it is clicked.
    chip = desk.locator("#margin .card--cue").last.bounding_box()
    assert chip is not None
    desk.mouse.click(chip["x"] + 9, chip["y"] + 9)
    expect(desk.locator(".card--open.card--cue")).to_be_visible()
    opened = {one["id"]: one for one in standing(desk)}
    assert 10 < len(opened) <= len(boxes)
    active = desk.locator(".card--open").get_attribute("data-id")
    assert [one for one in boxes if one["id"] != active and opened.get(one["id"], one) != one] == []
    # An entity shows while it is active.
    press(desk, "Escape", "Escape", "g", "e")
    expect(desk.locator(".card--open.card--entity")).to_be_visible()
    press(desk, "Escape")
    expect(desk.locator("#margin .card--entity")).to_have_count(0)


@pytest.mark.parametrize("size", [(1280, 900), (640, 450), (390, 844)], ids=["desktop", "at 200 %", "phone"])
def test_messages_lie_over_no_button_and_no_word(desk: Page, actor: Principal, size: tuple[int, int]) -> None:
    desk.set_viewport_size({"width": size[0], "height": size[1]})
    article = crowded(actor)
    open_desk(desk, article)
    press(desk, "g", "b", "u")
    message = desk.locator("#announcements")
    expect(message).to_have_text("Nothing to undo.")
    settled(desk)
    place = message.bounding_box()
    assert place is not None
    # What would be hit there, if the message let the pointer through to nothing.
    under = desk.evaluate(
        """({ x, y, width, height }) => {
            const points = Array.from({ length: 30 }, (_, at) => [x + (at + 0.5) * width / 30, y + height / 2]);
            const hit = ([left, top]) => document.elementFromPoint(left, top);
            return points.map(hit).filter((one) => one?.closest('.block, button, a, .card')).length;
        }""",
        place,
    )
    assert under == 0
    # It is there for good: the words begin and end outside of it, wherever the text is scrolled to.
    strip = desk.locator(".desk__foot").bounding_box()
    assert strip is not None
    assert strip["y"] <= place["y"] + 1
    assert strip["y"] + strip["height"] >= place["y"] + place["height"] - 1


def test_the_list_shows_what_is_asked_for_and_remembers_it(desk: Page, actor: Principal) -> None:
    desk.set_viewport_size({"width": 1500, "height": 900})
    article = crowded(actor)
    open_desk(desk, article)
    items = desk.locator("#list-panel .list__go")
    field = desk.get_by_role("searchbox", name="Filter")
    expect(items).to_have_count(52)
    for words, count in {
        "railwayman": 1,
        "red crescent": 2,
        "open": 25,
        "unverified": 10,
        "verified": 0,
        "claim ustin": 1,
        "desk editor": 52,
    }.items():
        field.fill(words)
        expect(items).to_have_count(count)
        expect(desk.locator(".list__count")).to_contain_text(f"{count} of 52 marks")
    field.fill("red crescent")
    press(desk, "Enter", "ArrowDown")
    expect(items.nth(1)).to_be_focused()
    desk.reload()
    expect(field).to_have_value("red crescent")
    expect(items).to_have_count(2)
    desk.get_by_role("button", name="Show all").click()
    expect(items).to_have_count(52)

    # The kinds follow the text, and the text them; with Alt, one stays alone.
    figures = desk.locator("#list-panel").get_by_role("button", name="Figure", exact=False).first
    desk.locator("#story").focus()
    press(desk, "f", "#")
    expect(items).to_have_count(42)
    expect(figures).to_have_attribute("aria-pressed", "false")
    figures.click(modifiers=["Alt"])
    expect(items).to_have_count(10)
    desk.reload()
    expect(items).to_have_count(10)
    expect(desk.locator("#announcements")).to_contain_text("Hidden, as before: Claim, Source")
    # A mark of a hidden kind is seen all the same, and G leads on by every kind.
    desk.locator("#story").focus()
    press(desk, "g", "#")
    expect(desk.locator(".card--open.card--figure")).to_contain_text("1,100")
    press(desk, "Escape", "Escape", "g", "g", "n")
    expect(desk.locator(".card--open.card--note")).to_be_visible()
    press(desk, "Escape", "Escape", "Escape", "g", "g", "g", "n")
    expect(desk.locator(".card--open.card--note")).to_be_visible()
