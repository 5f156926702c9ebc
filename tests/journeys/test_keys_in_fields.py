"""Keys in a card's fields: what saves, what is a new line, what leaves, and what is an input method's own."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.claims.models import Claim, Figure
from tests.factories.annotations import annotation as make_annotation
from tests.factories.articles import article as make_article
from tests.factories.sources import source as make_source
from tests.journeys.keyboard import choose, open_desk, press, saved
from tests.journeys.story import COAST


def test_a_figure_that_reads_right_is_kept_by_enter(desk: Page, claim: Claim) -> None:
    choose(desk, "3,000")
    press(desk, "#", "Enter")
    expect(desk.locator("#announcements")).to_contain_text("3,000")
    expect(desk.locator("#story")).to_be_focused()
    saved(desk)
    assert Figure.objects.get().value == 3000


def test_enter_in_a_note_is_a_new_line_and_its_letters_are_no_commands(desk: Page, actor: Principal) -> None:
    article = make_article(actor, text=COAST)
    open_desk(desk, article)
    choose(desk, "diplomat")
    press(desk, "n")
    field = desk.get_by_role("textbox", name="Note")
    expect(field).to_be_focused()
    desk.keyboard.type("Who is it?")
    press(desk, "Enter")
    desk.keyboard.type("uxe")
    expect(field).to_have_value("Who is it?\nuxe")
    expect(desk.get_by_role("button", name="Save note")).to_contain_text("Ctrl+Enter")
    press(desk, "ControlOrMeta+Enter")
    expect(desk.locator("#story")).to_be_focused()
    saved(desk)
    assert [row.note for row in Annotation.objects.filter(deleted=None)] == ["Who is it?\nuxe"]


def test_escape_closes_the_choices_first_and_leaves_the_field_after(desk: Page, actor: Principal) -> None:
    make_source(actor, name="Kestrian defence ministry")
    article = make_article(actor, text=COAST)
    words = make_annotation(actor, article=article, words="the ministry", kind="source")
    open_desk(desk, article)
    desk.locator(f'#margin [data-id="{words.id}"] .card__open').click()
    picker = desk.get_by_role("combobox", name="Find or add a source")
    desk.keyboard.type("Kestr")
    expect(desk.get_by_role("option").first).to_be_visible()
    press(desk, "Escape")
    expect(picker).to_be_focused()
    expect(picker).to_have_value("Kestr")
    expect(desk.get_by_role("option")).to_have_count(0)
    press(desk, "Escape")
    expect(desk.locator("#story")).to_be_focused()


def test_keys_of_an_input_method_send_nothing(desk: Page, claim: Claim) -> None:
    press(desk, "Enter")
    statement = desk.get_by_role("textbox", name="What is claimed")
    statement.fill("部隊")
    # As Safari tells of the Enter that takes a word: after the composition, under the code of its keys.
    for key in ("Enter", "Escape"):
        statement.dispatch_event("keydown", {"key": key, "keyCode": 229, "bubbles": True, "cancelable": True})
    expect(statement).to_be_focused()
    expect(statement).to_have_value("部隊")
    press(desk, "Enter")
    saved(desk)
    assert Claim.objects.get().statement == "部隊"
