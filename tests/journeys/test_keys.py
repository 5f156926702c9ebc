"""Help, palette and keys of one's own: found, changed, kept, switched off, all by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from annotator.accounts.models import Keymap, User
from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.corpus.models import Article
from tests.factories.articles import article as make_article
from tests.journeys.entering import enter
from tests.journeys.keyboard import CHOSEN, choose, open_desk, press, saved
from tests.journeys.tools import TEXT, change_keys, open_help, open_palette

type Opener = Callable[[Page], Locator]


@pytest.fixture
def story(actor: Principal) -> Article:
    """Return a story in which a name and a word come back."""
    return make_article(actor, text=TEXT, headline="A denial")


@pytest.fixture
def text(desk: Page, story: Article) -> Page:
    """Return the text desk, with the focus in the text."""
    open_desk(desk, story)
    return desk


def close_both(page: Page, changer: Locator) -> None:
    """Leave the keys of a command, and the help."""
    press(page, "Escape")
    expect(changer).to_be_hidden()
    press(page, "Escape")
    expect(page.locator("#story")).to_be_focused()


def test_every_command_has_a_button_in_the_help_with_the_keys_that_work(text: Page) -> None:
    dialog = open_help(text)
    rows = dialog.locator(".help__command")
    assert rows.count() > 50
    expect(dialog.get_by_role("button", name="Repeat the last label .", exact=True)).to_be_visible()
    press(text, "Escape")
    expect(dialog).to_be_hidden()
    expect(text.locator("#story")).to_be_focused()


@pytest.mark.parametrize("command", ["help", "palette", "find"])
def test_what_a_button_opens_gives_the_focus_back(text: Page, command: str) -> None:
    button = text.locator(f'[data-command="{command}"]')
    button.focus()
    press(text, "Enter")
    expect(button).not_to_be_focused()
    press(text, "Escape")
    back = text.locator("#story") if command == "find" else button
    expect(back).to_be_focused()


def test_the_palette_finds_a_command_by_some_of_its_letters_and_runs_it(text: Page) -> None:
    choose(text, "3,000")
    dialog = open_palette(text)
    text.keyboard.type("mark fig")
    expect(dialog.get_by_role("option", selected=True)).to_contain_text("Mark as figure")
    press(text, "Enter")
    expect(dialog).to_be_hidden()
    saved(text)
    assert Annotation.objects.get().kind == "figure"
    expect(text.locator("#story")).to_be_focused()


def test_the_palette_leads_to_marks_articles_and_sources(text: Page, actor: Principal) -> None:
    make_article(actor, headline="Another story of Korvia")
    choose(text, "The Drava Accord")
    press(text, "e", "Escape", "Escape", "g", "g")
    saved(text)
    dialog = open_palette(text)
    text.keyboard.type("drava")
    expect(dialog.get_by_role("option", selected=True)).to_contain_text("The Drava Accord")
    press(text, "Enter")
    expect(text.locator(".card--active, .card--open")).to_contain_text("The Drava Accord")
    dialog = open_palette(text)
    text.keyboard.type("another story")
    dialog.get_by_role("option", name="Another story of Korvia").click()
    expect(text).to_have_title("Another story of Korvia · Galley")


def test_a_link_to_a_mark_opens_the_article_there(text: Page) -> None:
    text.context.grant_permissions(["clipboard-read", "clipboard-write"])
    choose(text, "The Drava Accord")
    press(text, "e", "Escape", "Escape", "y")
    expect(text.locator("#announcements")).to_contain_text("Link to this mark copied.")
    saved(text)
    link = text.evaluate("navigator.clipboard.readText()")
    assert link.endswith(f"?mark={Annotation.objects.get().id}")
    text.goto(link)
    expect(text.locator(".card--active, .card--open")).to_contain_text("The Drava Accord")


def test_the_palette_opens_from_a_field_and_goes_back_there(text: Page) -> None:
    choose(text, "3,000")
    press(text, "n")
    note = text.get_by_role("textbox", name="Note")
    expect(note).to_be_focused()
    saved(text)
    dialog = open_palette(text)
    text.keyboard.type("zzz")
    expect(dialog.get_by_role("status")).to_contain_text("No command has these letters")
    expect(dialog.get_by_role("option")).to_have_count(0)
    press(text, "Enter", "Escape")
    expect(note).to_be_focused()


def test_the_arrows_go_round_in_the_palette(text: Page) -> None:
    dialog = open_palette(text)
    options = dialog.get_by_role("option")
    press(text, "ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    press(text, "ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert dialog.get_by_role("combobox").get_attribute(
        "aria-activedescendant"
    ) == options.first.get_attribute("id")


def test_new_keys_work_at_once_and_on_another_machine(
    text: Page, story: Article, editor: User, context_of_another_machine: BrowserContext
) -> None:
    changer = change_keys(text, "Mark as figure, or make the active mark a figure")
    press(text, "F2")
    expect(changer.get_by_role("status")).to_contain_text("Saved for you")
    close_both(text, changer)
    choose(text, "3,000")
    press(text, "F2")
    saved(text)
    assert Annotation.objects.get().kind == "figure"
    assert Keymap.objects.get().keys == {"mark-figure": ["#", "5", "F2"]}

    elsewhere = context_of_another_machine.new_page()
    enter(elsewhere, editor)
    open_desk(elsewhere, story)
    expect(elsewhere.locator('[data-command="mark-figure"]')).to_have_attribute(
        "title", "Mark as figure, or make the active mark a figure (# or 5 or F2)"
    )


@pytest.fixture
def context_of_another_machine(page: Page) -> BrowserContext:
    """Return a browser that knows nothing of the first one."""
    browser = page.context.browser
    assert browser
    address = page.evaluate("location.origin")
    return browser.new_context(base_url=address)


def test_a_key_that_is_taken_is_named_and_can_be_taken_from_there(text: Page) -> None:
    changer = change_keys(text, "Mark as figure, or make the active mark a figure")
    press(text, "c")
    expect(changer.get_by_role("status")).to_contain_text(
        "the key of “Mark as claim, or make the active mark a claim”"
    )
    changer.get_by_role("button", name="Use it here instead").press("Enter")
    expect(changer.get_by_role("status")).to_contain_text("Saved for you")
    assert Keymap.objects.get().keys == {"mark-figure": ["#", "5", "c"], "mark-claim": ["1"]}
    press(text, "g")
    expect(changer.get_by_role("status")).to_contain_text("G can’t be told apart from G C")
    press(text, "Control+c")
    expect(changer.get_by_role("status")).to_contain_text("The browser uses this key")
    changer.get_by_role("button", name="Usual keys").press("Enter")
    expect(changer.get_by_role("status")).to_contain_text("Saved for you")
    assert Keymap.objects.get().keys == {"mark-claim": ["1"]}
    press(text, "Escape")
    help_dialog = text.get_by_role("dialog", name="Keys and commands")
    help_dialog.get_by_role("button", name="Reset all keys").press("Enter")
    expect(help_dialog.get_by_role("status").first).to_contain_text("usual keys. Saved for you")
    assert Keymap.objects.get().keys == {}


def test_keys_changed_on_two_pages_are_not_mixed(text: Page, editor: User) -> None:
    changer = change_keys(text, "Find words and choose them")
    Keymap.objects.create(user=editor, keys={"help": ["h"]}, version=2)
    press(text, "F3")
    expect(changer.get_by_role("status")).to_contain_text("changed on another page")
    close_both(text, changer)
    press(text, "h")
    expect(text.get_by_role("dialog", name="Keys and commands")).to_be_visible()


def test_without_the_server_keys_change_on_the_page_and_are_kept_later(text: Page) -> None:
    changer = change_keys(text, "Find words and choose them")
    text.context.set_offline(True)
    press(text, "F3")
    expect(changer.get_by_role("status")).to_contain_text("when the server can be reached")
    close_both(text, changer)
    press(text, "F3")
    expect(text.get_by_role("textbox", name="Find in the article")).to_be_focused()
    with text.expect_response("**/me/keymap/"):
        text.context.set_offline(False)
    assert Keymap.objects.get().keys == {"find": ["/", "F3"]}


def test_with_the_letters_off_no_character_does_anything(text: Page) -> None:
    choose(text, "3,000")
    dialog = open_help(text)
    dialog.get_by_role("switch", name="Single-letter keys").press("Space")
    expect(dialog.get_by_role("status").first).to_contain_text(
        "Single-letter keys are off: keys with Ctrl or Alt"
    )
    expect(dialog.get_by_role("status").first).to_contain_text("Saved for you")
    press(text, "Escape")
    press(text, "#", "c", "5", "?", "g", "c", "Shift+u")
    expect(text.locator("dialog[open]")).to_have_count(0)
    expect(text.locator("#key-menu")).to_be_hidden()
    press(text, "ArrowRight", "Shift+ArrowRight")
    assert text.evaluate(CHOSEN)[0] == "soldiers, Arden"
    open_palette(text)
    text.keyboard.type("single letter")
    press(text, "Enter")
    expect(text.locator("#announcements")).to_contain_text("Single-letter keys are on. Saved for you")
    press(text, "#")
    saved(text)
    assert Annotation.objects.live().count() == 1
    assert Keymap.objects.get().single_letters


def test_letters_are_switched_by_the_button_too(text: Page) -> None:
    button = text.get_by_role("button", name="Letter keys")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(text.locator("#announcements")).to_contain_text("Single-letter keys are off.")
    expect(text.locator('[data-command="mark-claim"] kbd')).to_be_hidden()
