"""A claim's whole record from its card: answers, figures, evidence, verdicts, relations, all without the
mouse.
"""

from __future__ import annotations

from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.claims.models import Attribution, Claim, Evidence, Figure, Relation, Response, Verdict
from tests.factories.claims import claim as make_claim
from tests.factories.parts import response as make_response
from tests.factories.sources import source as make_source
from tests.journeys.cards import mark_claim, open_section, pick, section
from tests.journeys.keyboard import choose, press, saved, walk


def test_a_day_alone_stays_that_day_west_of_greenwich(desk: Page, actor: Principal, claim: Claim) -> None:
    row = make_response(
        actor, claim=claim, party=make_source(actor), answered=datetime(2025, 3, 27, tzinfo=UTC)
    )
    session = desk.context.new_cdp_session(desk)
    session.send("Emulation.setTimezoneOverride", {"timezoneId": "America/Los_Angeles"})
    desk.reload()
    choose(desk, "Varland")
    answers = open_section(desk, "r", "responses")
    answers.locator("summary").filter(has_text="27 Mar 2025").press("Enter")
    expect(answers.get_by_label("Day on which")).to_have_value("2025-03-27")
    time = answers.get_by_label("Time at which")
    expect(time).to_have_value("")
    time.fill("09:30")
    time.press("Tab")
    saved(desk)
    row.refresh_from_db()
    assert row.answered == datetime(2025, 3, 27, 16, 30, tzinfo=UTC)


def test_neither_has_confirmed_it_is_one_gesture_and_one_undo(
    desk: Page, actor: Principal, claim: Claim
) -> None:
    make_source(actor, name="Port Halden", source_kind="government_body")
    choose(desk, "Varland")
    answers = open_section(desk, "r", "responses")
    parties = answers.get_by_role("combobox", name="Who answered, or didn’t")
    pick(desk, parties, "Port Halden")
    # Lunn isn't in the register yet: it is made in passing.
    desk.keyboard.type("Lunn")
    press(desk, "Enter")
    expect(desk.get_by_label("Kind of source")).to_be_focused()
    press(desk, "Enter")
    expect(parties).to_be_focused()
    press(desk, "Enter")
    expect(answers.get_by_label("Answer", exact=True)).to_be_focused()
    press(desk, "Shift+Tab", "Enter")
    # Words that are no mark yet become a note.
    expect(desk.locator("#link-bar")).to_contain_text("Where does the text say what they answered?")
    choose_here(desk, "Neither Port Halden nor Lunn")
    press(desk, "n")
    expect(answers.get_by_role("button", name="Words that hold the answer: “Neither")).to_be_focused()
    press(desk, "ControlOrMeta+Enter")
    saved(desk)

    words = Annotation.objects.get(kind="note")
    rows = Response.objects.live().select_related("party").order_by("created")
    assert [(row.party.name, row.answer, row.words_id, row.claim_id) for row in rows] == [
        ("Port Halden", "not_confirmed", words.id, claim.id),
        ("Lunn", "not_confirmed", words.id, claim.id),
    ]
    expect(parties).to_be_focused()
    press(desk, "Escape", "Escape")
    expect(desk.locator("#story")).to_be_focused()
    press(desk, "u")
    saved(desk)
    assert Response.objects.live().count() == 0
    press(desk, "Shift+u")
    saved(desk)
    assert Response.objects.live().count() == 2


def choose_here(page: Page, words: str) -> None:
    """Select words that a sentence further on begins with, while something waits for them."""
    walk(page, "j", until=lambda _, rest: rest.startswith(words))
    press(page, "ArrowRight", "ArrowLeft")
    for _ in words.split()[1:]:
        press(page, "Shift+ArrowRight")


def test_an_answer_is_changed_and_taken_away_in_its_row(desk: Page, actor: Principal, claim: Claim) -> None:
    make_response(actor, claim=claim, party=make_source(actor, name="Lunn"))
    desk.reload()
    expect(desk.locator("#desk")).to_have_attribute("data-ready", "true")
    desk.locator("#story").focus()
    choose(desk, "Varland")
    answers = open_section(desk, "r", "responses")
    expect(answers.get_by_label("Answer of Lunn", exact=True)).to_be_visible()
    answers.get_by_label("Answer of Lunn", exact=True).select_option("denied")
    saved(desk)
    assert Response.objects.get().answer == "denied"
    answers.get_by_role("button", name="Remove Lunn: Denied").press("Enter")
    saved(desk)
    assert Response.objects.live().count() == 0


