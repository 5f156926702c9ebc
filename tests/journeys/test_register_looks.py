"""Axe finds nothing on the register and in dossiers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

import pytest
from playwright.sync_api import Page

from annotator.accounts.models import User
from annotator.sample.operations import load_sample
from annotator.sample.rules import sample_id
from articles.corpus.types import ArticleMetadata
from articles.sources.models import Source
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.journeys.looking import violations


@pytest.fixture(scope="module")
def telegraph(shared_editor: User) -> Source:
    """Return a source with claims in two months, so that there is a chart."""
    load_sample()
    telegraph = Source.objects.get(id=sample_id("source", "telegraph"))
    story = article(metadata=ArticleMetadata(version_created=datetime(2025, 8, 1, tzinfo=UTC)))
    attribution(content=annotation(article=story, kind="claim", claim=claim().id), sources=(telegraph,))
    return telegraph


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address", ["/sources/", "/sources/?q=zebra", "/sources/{telegraph}/", "/sources/{silent}/"]
)
def test_axe_finds_nothing_on_the_register_and_in_dossiers(
    look: Page, telegraph: Source, address: str, scheme: Literal["light", "dark"]
) -> None:
    look.emulate_media(color_scheme=scheme)
    look.goto(address.format(telegraph=telegraph.id, silent=sample_id("source", "utro")))
    assert violations(look) == []
    if "telegraph" in address:
        assert look.get_by_role("img", name="Claims over time").count() == 1
