"""A transcript at the desk: one key attributes what is claimed in a turn to its speaker."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from annotator.accounts.types import Principal
from articles.claims.models import Attribution, HopSource
from articles.sources.models import Source
from tests.factories.articles import article as make_article
from tests.factories.sources import source as make_source
from tests.journeys.cards import mark_claim
from tests.journeys.keyboard import open_desk, press, saved
from tests.journeys.looking import violations

TURNS = (
    "ILKA MOREN: The quay is shut for eleven days.\n\n"
    "MR. BERG (through interpreter): The ferries will sail on Monday.\n\n"
    "Q: Who pays for the repairs?\n\n"
    "Nobody answered on Friday."
)


def speaker_of(attribution: Attribution) -> Source:
    """Return the one source of the one hop."""
    return HopSource.objects.get(hop__attribution=attribution, hop__position=0).source


def test_one_key_attributes_to_the_speaker_and_asks_where_nobody_or_several_bear_the_name(
    desk: Page, actor: Principal
) -> None:
    moren = make_source(
        actor, name="President Moren", aliases=("Ilka Moren",), source_kind="named_individual"
    )
    for name in ("Jonas Berg", "Tove Berg"):
        make_source(actor, name=name, aliases=("Mr. Berg",), source_kind="named_individual")
    open_desk(desk, make_article(actor, text=TURNS))
    mark_claim(desk, "The quay is shut for eleven days")
    press(desk, "a")
    saved(desk)
    made = Attribution.objects.get()
    assert (made.quote_type, speaker_of(made)) == ("direct", moren)
    expect(desk.locator("#margin .card--claim").first).to_contain_text("President Moren")
    press(desk, "a")
    expect(desk.locator("#announcements")).to_contain_text("attributed already")

    mark_claim(desk, "The ferries will sail on Monday")
    press(desk, "a")
    field = desk.get_by_role("combobox", name="Find or add a source")
    expect(field).to_have_value("Mr. Berg")
    expect(desk.get_by_role("option", name="Tove Berg")).to_be_visible()
    assert Attribution.objects.count() == 1
    assert violations(desk) == []
    field.fill("Tove Berg")
    expect(desk.get_by_role("option", selected=True)).to_contain_text("Tove Berg")
    press(desk, "Enter")
    saved(desk)
    chosen = Attribution.objects.exclude(id=made.id).get()
    assert (chosen.quote_type, speaker_of(chosen).name) == ("direct", "Tove Berg")

    mark_claim(desk, "Who pays for the repairs")
    press(desk, "a")
    expect(field).to_have_value("")
    press(desk, "Escape")
    mark_claim(desk, "Nobody answered on Friday")
    press(desk, "a")
    expect(desk.locator("#announcements")).to_contain_text("doesn’t begin with the name of a speaker")
    assert Attribution.objects.count() == 2
