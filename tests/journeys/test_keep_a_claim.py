"""What a claim's card keeps and gives back: the history of each change, half-typed words, the same claim
elsewhere.
"""

from __future__ import annotations

from playwright.sync_api import Page, expect

from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.claims.models import Attribution, Claim, Response
from articles.sources.models import Source
from tests.factories.annotations import annotation as make_annotation
from tests.factories.articles import article as make_article
from tests.factories.claims import claim as make_claim
from tests.factories.parts import response as make_response
from tests.factories.parts import verdict as make_verdict
from tests.factories.sources import source as make_source
from tests.journeys.cards import mark_claim, open_section, pick, section
from tests.journeys.keyboard import choose, open_desk, press, saved
from tests.journeys.story import COAST


def test_close_claims_are_offered_and_one_is_taken_by_keyboard(desk: Page, actor: Principal) -> None:
    known = make_claim(actor, statement="Varland sent 3,000 more soldiers to its coast")
    make_verdict(actor, claim=known)
    # Made for a passage that makes another one now.
    make_claim(actor, statement="Varland sent 3,000 more soldiers today")
    open_desk(desk, make_article(actor, text=COAST))
    choose(desk, "Varland sent 3,000 more soldiers")
    press(desk, "c")
    offer = desk.get_by_role("group", name="Similar claims")
    expect(offer.get_by_role("button", name="Same claim")).to_have_accessible_name(
        f"Same claim: {known.statement}"
    )
    press(desk, "Tab", "Enter")
    saved(desk)

    mark = Annotation.objects.select_related("appearance").get()
    assert mark.appearance.claim_id == known.id
    expect(desk.get_by_role("textbox", name="What is claimed")).to_have_value(known.statement)
    expect(offer).to_be_hidden()
    # The one that was made for the passage isn't left behind, and one undo brings it back.
    made = Claim.objects.latest("created")
    assert made.canonical == known.id
    desk.locator("#story").focus()
    press(desk, "u")
    saved(desk)
    mark.refresh_from_db()
    made.refresh_from_db()
    assert (mark.appearance.claim_id, made.canonical) == (made.id, made.id)


def test_the_history_tells_a_change_and_takes_it_back(desk: Page, actor: Principal, claim: Claim) -> None:
    make_source(actor, name="Ilka Moren")
    press(desk, "l", "/")
    pick(desk, desk.locator("#link-bar").get_by_role("combobox"), "Ilka Moren")
    expect(desk.locator("#story")).to_be_focused()
    press(desk, "Enter")
    saved(desk)
    desk.locator(".chain__how > summary").press("Enter")
    desk.get_by_label("Speaker is").select_option("probable")
    saved(desk)
    desk.locator("#story").focus()
    history = open_section(desk, "h", "history")
    sentence = "set the speaker’s certainty from unspecified to probable"
    expect(history).to_contain_text(sentence)
    history.get_by_role("button", name=sentence).press("Enter")
    expect(history).to_contain_text("set the speaker’s certainty from probable to unspecified")

    assert Attribution.objects.get().certainty == "underspecified"
    expect(desk.get_by_label("Speaker is")).to_have_value("underspecified")
    saved(desk)


def test_reverting_the_making_of_a_part_takes_it_off_the_card(
    desk: Page, actor: Principal, claim: Claim
) -> None:
    make_source(actor, name="Lunn")
    answers = open_section(desk, "r", "responses")
    pick(desk, answers.get_by_role("combobox", name="Who answered, or didn’t"), "Lunn")
    press(desk, "ControlOrMeta+Enter")
    saved(desk)
    expect(answers.get_by_label("Answer of Lunn", exact=True)).to_be_visible()
    # Once: the card stays open, with its answers in sight.
    press(desk, "Escape")
    history = open_section(desk, "h", "history")
    history.get_by_role("button", name="Revert: Desk Editor added the answer of “Lunn”").press("Enter")
    expect(desk.locator("#announcements")).to_contain_text("Reverted")
    expect(answers.get_by_label("Answer of Lunn", exact=True)).to_be_hidden()

    assert Response.objects.live().count() == 0
    assert Source.objects.count() == 1


def test_every_section_is_in_sight_when_it_is_opened_however_tall_the_card(desk: Page, claim: Claim) -> None:
    sections = {"r": "responses", "f": "figures", "e": "evidence", "v": "verdict", "h": "history"}
    for key, name in sections.items():
        opened = open_section(desk, key, name)
        expect(opened.locator(":focus")).to_be_in_viewport()
        press(desk, "Escape")
        expect(desk.locator("#story")).to_be_focused()
    desk.mouse.move(1000, 500)
    desk.mouse.wheel(0, 20_000)
    expect(desk.locator(".card--open").get_by_role("button", name="Close", exact=True)).to_be_in_viewport()