def test_an_unnamed_source_is_linked_only_with_a_reason_and_an_approver(
    desk: Page, actor: Principal, claim: Claim
) -> None:
    make_source(actor, name="A diplomat", source_kind="unnamed_individual")
    press(desk, "l", "/")
    pick(desk, desk.locator("#link-bar").get_by_role("combobox"), "A diplomat")
    expect(desk.locator("#story")).to_be_focused()
    press(desk, "Enter")
    reason = desk.get_by_label("Why the source isn’t named")
    expect(reason).to_be_focused()
    press(desk, "Enter")
    expect(desk.get_by_role("alert").filter(has_text="An unnamed source needs a reason")).to_be_visible()
    desk.keyboard.type("Talks are under way")
    press(desk, "Enter")
    expect(desk.get_by_label("Approved by")).to_be_focused()
    desk.keyboard.type("Lena Marsh")
    press(desk, "Enter")
    saved(desk)

    made = Attribution.objects.get()
    assert (made.anonymity_reason, made.approved_by) == ("Talks are under way", "Lena Marsh")
    expect(desk.locator("#link-bar")).to_be_hidden()
    expect(desk.get_by_role("group", name="A diplomat is unnamed")).to_be_visible()


def test_a_chain_grows_and_is_reordered_in_the_card(desk: Page, actor: Principal, claim: Claim) -> None:
    for name, kind in (("Ilka Moren", "named_individual"), ("VNA", "state_media"), ("AFP", "news_agency")):
        make_source(actor, name=name, source_kind=kind)
    press(desk, "Enter")
    desk.get_by_role("combobox", name="Said by").focus()
    pick(desk, desk.get_by_role("combobox", name="Said by"), "Ilka Moren")
    for name in ("AFP", "VNA"):
        pick(desk, desk.get_by_role("combobox", name="…passed on by"), name)
    picture = desk.get_by_role("img", name="From the speaker outwards")
    expect(picture).to_have_accessible_name(
        "From the speaker outwards: 1. Ilka Moren, originator; 2. AFP, relay; 3. VNA, relay."
    )
    step = desk.get_by_role("button", name="VNA", exact=True)
    step.focus()
    press(desk, "Alt+ArrowUp")
    expect(step).to_be_focused()
    expect(picture).to_have_accessible_name(
        "From the speaker outwards: 1. Ilka Moren, originator; 2. VNA, relay; 3. AFP, relay."
    )
    saved(desk)

    hops = Attribution.objects.get().hops.order_by("position")
    assert [hop.hop_sources.get().source.name for hop in hops] == ["Ilka Moren", "VNA", "AFP"]


def test_a_number_is_typed_by_hand_and_corrected(desk: Page, claim: Claim) -> None:
    figures = open_section(desk, "f", "figures")
    press(desk, "Tab")
    desk.keyboard.type("3,000")
    press(desk, "Tab", "Tab")
    desk.keyboard.type("soldiers")
    figures.get_by_label("Amount of the new figure").select_option("delta")
    press(desk, "ControlOrMeta+Enter")
    saved(desk)
    row = Figure.objects.get()
    assert (row.value, row.counted, row.figure_type) == (3000, "soldiers", "delta")
    figures.get_by_role("listitem").locator("summary").first.press("Enter")
    how = figures.get_by_label("How exact of “3,000 more soldiers”")
    how.focus()
    how.select_option("at_least")
    saved(desk)
    # Its name has changed, the field hasn't: whoever corrects goes on from there.
    expect(figures.get_by_label("How exact of “At least 3,000 more soldiers”")).to_be_focused()

    row.refresh_from_db()
    assert (row.value, row.lower, row.modality) == (None, 3000, "at_least")
    expect(figures.get_by_role("listitem")).to_contain_text("At least 3,000 more soldiers")


def test_a_number_is_read_from_its_words_for_the_claim_that_contains_them(desk: Page, claim: Claim) -> None:
    mark_claim(desk, "A diplomat called the estimate low.")
    choose(desk, "3,000 more soldiers")
    press(desk, "#", "r", "f")
    number = section(desk, "figure")
    expect(number.get_by_label("Number of the new figure")).to_be_focused()
    expect(number.get_by_label("Number of the new figure")).to_have_value("3000")
    expect(number.get_by_role("status")).to_contain_text("3,000 more soldiers. Check it.")
    press(desk, "Enter")
    saved(desk)

    row = Figure.objects.get()
    assert (row.value, row.counted, row.figure_type, row.claim_id) == (3000, "soldiers", "delta", claim.id)
    assert row.annotation_id == Annotation.objects.get(kind="figure").id
    expect(number.get_by_label("In the claim")).to_be_focused()


