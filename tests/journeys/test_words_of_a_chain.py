"""A chain and the words that it rests on: corrected, deleted and brought back together."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.claims.models import Attribution
from tests.factories.annotations import annotation as make_annotation
from tests.factories.articles import article as make_article
from tests.factories.attributions import attribution as make_attribution
from tests.factories.claims import claim as make_claim
from tests.factories.sources import source as make_source
from tests.journeys.cards import pick, section
from tests.journeys.keyboard import choose, open_desk, press, saved
from tests.journeys.story import COAST


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
    # The claim's card shows the words now: they are reached in the text.
    desk.locator("#story").focus()
    press(desk, "g", "s", "Enter")
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
    page.locator("#story").focus()
    press(page, "Escape", "Escape")
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