def test_what_is_announced_covers_nothing_of_the_bar_that_links(desk: Page, claim: Claim) -> None:
    press(desk, "l")
    said, bar = desk.locator("#announcements"), desk.locator("#link-bar")
    expect(said).to_contain_text("Enter saves")
    expect(bar).to_be_visible()
    places = said.bounding_box(), bar.bounding_box()
    assert places[0]
    assert places[1]
    # It has a strip of its own below.
    assert places[1]["y"] + places[1]["height"] <= places[0]["y"]


def test_what_is_half_typed_outlives_what_is_drawn_anew(desk: Page, claim: Claim) -> None:
    verdict = open_section(desk, "v", "verdict")
    reason = verdict.get_by_label("Reason of the verdict")
    reason.fill("Two governments")
    desk.locator("#story").focus()
    evidence = open_section(desk, "e", "evidence")
    evidence.get_by_label("Kind of evidence").select_option("note")
    evidence.get_by_label("Note on the evidence").fill("Seen")
    press(desk, "ControlOrMeta+Enter")
    expect(desk.locator("#save-state")).to_contain_text("1 field not sent")

    # Folded meanwhile, and found as it was left.
    expect(reason).to_be_hidden()
    desk.locator("#story").focus()
    open_section(desk, "v", "verdict")
    expect(reason).to_have_value("Two governments")
    expect(verdict.get_by_role("checkbox", name="For: Seen")).to_be_visible()


def test_another_articles_statement_of_a_claim_brings_its_record_along(desk: Page, actor: Principal) -> None:
    known = make_claim(actor, statement="Varland sent 3,000 more soldiers")
    make_response(actor, claim=known, party=make_source(actor, name="Lunn"))
    row = make_article(actor, text=COAST)
    make_annotation(
        actor, article=row, words="Varland sent 3,000 more soldiers", kind="claim", claim=known.id
    )
    open_desk(desk, row)
    choose(desk, "Varland")
    press(desk, "Enter")

    expect(section(desk, "responses")).to_contain_text("Not confirmed by Lunn")


def test_a_key_leads_to_each_part_of_the_record_and_folds_the_others(desk: Page, actor: Principal) -> None:
    story = make_article(actor, text=COAST)
    moren = make_source(actor, name="Ilka Moren")
    open_desk(desk, story)
    mark_claim(desk, "Varland sent 3,000 more soldiers")
    press(desk, "l", "/")
    pick(desk, desk.locator("#link-bar").get_by_role("combobox"), moren.name)
    press(desk, "Enter")
    saved(desk)
    for key, name in (("f", "figures"), ("v", "verdict")):
        open_section(desk, key, name)
        assert desk.locator(".card--open details.section[open]").count() == 1
        press(desk, "Escape")
        desk.locator("#story").focus()
    press(desk, "r", "a")
    expect(desk.get_by_label("Cue words")).to_be_focused()
    assert desk.locator(".card--open details.section[open]").count() == 0
    press(desk, "Tab", "Tab", "Tab")
    expect(desk.get_by_label("Speaker is")).to_be_focused()
    desk.keyboard.type("Prob")
    saved(desk)
    assert Attribution.objects.get().certainty == "probable"


def test_who_was_chosen_for_an_answer_outlives_a_reload(desk: Page, actor: Principal, claim: Claim) -> None:
    make_source(actor, name="Port Halden")
    answers = open_section(desk, "r", "responses")
    field = answers.get_by_role("combobox", name="Who answered, or didn’t")
    pick(desk, field, "Port Halden")
    expect(desk.locator("#save-state")).to_contain_text("Writing…")
    desk.reload()
    expect(desk.locator("#desk")).to_have_attribute("data-ready", "true")
    desk.locator("#story").focus()
    choose(desk, "Varland")
    open_section(desk, "r", "responses")
    expect(answers.get_by_role("list", name="Who answered, or didn’t")).to_contain_text("Port Halden")
    press(desk, "ControlOrMeta+Enter")
    saved(desk)

    assert [row.party.name for row in Response.objects.live()] == ["Port Halden"]
    expect(answers.get_by_role("list", name="Who answered, or didn’t")).to_be_hidden()
    expect(desk.locator("#save-state")).not_to_contain_text("not sent")
