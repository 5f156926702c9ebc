"""From a source's dossier to the very words in the story."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from annotator.sample.operations import load_sample
from annotator.sample.rules import sample_id
from articles.corpus.types import ArticleMetadata
from articles.sources.models import Source
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim


def test_a_line_of_a_dossier_leads_to_its_mark_in_the_text(desk: Page) -> None:
    load_sample()
    desk.goto("/sources/")
    desk.get_by_role("searchbox").fill("КГТ")
    desk.get_by_role("link", name="Korvian State Telegraph").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Korvian State Telegraph")
    desk.get_by_role("link", name="Passed on").click()
    line = desk.get_by_role("listitem").filter(has_text="double the production")
    expect(line).to_contain_text("Korvian State Telegraph relays Osk Velin")
    line.get_by_role("link").click()
    desk.locator("#desk[data-ready]").wait_for()
    card = desk.locator(f'[data-id="{sample_id("annotation", "p_plan")}"].card--open')
    expect(card).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address", ["/sources/", "/sources/?q=zebra", "/sources/{telegraph}/", "/sources/{silent}/"]
)
def test_axe_finds_nothing_on_the_register_and_in_dossiers(
    desk: Page, address: str, scheme: Literal["light", "dark"]
) -> None:
    load_sample()
    telegraph = Source.objects.get(id=sample_id("source", "telegraph"))
    # Two months, so that there is a chart.
    story = article(metadata=ArticleMetadata(version_created=datetime(2025, 8, 1, tzinfo=UTC)))
    attribution(content=annotation(article=story, kind="claim", claim=claim().id), sources=(telegraph,))
    desk.emulate_media(color_scheme=scheme)
    desk.goto(address.format(telegraph=telegraph.id, silent=sample_id("source", "utro")))
    found = Axe().run(desk).response["violations"]
    assert [(one["id"], one["impact"], [node["html"] for node in one["nodes"]]) for one in found] == []
    if "telegraph" in address:
        assert desk.get_by_role("img", name="Claims over time").count() == 1