def test_words_without_a_number_leave_the_fields_empty_and_say_why(desk: Page, claim: Claim) -> None:
    choose(desk, "ministry claimed")
    press(desk, "#", "Enter")
    number = section(desk, "figure")
    expect(number.get_by_role("status")).not_to_be_empty()
    expect(number.get_by_label("Number of the new figure")).to_have_value("")
    press(desk, "ControlOrMeta+Enter")
    expect(number.get_by_role("alert")).to_contain_text("needs a number")

    assert Figure.objects.count() == 0


def test_evidence_is_a_passage_a_page_or_a_note(desk: Page, claim: Claim) -> None:
    choose(desk, "diplomat")
    press(desk, "n", "Escape")
    choose(desk, "Varland")
    evidence = open_section(desk, "e", "evidence")
    press(desk, "Tab", "Tab", "Enter")
    letter = desk.locator("#hints").get_by_role("button", name=": Note: diplomat")
    press(desk, letter.inner_text().lower())
    expect(evidence.get_by_role("button", name="The passage: “diplomat”")).to_be_focused()
    press(desk, "ControlOrMeta+Enter")
    evidence.get_by_label("Speaks for or against", exact=True).select_option("against")
    evidence.get_by_label("Kind of evidence").select_option("url")
    evidence.get_by_label("Web address").fill("javascript:alert(1)")
    press(desk, "ControlOrMeta+Enter")
    expect(evidence.get_by_role("alert")).to_contain_text("https://")
    evidence.get_by_label("Web address").fill("https://example.org/pictures")
    press(desk, "ControlOrMeta+Enter")
    evidence.get_by_label("Kind of evidence").select_option("note")
    evidence.get_by_label("Note on the evidence").fill("Seen by our own reporter")
    press(desk, "ControlOrMeta+Enter")
    saved(desk)

    rows = Evidence.objects.live().order_by("created")
    assert [(row.kind, row.stance) for row in rows] == [
        ("passage", "for"),
        ("url", "against"),
        ("note", "against"),
    ]
    assert rows[1].retrieved is not None
    expect(evidence.get_by_role("link", name="example.org/pictures")).to_have_attribute(
        "href", "https://example.org/pictures"
    )
    evidence.get_by_role("button", name="“diplomat”", exact=True).press("Enter")
    expect(desk.locator("#story")).to_be_focused()


def test_a_verdict_sets_the_status_and_supersedes_and_is_withdrawn(desk: Page, claim: Claim) -> None:
    verdict = open_section(desk, "v", "verdict")
    verdict.get_by_label("Verdict", exact=True).select_option("disputed")
    press(desk, "ControlOrMeta+Enter")
    expect(verdict.get_by_label("Reason of the verdict")).to_be_focused()
    desk.keyboard.type("Two governments say nothing.")
    press(desk, "ControlOrMeta+Enter")
    saved(desk)
    head = desk.locator(".card--open .card__head")
    expect(head).to_contain_text("Disputed")
    # The claim has another version now: editing it right after must not be refused.
    statement = desk.get_by_role("textbox", name="What is claimed")
    statement.fill("Varland sent 3,000 soldiers.")
    statement.press("Enter")
    saved(desk)
    verdict.get_by_label("Verdict", exact=True).select_option("verified")
    verdict.get_by_label("Reason of the verdict").fill("The orders were shown.")
    press(desk, "ControlOrMeta+Enter")
    saved(desk)
    expect(verdict.get_by_text("1 earlier verdict, superseded")).to_be_visible()
    claim.refresh_from_db()
    assert (claim.verification_status, claim.statement) == ("verified", "Varland sent 3,000 soldiers.")
    verdict.get_by_role("button", name="Withdraw").press("Enter")
    saved(desk)
    expect(head).to_contain_text("Disputed")
    desk.locator("#story").focus()
    press(desk, "u")
    saved(desk)

    expect(head).to_contain_text("Verified")
    assert Verdict.objects.live().count() == 2


def test_a_claim_is_related_to_another_and_rated(desk: Page, actor: Principal, claim: Claim) -> None:
    other = make_claim(actor, statement="Nobody was sent anywhere.")
    relations = open_section(desk, "c", "relations")
    relations.get_by_label("This claim").select_option("contradicts")
    press(desk, "Tab")
    pick(desk, relations.get_by_role("combobox", name="Which claim"), "Nobody was sent")
    press(desk, "Escape")
    topics = open_section(desk, "t", "topics")
    desk.keyboard.type("troops, coast")
    press(desk, "Tab")
    topics.get_by_label("Credibility").select_option("3")
    saved(desk)

    relation = Relation.objects.get()
    assert (relation.kind, relation.claim_id, relation.other_id) == ("contradicts", claim.id, other.id)
    claim.refresh_from_db()
    assert (claim.topics, claim.credibility) == (["troops", "coast"], 3)
    expect(section(desk, "relations")).to_contain_text("Contradicts")
