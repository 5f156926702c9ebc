"""What is half typed outlives a reload and another mark's card, and is asked about before its writer goes."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from articles.claims.models import Claim, Verdict
from tests.journeys.cards import open_section, section
from tests.journeys.keyboard import press, saved
from tests.journeys.story import COAST


def state(page: Page, words: str) -> None:
    """Wait until the bar says so."""
    expect(page.locator("#save-state")).to_contain_text(words)


def reload(page: Page) -> None:
    """Load the desk again, as an editor does who wonders why it is slow."""
    page.reload()
    expect(page.locator("#desk")).to_have_attribute("data-ready", "true")


def show(page: Page) -> None:
    """Go to what wasn't sent."""
    # A hand takes longer than a frame between down and up.
    page.locator("#save-state").get_by_role("button", name="Show").click(delay=200)


def test_a_half_typed_note_and_statement_come_back_after_a_reload(desk: Page, claim: Claim) -> None:
    press(desk, "Enter")
    statement = desk.get_by_role("textbox", name="What is claimed")
    statement.fill("Varland has sent 3,000")
    state(desk, "Writing…")
    reload(desk)
    state(desk, "1 field not sent")
    show(desk)
    expect(statement).to_have_value("Varland has sent 3,000")
    assert Claim.objects.get().statement == "Varland sent 3,000 more soldiers"
    statement.focus()
    press(desk, "Enter")
    saved(desk)
    assert Claim.objects.get().statement == "Varland has sent 3,000"
    reload(desk)
    state(desk, "All saved")


def test_a_draft_that_is_given_up_is_gone(desk: Page, claim: Claim) -> None:
    press(desk, "Enter")
    statement = desk.get_by_role("textbox", name="What is claimed")
    statement.fill("Nonsense")
    press(desk, "Escape")
    state(desk, "All saved")
    reload(desk)
    state(desk, "All saved")
    assert Claim.objects.get().statement == "Varland sent 3,000 more soldiers"


def test_half_typed_forms_come_back_with_their_card(desk: Page, claim: Claim) -> None:
    verdict = open_section(desk, "v", "verdict")
    verdict.get_by_label("Verdict", exact=True).select_option("disputed")
    verdict.get_by_label("Reason of the verdict").fill("Both armies deny it,")
    evidence = open_section_from_card(desk, "e", "evidence")
    evidence.get_by_label("Kind of evidence").select_option("url")
    evidence.get_by_label("Web address").fill("https://example.org/rep")
    state(desk, "Writing…")
    reload(desk)
    state(desk, "2 fields not sent")

    show(desk)
    expect(section(desk, "verdict").get_by_label("Reason of the verdict")).to_have_value(
        "Both armies deny it,"
    )
    expect(section(desk, "verdict").get_by_label("Verdict", exact=True)).to_have_value("disputed")
    section(desk, "evidence").locator("summary").first.press("Enter")
    expect(section(desk, "evidence").get_by_label("Web address")).to_have_value("https://example.org/rep")
    section(desk, "verdict").get_by_label("Reason of the verdict").focus()
    press(desk, "ControlOrMeta+Enter")
    saved_with_a_draft(desk)
    assert Verdict.objects.get().reason == "Both armies deny it,"
    section(desk, "evidence").get_by_role("button", name="Clear").press("Enter")
    saved(desk)


def open_section_from_card(page: Page, key: str, name: str) -> Locator:
    """Open another section of the card that is open."""
    press(page, "Escape")
    return open_section(page, key, name)


def saved_with_a_draft(page: Page) -> None:
    """Wait until everything but one form was sent."""
    state(page, "1 field not sent")


def test_a_paste_and_what_was_corrected_in_it_come_back_until_the_article_is_saved(desk: Page) -> None:
    desk.goto("/articles/new/")
    text = desk.get_by_label("Story")
    text.fill(f"Soldiers on the coast\n\n{COAST}")
    # Written after a moment's rest, or when the page goes.
    desk.reload()
    expect(desk.get_by_text("What you had typed here is back.")).to_be_visible()
    expect(text).to_have_value(f"Soldiers on the coast\n\n{COAST}")
    desk.get_by_role("button", name="Continue").click()
    box = desk.get_by_role("textbox", name="Text of block 2")
    box.fill("Corrected by hand.")
    desk.goto("/articles/new/")
    desk.get_by_role("button", name="Continue").click()
    expect(box).to_have_value("Corrected by hand.")
    desk.get_by_role("button", name="Save the article").click()
    expect(desk.locator("#desk")).to_have_attribute("data-ready", "true")
    expect(desk.locator("#story")).to_contain_text("Corrected by hand.")
    # The desk forgets what has become its article as soon as it has nothing better to do.
    desk.wait_for_function("() => !Object.keys(localStorage).some((key) => key.includes(' pages '))")
    desk.goto("/articles/new/")
    expect(text).to_have_value("")


def test_half_typed_text_is_asked_about_before_its_writer_signs_out(desk: Page, claim: Claim) -> None:
    press(desk, "Enter")
    desk.get_by_role("textbox", name="What is claimed").fill("Half a thought")
    state(desk, "Writing…")
    desk.goto("/leaving/")
    asked = desk.get_by_role("heading", name="One field that you began to fill in isn’t saved.")
    expect(asked).to_be_visible()
    desk.get_by_role("button", name="Sign out, keep it for me").click()
    expect(desk.locator("html")).to_have_attribute("data-cleared", "true")
    drafts = "() => Object.keys(localStorage).filter((key) => key.startsWith('galley-draft ')).length"
    assert desk.evaluate(drafts) == 1


def test_half_typed_text_that_is_discarded_is_gone(desk: Page, claim: Claim) -> None:
    press(desk, "Enter")
    desk.get_by_role("textbox", name="What is claimed").fill("Half a thought")
    state(desk, "Writing…")
    desk.goto("/leaving/")
    desk.get_by_role("button", name="Discard it and sign out").click()
    expect(desk.locator("html")).to_have_attribute("data-cleared", "true")
    assert desk.evaluate("() => Object.keys(localStorage)") == []
