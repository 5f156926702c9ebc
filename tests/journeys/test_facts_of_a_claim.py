"""What a claim's card says of a forecast, of the day of saying, and of a number on top of another."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.claims.models import Attribution, Claim, Figure
from tests.factories.attributions import attribution
from tests.factories.sources import source
from tests.journeys.cards import open_section
from tests.journeys.keyboard import choose, press, saved


def test_a_forecast_and_when_it_was_said_are_recorded_from_the_words(
    desk: Page, actor: Principal, claim: Claim
) -> None:
    ministry = source(actor, name="Ministry", source_kind="government_body")
    attribution(actor, content=Annotation.objects.get(kind="claim"), sources=(ministry,))
    desk.reload()
    expect(desk.locator("#desk")).to_have_attribute("data-ready", "true")
    desk.locator("#story").focus()
    choose(desk, "Varland")
    open_section(desk, "r", "responses")
    card = desk.locator(".card--open")
    card.locator(".chain__how summary").press("Enter")
    card.get_by_label("What is said").focus()
    press(desk, "End")
    press(desk, "Enter")
    saved(desk)
    expect(card.get_by_label("What is said")).to_have_value("future")

    words = card.get_by_label("Words for the day")
    words.focus()
    desk.keyboard.type("on 27 March 2025")
    press(desk, "Tab")
    saved(desk)
    card.get_by_role("button", name="Read the day from “on 27 March 2025”").press("Enter")
    saved(desk)
    expect(card.get_by_label("Said on")).to_have_value("2025-03-27")
    expect(card.locator(".chain__how summary")).to_contain_text("Is forecast · Said 27 Mar 2025")
    saved(desk)

    row = Attribution.objects.get()
    assert (row.tense, row.said_on, row.said_words) == ("future", "2025-03-27", "on 27 March 2025")
    day = card.get_by_label("Said on")
    day.fill("last week")
    press(desk, "Tab")
    expect(card.get_by_role("alert")).to_contain_text("Write a day such as 2025-03-27")
    day.fill("2025-03?")
    press(desk, "Tab")
    saved(desk)
    row.refresh_from_db()
    assert row.said_on == "2025-03?"


def test_a_number_on_top_of_another_and_of_two_things_is_typed(desk: Page, claim: Claim) -> None:
    figures = open_section(desk, "f", "figures")
    press(desk, "Tab")
    desk.keyboard.type("220")
    figures.get_by_label("Amount of the new figure").select_option("delta")
    figures.locator("summary", has_text="Bounds, unit").press("Enter")
    things = figures.get_by_label("Counted together of the new figure")
    things.focus()
    desk.keyboard.type("howitzers")
    press(desk, "ControlOrMeta+Enter")
    expect(figures.get_by_role("alert")).to_contain_text("two or more")
    things.focus()
    press(desk, "End")
    desk.keyboard.type(", rocket launchers")
    figures.get_by_label("On top of of the new figure").focus()
    desk.keyboard.type("1,100")
    press(desk, "ControlOrMeta+Enter")
    saved(desk)

    row = Figure.objects.get()
    assert (row.value, row.base, row.things) == (220, 1100, ["howitzers", "rocket launchers"])
    told = "220 more howitzers and rocket launchers, on top of 1,100"
    expect(figures.get_by_role("listitem")).to_contain_text(told)
