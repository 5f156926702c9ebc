"""What is half typed outlives a reload, isn't run as commands, and overwrites nobody's words."""

from __future__ import annotations

from dataclasses import replace

from playwright.sync_api import Locator, Page, expect

from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.claims.models import Attribution, Claim, Figure, Verdict
from articles.claims.operations import draft_of_claim, update_claim
from tests.factories.annotations import annotation as make_annotation
from tests.factories.articles import article as make_article
from tests.factories.attributions import attribution as make_attribution
from tests.factories.claims import claim as make_claim
from tests.factories.sources import source as make_source
from tests.factories.users import editor as another_editor
from tests.journeys.cards import open_section, pick, section
from tests.journeys.keyboard import choose, open_desk, press, saved
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
    page.locator("#save-state").get_by_role("button", name="Show").click()


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


def test_what_somebody_else_made_of_a_statement_is_shown_beside_what_was_typed(
    desk: Page, actor: Principal, claim: Claim
) -> None:
    expect(desk.locator("#desk")).to_have_attribute("data-live", "true")
    press(desk, "Enter")
    statement = desk.get_by_role("textbox", name="What is claimed")
    statement.fill("Varland sent 3,000 men")
    other = another_editor()
    row = Claim.objects.get()
    update_claim(
        other, id=row.id, version=row.version, draft=replace(draft_of_claim(row), statement="Theirs it is")
    )
    # The stream has told of it by then.
    make_annotation(other, article=Annotation.objects.get().article, words="diplomat", kind="cue")
    expect(desk.locator("#margin .card--cue")).to_be_visible()
    expect(statement).to_have_value("Varland sent 3,000 men")
    press(desk, "Enter")
    versions = desk.get_by_role("group", name="Not accepted")
    expect(versions).to_contain_text("Yours: “Varland sent 3,000 men”")
    expect(versions).to_contain_text("Theirs: “Theirs it is”")
    assert Claim.objects.get().statement == "Theirs it is"
    versions.get_by_role("button", name="Save this").click()
    saved(desk)
    assert Claim.objects.get().statement == "Varland sent 3,000 men"


def test_a_source_corrected_at_its_mark_reaches_the_chain_and_one_undo_takes_back_both(
    desk: Page, actor: Principal
) -> None:
    article = make_article(actor, text=COAST)
    words = make_annotation(actor, article=article, words="the ministry", kind="source")
    right, wrong = make_source(actor, name="Ministry of Defence"), make_source(actor, name="Ministry of Arts")
    content = make_annotation(
        actor, article=article, words="Varland sent", kind="claim", claim=make_claim(actor).id
    )
    make_attribution(actor, content=content, sources=(wrong,))
    open_desk(desk, article)
    desk.locator(f'#margin [data-id="{words.id}"] .card__open').click()
    pick(desk, desk.get_by_role("combobox", name="Find or add a source"), "Ministry of Arts")
    saved(desk)
    link_to_words(desk)
    desk.locator(f'#margin [data-id="{words.id}"] .card__open').click()
    picker = desk.get_by_role("combobox", name="Find or add a source")
    expect(picker).to_be_focused()
    pick(desk, picker, "Ministry of Defence")
    expect(desk.locator("#announcements")).to_contain_text("1 attribution changed with it")
    saved(desk)
    assert named(content) == [right.name]
    press(desk, "u")
    saved(desk)
    assert named(content) == [wrong.name]
    assert Annotation.objects.get(id=words.id).deleted is None


def link_to_words(page: Page) -> None:
    """Say at the claim's card which words name its source."""
    page.locator("#margin .card--claim .card__open").click()
    page.locator(".card--open .chain__steps > summary").press("Enter")
    page.locator(".card--open .chain__steps").get_by_label("Words that name Ministry of Arts").select_option(
        label="“the ministry”"
    )
    saved(page)


def named(content: Annotation) -> list[str]:
    """Return the names of the sources that a claim's chain gives, the speaker first."""
    row = Attribution.objects.live().get(content=content)
    return [each.source.name for hop in row.hops.all() for each in hop.hop_sources.all()]


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


def test_an_open_card_shows_the_words_that_were_brought_back(desk: Page, actor: Principal) -> None:
    article = make_article(actor, text=COAST)
    words = make_annotation(actor, article=article, words="the ministry", kind="source")
    speaker = make_source(actor, name="Ministry of Arts")
    content = make_annotation(
        actor, article=article, words="Varland sent", kind="claim", claim=make_claim(actor).id
    )
    make_attribution(actor, content=content, sources=(speaker,))
    open_desk(desk, article)
    link_to_words(desk)
    span = desk.locator(".card--open").get_by_label("Words that name Ministry of Arts")
    expect(span).to_have_value(str(words.id))
    desk.locator("#story").focus()
    choose(desk, "the ministry")
    press(desk, "Escape", "Tab", "Delete")
    saved(desk)
    desk.locator("#margin .card--claim .card__open").click()
    desk.locator(".card--open .chain__steps > summary").press("Enter")
    expect(span).to_have_value("")
    desk.locator("#story").focus()
    press(desk, "u")
    expect(span).to_have_value(str(words.id))
    open_history(desk)
    expect(section(desk, "history")).to_contain_text("removed “the ministry” as a source")


def open_history(page: Page) -> None:
    """Unfold the history of the open card."""
    saved(page)
    section(page, "history").locator("summary").first.press("Enter")


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
