"""A claim's card with everything unfolded: axe finds nothing, controls are large enough, the keyboard gets in
and out.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from annotator.accounts.models import User
from annotator.accounts.types import Principal
from articles.claims.types import AttributionDraft
from articles.corpus.models import Article
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.attributions import attribution, chain
from tests.factories.claims import claim
from tests.factories.parts import evidence_of, figure, relation, response, verdict
from tests.factories.sources import source
from tests.journeys.keyboard import choose, open_desk, press
from tests.journeys.looking import violations

SECTIONS = ("responses", "figures", "evidence", "verdict", "topics", "relations", "history")
MORE_STOPS_THAN_A_CARD_HAS = 150

# Controls that are smaller than a finger needs (WCAG 2.5.8), or reach out of the card.
MISFITS = """(card) => {
    const outer = card.getBoundingClientRect();
    return [...card.querySelectorAll('button, input, select, textarea, summary, a')]
        .filter((one) => one.checkVisibility())
        .map((one) => [one.getAttribute('aria-label') || one.textContent, (one.type === 'checkbox' ? one.parentElement : one).getBoundingClientRect()])
        .filter(([, box]) => box.width < 24 || box.height < 24 || box.left < outer.left || box.right > outer.right + 0.5)
        .map(([name, { width, height }]) => `${name}: ${width} x ${height}`);
}"""

# The section of the card that has the focus, "card" elsewhere in it, null outside.
WHERE = """() => {
    const focused = document.activeElement;
    if (!focused.closest('.card--open')) return null;
    return focused.closest('[data-section]')?.dataset.section ?? 'card';
}"""


@pytest.fixture(scope="module")
def story(shared_editor: User) -> Article:
    """Return an article whose claim has a row of every kind."""
    actor = Principal.of_user(shared_editor)
    row = article(actor, headline="Seoul claims more went", text="It said 3,000 more had gone. Kyiv agreed.")
    said = source(actor, name="A diplomat", source_kind="unnamed_individual")
    made = claim(actor, topics=("troops",), credibility=3)
    mark = annotation(actor, article=row, words="3,000 more had gone", kind="claim", claim=made.id)
    agency = source(actor, name="Joint Chiefs of Staff of the Republic of Korea")
    hops = chain(said, agency)
    reason = AttributionDraft(mark.id, hops, anonymity_reason="Fears reprisals", approved_by="Lena Marsh")
    attribution(actor, content=mark, sources=(said, agency), draft=reason)
    response(actor, claim=made, party=said, words=annotation(actor, article=row, words="Kyiv agreed").id)
    figure(actor, claim=made)
    ground = evidence_of(actor, claim=made)
    verdict(actor, claim=made)
    verdict(actor, claim=made, status="false", evidence=(ground.id,))
    relation(actor, claim=made, other=claim(actor, statement="Nobody went."))
    return row


@pytest.fixture
def card(look: Page, story: Article) -> Page:
    """The article's text desk."""
    open_desk(look, story)
    return look


def unfold(page: Page) -> None:
    """Open the card and everything in it."""
    choose(page, "3,000")
    press(page, "Enter")
    opened = page.locator(".card--open")
    expect(opened.locator('[data-section="relations"]')).to_contain_text("Nobody went.")
    for _ in range(2):  # what is drawn on unfolding has folds of its own
        opened.evaluate(
            "(card) => card.querySelectorAll('details').forEach((one) => one.setAttribute('open', ''))"
        )
        page.wait_for_timeout(300)
    expect(opened.locator('[data-section="history"]').get_by_role("listitem").first).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_a_card_with_everything_unfolded(card: Page, width: int, theme: Any) -> None:
    card.emulate_media(color_scheme=theme)
    card.set_viewport_size({"width": width, "height": 900})
    unfold(card)
    assert violations(card) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_every_control_is_large_enough_and_within_its_card(card: Page, width: int) -> None:
    card.set_viewport_size({"width": width, "height": 900})
    unfold(card)
    assert card.locator(".card--open").evaluate(MISFITS) == []


def test_the_tab_key_goes_through_the_whole_card_and_escape_leads_out_of_any_field(card: Page) -> None:
    unfold(card)
    seen = []
    for _ in range(MORE_STOPS_THAN_A_CARD_HAS):
        inside = card.evaluate(WHERE)
        if inside is None:
            break
        if inside not in seen:
            seen.append(inside)
        press(card, "Tab")
    assert [name for name in seen if name != "card"] == list(SECTIONS)
    for name in SECTIONS:
        field = card.locator(f'.card--open [data-section="{name}"]').locator("select, input, button").first
        field.focus()
        press(card, "Escape")
        expect(card.locator("#story")).to_be_focused()
