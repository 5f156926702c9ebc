"""Markup view: marks as elements that a screen reader finds in the text, and back, without losing one's
place.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.corpus.models import Article
from tests.factories.annotations import annotation
from tests.factories.articles import article as make_article
from tests.factories.attributions import attribution
from tests.factories.sources import source
from tests.journeys.keyboard import CHOSEN, choose, open_desk, press, saved, settled
from tests.journeys.looking import violations
from tests.journeys.markup import Heard, expect_view, fill, heard, switch
from tests.journeys.story import COAST, HEADLINE, STORY

# What must not change with the view. Two frames: the desk looks at the browser's selection in the first.
AT_HAND = f"""async () => {{
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const chosen = await ({CHOSEN})();
    const selection = getSelection();
    return {{
        chosen, selected: selection.toString(), focused: document.activeElement.id, scroll: scrollY,
        active: document.querySelector('.card--open')?.dataset.id,
        hidden: document.querySelectorAll('.list__filter[data-kind][aria-pressed=false]').length,
    }};
}}"""
TEXT_NODES = """() => [...document.querySelectorAll('.block')].map((block) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let count = 0;
    while (walker.nextNode()) count += 1;
    return [count, block.children.length];
})"""
CLIPBOARD = """async () => {
    const [item] = await navigator.clipboard.read();
    return Promise.all(['text/plain', 'text/html'].map(async (kind) => (await item.getType(kind)).text()));
}"""


@pytest.fixture
def story(actor: Principal) -> Article:
    """Return a story with a claim round a figure, and a note that crosses the claim."""
    row = make_article(actor, text=COAST)
    said = annotation(actor, article=row, words="Varland sent 3,000 more soldiers", kind="claim")
    annotation(actor, article=row, words="3,000", kind="figure")
    annotation(actor, article=row, words="soldiers, the ministry", kind="note")
    annotation(actor, article=row, words=("Neither Port Halden", "has confirmed"), kind="cue")
    ministry, agency = source(actor, name="Kestrian ministry"), source(actor, name="AFP")
    attribution(actor, content=said, sources=(ministry, agency))
    return row


@pytest.fixture
def text(desk: Page, story: Article) -> Page:
    """Return the text desk, with the focus in the text."""
    open_desk(desk, story)
    return desk


def test_v_puts_the_marks_into_the_text_with_their_kinds_and_details(text: Page) -> None:
    assert heard(text) == []
    switch(text, on=True)
    expect(text.locator("#announcements")).to_have_text(re.compile("Markup view"))
    found = heard(text)
    # What lies inside another is whole and leaves it whole; only what crosses is cut, and says that it goes
    # on.
    assert [(one.words, one.kind) for one in found] == [
        ("Varland sent 3,000 more soldiers", "Claim"),
        ("3,000", "Figure"),
        ("soldiers", "Note"),
        (", the ministry", "Note, continued"),
        ("Neither Port Halden", "Cue"),
        ("has confirmed", "Cue, continued"),
    ]
    claim = found[0].details
    for expected in ("Claim", "Unverified", "AFP relays Kestrian ministry", "Marked by Desk Editor"):
        assert expected in claim
    assert found[2].details == found[3].details
    assert found[3].details.startswith("Note")


def test_back_again_each_block_is_one_piece_of_text(text: Page) -> None:
    before = text.evaluate(TEXT_NODES)
    assert before == [[1, 0]] * 3
    switch(text, on=True)
    assert text.evaluate(TEXT_NODES)[0] == [6, 2]
    switch(text, on=False)
    expect(text.locator("#announcements")).to_have_text(re.compile("painted again"))
    assert text.evaluate(TEXT_NODES) == before
    expect(text.get_by_role("list", name="Details of marks in the text")).to_have_count(0)
    assert text.evaluate("CSS.highlights.get('galley-claim-0').size") == 1


def test_what_is_at_hand_stays_at_hand(desk: Page, actor: Principal) -> None:
    story = make_article(actor, text="\n\n".join([COAST] * 20 + [STORY]))
    fill(actor, story, count=40)
    desk.set_viewport_size({"width": 1440, "height": 700})
    open_desk(desk, story)
    press(desk, "f", "#", "g", "e", "w", "Shift+ArrowRight", "Shift+ArrowRight")
    expect(desk.locator(".list__filter[data-kind][aria-pressed=false]")).to_have_count(1)
    expect(desk.locator(".card--open")).to_have_count(1)
    before = desk.evaluate(AT_HAND)
    assert before["scroll"] > 0
    assert len(before["chosen"][0].split()) > 2
    for on in (True, False):
        switch(desk, on=on)
        assert desk.evaluate(AT_HAND) == before
    # It isn't only remembered: the next key goes on from there.
    switch(desk, on=True)
    expect(desk.locator("#story .mark--figure")).to_have_count(0)
    expect(desk.locator("#story .mark--active")).not_to_have_count(0)
    press(desk, "Shift+ArrowRight")
    assert desk.evaluate(CHOSEN)[0].startswith(before["chosen"][0])
    press(desk, "f", "#")
    expect(desk.locator("#story .mark--figure")).not_to_have_count(0)
    assert desk.evaluate(AT_HAND)["focused"] == "story"


def test_characters_chosen_exactly_are_not_rounded_by_the_change(text: Page) -> None:
    box = text.locator(".block").nth(1).bounding_box()
    assert box
    text.keyboard.down("Alt")
    text.mouse.move(box["x"] + 147, box["y"] + 12)
    text.mouse.down()
    text.mouse.move(box["x"] + 25, box["y"] + 12, steps=4)
    text.mouse.up()
    text.keyboard.up("Alt")
    before = text.evaluate(AT_HAND)
    assert before["chosen"][0] not in COAST.split()
    for on in (True, False):
        switch(text, on=on)
        assert text.evaluate(AT_HAND) == before


def test_a_sentence_chosen_with_its_stop_keeps_it(text: Page) -> None:
    press(text, "g", "g", "+", "+", "+")
    before = text.evaluate(AT_HAND)
    assert before["chosen"][0] == COAST.split("\n\n")[0]
    for on in (True, False):
        switch(text, on=on)
        assert text.evaluate(AT_HAND) == before


def test_a_change_under_the_mouse_does_not_break_its_selection(text: Page) -> None:
    switch(text, on=True)
    box = text.locator(".block").first.bounding_box()
    assert box
    left, middle, right = (box["x"] + part * 420 for part in (0.1, 0.4, 0.8))
    text.mouse.move(right, box["y"] + 12)
    text.mouse.down()
    text.mouse.move(middle, box["y"] + 12, steps=3)
    press(text, "f", "#")
    expect(text.locator("#story .mark--figure")).to_have_count(0)
    text.mouse.move(left, box["y"] + 12, steps=3)
    text.mouse.up()
    chosen = text.evaluate(CHOSEN)[0]
    assert chosen.startswith("Varland sent 3,000 more soldiers")
    assert COAST.startswith(chosen)


def test_a_mark_made_in_markup_view_is_heard_at_once(text: Page) -> None:
    switch(text, on=True)
    choose(text, "the ministry claimed")
    press(text, "q")
    expect(text.locator("#story .mark--active")).not_to_have_count(0)
    saved(text)
    expect(text.locator("#story mark:not([aria-details])")).to_have_count(0)
    made = Annotation.objects.placed().latest("created")
    assert [piece["exact"] for piece in made.place.pieces] == ["the ministry claimed"]
    current = text.locator("#story mark[aria-current]")
    assert [mark.inner_text() for mark in current.all()] == [", the ministry"[2:], " claimed"]
    assert [one.kind for one in heard(text) if "claimed" in one.words or one.words == "the ministry"] == [
        "Cue",
        "Cue, continued",
    ]
    press(text, "u")
    expect(text.locator("#story mark[aria-current]")).to_have_count(0)
    assert len(heard(text)) == 6


def test_what_is_copied_has_no_marks_in_it(text: Page) -> None:
    switch(text, on=True)
    press(text, "g", "g", "Shift+j")
    text.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(text, "Control+c")
    plain, html = text.evaluate(CLIPBOARD)
    assert plain == COAST.split("\n\n")[0]
    assert "<mark" not in html
    assert "Varland sent 3,000 more soldiers, the ministry claimed." in html


def test_the_choice_is_kept_on_this_browser(text: Page) -> None:
    switch(text, on=True)
    text.reload()
    expect(text.locator("#desk")).to_have_attribute("data-ready", "true")
    expect_view(text, on=True)
    assert len(heard(text)) == 6
    text.locator('[data-command="markup"]').focus()
    press(text, "Enter")
    expect_view(text, on=False)
    # A switch keeps the focus.
    expect(text.locator('[data-command="markup"]')).to_be_focused()
    text.reload()
    expect(text.locator("#desk")).to_have_attribute("data-ready", "true")
    expect_view(text, on=False)
    assert heard(text) == []


def test_where_no_card_is_drawn_a_sentence_gives_the_details(text: Page) -> None:
    text.set_viewport_size({"width": 390, "height": 800})
    switch(text, on=True)
    expect(text.locator("#margin > *")).to_have_count(0)
    found = heard(text)
    assert found[0].details == (
        "Claim, unverified: Varland sent 3,000 more soldiers. Attributed to: AFP relays Kestrian ministry. "
        "Marked by Desk Editor."
    )
    assert found[1] == Heard("3,000", "Figure", "Figure: 3,000. Marked by Desk Editor.")
    # The sentences lie outside the passages and can't be seen.
    assert text.locator("#story").inner_text().count("Marked by") == 0
    assert text.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_a_connection_the_marks_stay_painted_until_it_is_back(desk: Page, story: Article) -> None:
    desk.route(re.compile(r"markup\b.*\.js"), lambda route: route.abort())
    open_desk(desk, story)
    press(desk, "v")
    expect(desk.locator("#announcements")).to_have_text(re.compile("can’t be loaded without a connection"))
    expect_view(desk, on=False)
    assert desk.evaluate("CSS.highlights.get('galley-claim-0').size") == 1
    desk.unroute_all()
    switch(desk, on=True)
    assert len(heard(desk)) == 6


def test_a_browser_without_highlights_has_no_other_view(desk: Page, story: Article) -> None:
    desk.add_init_script("delete CSS.highlights; delete globalThis.Highlight;")
    open_desk(desk, story)
    expect_view(desk, on=True)
    assert len(heard(desk)) == 6
    press(desk, "v")
    expect(desk.locator("#announcements")).to_have_text("This browser can’t show marks in any other way.")
    expect_view(desk, on=True)
    block = desk.locator(".block").first.bounding_box()
    assert block
    desk.mouse.move(block["x"] + 6, block["y"] + 14)
    desk.mouse.down()
    # Over two marks, which are cut anew under the mouse while it selects.
    desk.mouse.move(block["x"] + 190, block["y"] + 14, steps=12)
    expect(desk.locator("#story .mark--preview")).not_to_have_count(0)
    desk.mouse.up()
    press(desk, "n")
    expect(desk.get_by_role("textbox", name="Note")).to_be_focused()
    saved(desk)
    made = Annotation.objects.placed().latest("created")
    assert made.place.pieces[0]["exact"].startswith("Varland sent 3,000")
    # What only shows where one is says nothing.
    assert len(heard(desk)) == 7


@pytest.mark.parametrize(
    ("width", "scheme", "forced"),
    [(1280, "light", "none"), (390, "dark", "none"), (1280, "light", "active")],
    ids=["desktop", "phone, dark", "forced colours"],
)
def test_axe_finds_nothing_with_forty_marks(
    desk: Page, actor: Principal, width: int, scheme: str, forced: str
) -> None:
    story = make_article(actor, text=STORY, headline=HEADLINE)
    fill(actor, story, count=40)
    desk.set_viewport_size({"width": width, "height": 900})
    desk.emulate_media(
        color_scheme="dark" if scheme == "dark" else "light",
        forced_colors="active" if forced == "active" else "none",
        # Nothing is to be caught half faded.
        reduced_motion="reduce",
    )
    open_desk(desk, story)
    switch(desk, on=True)
    press(desk, "g", "c")
    expect(desk.locator("#story .mark--active")).not_to_have_count(0)
    expect(desk.locator("#story mark:not([aria-details])")).to_have_count(0)
    settled(desk)
    assert violations(desk) == []
    marks = heard(desk)
    assert len(marks) >= 40
    assert all(mark.details for mark in marks)
    # As many first parts as there are marks: one mark is one thing.
    assert sum(not mark.kind.endswith("continued") for mark in marks) == 40
