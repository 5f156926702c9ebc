"""The desk on a phone, by fingers: choosing, marking, opening, letting go, moving an end, writing above a
keyboard.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from annotator.accounts.models import User
from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.corpus.models import Article
from tests.factories.annotations import annotation
from tests.factories.articles import article as make_article
from tests.journeys.conftest import visitor
from tests.journeys.ends import where
from tests.journeys.entering import sign_in
from tests.journeys.fingers import SELECT, drag_to, opened, shows_chosen, tap, tap_at, touch
from tests.journeys.keyboard import saved
from tests.journeys.looking import violations
from tests.journeys.server import Server

TEXT = (
    "Varland sent 3,000 more soldiers to the coast, the ministry said.\n\n"
    "Neither Port Halden nor Lunn has confirmed it.\n\n"
    + "\n\n".join(
        f"Paragraph {number} says little more than that, and says it slowly." for number in range(30)
    )
)
HEADLINE = "A denial"
WIDTH, HEIGHT = 390, 844
# A keyboard that lies over the page: the seen part of the window is smaller, the page isn't.
KEYBOARD = """() => {
    const view = new EventTarget();
    Object.assign(view, { scale: 1, offsetTop: 0, height: innerHeight });
    Object.defineProperty(window, 'visualViewport', { value: view });
    window.raise = (height) => { view.height = innerHeight - height; view.dispatchEvent(new Event('resize')); };
}"""


@pytest.fixture
def story(actor: Principal) -> Article:
    """Return a story that is longer than the window."""
    return make_article(actor, text=TEXT, headline=HEADLINE)


@pytest.fixture
def phone(browser: Browser, server: Server, editor: User) -> Iterator[Page]:
    """A phone on which the editor has signed in; fails the test on any script error."""
    size = {"width": WIDTH, "height": HEIGHT}
    with visitor(browser, server, viewport=size, has_touch=True, is_mobile=True) as page:
        page.context.add_init_script(f"({KEYBOARD})()")
        sign_in(page, editor, server.url)
        yield page


@pytest.fixture
def desk_on_phone(phone: Page, story: Article) -> Page:
    """The text desk on the phone, with everything loaded."""
    return opened(phone, f"/articles/{story.id}/")


@pytest.fixture
def fingers(phone: Page) -> CDPSession:
    """The way to touch the screen as the hardware does."""
    return phone.context.new_cdp_session(phone)


def test_what_the_browsers_handles_select_is_marked_by_a_tap(desk_on_phone: Page) -> None:
    page = desk_on_phone
    tap(page, "Lunn")
    page.evaluate(SELECT, ["ore sol", "diers"])
    shows_chosen(page, "more soldiers")
    # The browser's own selection stays where its handles are.
    assert page.evaluate("String(getSelection())") == "ore soldiers"
    page.evaluate(SELECT, ["000 more", "coast"])
    shows_chosen(page, "3,000 more soldiers to the coast")
    page.get_by_role("button", name="Cue", exact=True).tap()
    saved(page)
    made = Annotation.objects.placed().get()
    assert (made.kind, [piece["exact"] for piece in made.place.pieces]) == (
        "cue",
        ["3,000 more soldiers to the coast"],
    )
    assert page.evaluate("String(getSelection())") == ""


def test_a_tap_on_a_word_chooses_it(desk_on_phone: Page) -> None:
    tap(desk_on_phone, "Lunn")
    desk_on_phone.get_by_role("button", name="Cue", exact=True).tap()
    saved(desk_on_phone)
    assert [piece["exact"] for piece in Annotation.objects.placed().get().place.pieces] == ["Lunn"]


def test_a_tap_elsewhere_lets_go_of_what_is_selected(desk_on_phone: Page) -> None:
    page = desk_on_phone
    tap(page, "Lunn")
    page.evaluate(SELECT, ["more", "soldiers"])
    shows_chosen(page, "more soldiers")
    tap(page, "Halden")
    shows_chosen(page)
    assert page.evaluate("String(getSelection())") == ""
    page.evaluate(SELECT, ["more", "soldiers"])
    shows_chosen(page, "more soldiers")
    # Beside the words there is nothing to choose, only to let go.
    x, y = where(page, "Neither", at_end=False)
    tap_at(page, x - 30, y)
    shows_chosen(page)


def test_a_tap_on_a_mark_opens_it_and_a_tap_elsewhere_lets_go(
    phone: Page, story: Article, actor: Principal
) -> None:
    annotation(actor, article=story, words="more soldiers", kind="cue")
    page = opened(phone, f"/articles/{story.id}/")
    expect(page.locator(".card")).to_have_count(0)
    tap(page, "soldiers")
    card = page.get_by_role("listitem", name="Cue: more soldiers")
    expect(card).to_be_visible()
    # While something is selected, the tap lets go of it and opens the mark.
    tap(page, "Lunn")
    expect(card).to_have_count(0)
    page.evaluate(SELECT, ["Port", "Halden"])
    shows_chosen(page, "Port Halden")
    tap(page, "soldiers")
    expect(card).to_be_visible()
    shows_chosen(page)
    card.get_by_role("button", name="more soldiers").tap()
    expect(card).to_have_class("card card--cue card--saved card--open")


def test_the_toolbar_is_at_the_foot_clear_of_the_selections_menu_and_the_card(
    phone: Page, story: Article, actor: Principal
) -> None:
    made = annotation(actor, article=story, words="more soldiers", kind="cue")
    page = opened(phone, f"/articles/{story.id}/?mark={made.id}")
    card = page.locator(".card").bounding_box()
    bar = page.locator(".desk__bar").bounding_box()
    assert card
    assert bar
    assert bar["y"] + bar["height"] == pytest.approx(HEIGHT, abs=1)
    assert card["y"] + card["height"] <= bar["y"] + 1
    claim = page.get_by_role("button", name="Claim", exact=True).bounding_box()
    assert claim
    assert claim["height"] >= 44
    page.evaluate("scrollTo(0, 600)")
    expect(page.get_by_role("button", name="Claim", exact=True)).to_be_in_viewport()


def test_a_finger_drags_an_end(phone: Page, story: Article, actor: Principal, fingers: CDPSession) -> None:
    made = annotation(actor, article=story, words="more soldiers", kind="cue")
    page = opened(phone, f"/articles/{story.id}/?mark={made.id}")
    handle = page.locator(".end-handle--end")
    expect(handle).to_be_visible()
    top = page.evaluate("scrollY")
    drag_to(page, fingers, handle, "coast")
    shows_chosen(page, "more soldiers to the coast")
    touch(fingers, "touchEnd")
    saved(page)
    assert [piece["exact"] for piece in Annotation.objects.placed().get().place.pieces] == [
        "more soldiers to the coast"
    ]
    assert page.evaluate("scrollY") == top
    expect(page.locator(".card")).to_be_visible()
    # It was no tap: the bar with the buttons is for who taps the handle.
    bar = page.get_by_role("group", name="Move the ends of the mark")
    expect(bar).to_be_hidden()
    handle.tap()
    expect(bar).to_be_visible()
    bar.get_by_role("button", name="Move the end to the left").tap()
    bar.get_by_role("button", name="Save").tap()
    saved(page)
    assert [piece["exact"] for piece in Annotation.objects.placed().get().place.pieces] == [
        "more soldiers to the"
    ]


def test_a_tap_that_moves_the_page_chooses_nothing_else(
    phone: Page, story: Article, actor: Principal
) -> None:
    """The line of the handle is under the strip at the top: the tap reveals it, and the click after it meets other words."""
    made = annotation(actor, article=story, words="Paragraph 9", kind="cue")
    page = opened(phone, f"/articles/{story.id}/?mark={made.id}")
    handle = page.locator(".end-handle--end")
    expect(handle).to_be_visible()
    page.evaluate(
        """() => {
            const bar = document.querySelector(".desk__foot").getBoundingClientRect();
            const handle = document.querySelector(".end-handle--end").getBoundingClientRect();
            scrollBy({ top: handle.top - bar.bottom - 2, behavior: "instant" });
        }"""
    )
    before = page.evaluate("scrollY")
    box = handle.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    bar = page.get_by_role("group", name="Move the ends of the mark")
    expect(bar).to_be_visible()
    assert page.evaluate("scrollY") < before
    bar.get_by_role("button", name="Move the end to the right").tap()
    bar.get_by_role("button", name="Save").tap()
    saved(page)
    assert [piece["exact"] for piece in Annotation.objects.placed().get().place.pieces] == [
        "Paragraph 9 says"
    ]


def test_a_finger_that_is_taken_away_gives_up(
    phone: Page, story: Article, actor: Principal, fingers: CDPSession
) -> None:
    made = annotation(actor, article=story, words="more soldiers", kind="cue")
    page = opened(phone, f"/articles/{story.id}/?mark={made.id}")
    drag_to(page, fingers, page.locator(".end-handle--end"), "coast")
    shows_chosen(page, "more soldiers to the coast")
    touch(fingers, "touchCancel")
    expect(page.locator("#announcements")).to_have_text("Nothing changed.")
    shows_chosen(page)
    saved(page)
    assert [piece["exact"] for piece in Annotation.objects.placed().get().place.pieces] == ["more soldiers"]


def test_the_field_that_is_written_in_stands_above_the_keyboard(desk_on_phone: Page) -> None:
    page = desk_on_phone
    tap(page, "Lunn")
    page.get_by_role("button", name="Claim", exact=True).tap()
    field = page.get_by_role("textbox", name="What is claimed")
    expect(field).to_be_focused()
    page.evaluate("raise(330)")
    box = field.bounding_box()
    card = page.locator(".card").bounding_box()
    assert box
    assert card
    assert box["y"] + box["height"] <= HEIGHT - 330
    assert card["y"] + card["height"] <= HEIGHT - 330 + 1
    assert card["y"] >= 48
    page.evaluate("raise(0)")
    expect(page.locator(".desk__bar")).to_be_in_viewport()
    card = page.locator(".card").bounding_box()
    bar = page.locator(".desk__bar").bounding_box()
    assert card
    assert bar
    assert card["y"] + card["height"] == pytest.approx(bar["y"], abs=1)


def test_axe_finds_nothing_and_every_target_is_large_enough(
    phone: Page, story: Article, actor: Principal
) -> None:
    made = annotation(actor, article=story, words="more soldiers", kind="cue")
    page = opened(phone, f"/articles/{story.id}/?mark={made.id}")
    page.locator(".card__open").tap()
    page.locator(".end-handle--end").tap()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH
    targets = page.locator("#desk :is(button, summary, input, textarea, [role=slider])")
    boxes = {
        one.inner_text() or one.get_attribute("class"): one.bounding_box()
        for one in targets.all()
        if one.is_visible()
    }
    assert len(boxes) > 12
    small = {name: box for name, box in boxes.items() if box and min(box["width"], box["height"]) < 24}
    assert small == {}
