"""Arabic words are drawn and typed from right to left wherever an editor meets them."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from annotator.accounts.models import User
from annotator.accounts.types import Principal
from articles.claims.models import Claim
from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata, InfoSourceDraft
from articles.sources.models import Source
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.sources import source
from tests.journeys.keyboard import press

TEXT = (
    "الوزارة: إغلاق الميناء\n\nقالت الوزارة إن 3,000 جندي وصلوا إلى الميناء في 27 مارس.\n\n"
    "وأضافت أن السفن ستبقى خارجه."
)
NAME = "وزارة الموانئ"
ARABIC = re.compile("[\u0600-\u06ff]{3}")
# Text that begins with an Arabic letter in something that goes from left to right, and Arabic letters that stand
# among other words with nothing round them. Each is told with the element that holds it.
ASTRAY = """() => {
    const arabic = /\\p{Script=Arabic}/u;
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const text = walker.currentNode.data;
        const holder = walker.currentNode.parentElement;
        if (!arabic.test(text) || holder.closest("script, style, template, svg, option, [hidden]")) continue;
        const first = /\\p{L}/u.exec(text)[0];
        const isRight = getComputedStyle(holder).direction === "rtl";
        if (!isRight || !arabic.test(first)) found.push(`${holder.outerHTML.slice(0, 160)}`);
    }
    for (const control of document.querySelectorAll("input[type=text], input:not([type]), input[type=search], textarea")) {
        if (control.offsetParent && arabic.test(control.value) && getComputedStyle(control).direction !== "rtl") {
            found.push(control.outerHTML.slice(0, 160));
        }
    }
    return found;
}"""


@dataclass(frozen=True, slots=True)
class Rows:
    """What stands in the registers."""

    story: Article
    source: Source
    claim: Claim


@pytest.fixture(scope="module")
def rows(shared_editor: User) -> Rows:
    """An Arabic story with marks of several kinds and their records, with Arabic words in every field."""
    actor = Principal.of_user(shared_editor)
    credits_ = (InfoSourceDraft("وكالة الأنباء", "wire"),)
    metadata = ArticleMetadata(
        language="ar",
        by="ماريا هولت",
        located="أوسلو",
        slugline="ميناء",
        info_sources=credits_,
        ed_note="تصحيح",
    )
    story = article(actor, text=TEXT, metadata=metadata)
    said = source(actor, name=NAME, aliases=("الموانئ",))
    made = claim(actor, statement="وصل 3,000 جندي إلى الميناء.", topics=("موانئ",))
    annotation(
        actor,
        article=story,
        words="3,000 جندي وصلوا إلى الميناء",
        kind="claim",
        claim=made.id,
        note="ملاحظة، 3",
    )
    annotation(actor, article=story, words="الوزارة", kind="source", source=said.id)
    annotation(actor, article=story, words="الميناء", kind="entity", entity=entity(actor, name="الميناء").id)
    annotation(actor, article=story, words="السفن", note="ملاحظة أخرى")
    return Rows(story, said, made)


def seen(page: Page, name: str) -> None:
    """Keep a picture, where somebody asked for one."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/articles/{story}/details/",
        "/exports/?article={story}",
        "/sources/",
        "/sources/{source}/",
        "/claims/{claim}/",
        "/admin/articles_sources/source/",
        "/admin/articles_sources/source/{source}/change/",
        "/admin/articles_sources/source/{source}/merge/",
        "/admin/articles_entities/entity/",
        "/admin/articles_corpus/article/",
        "/admin/articles_corpus/article/{story}/change/",
        "/admin/articles_ledger/entry/",
    ],
)
def test_pages_show_arabic_words_in_their_direction(look: Page, rows: Rows, address: str) -> None:
    look.goto(address.format(story=rows.story.id, source=rows.source.id, claim=rows.claim.id))
    expect(look.locator("body")).to_contain_text(ARABIC)
    name = address.strip("/").replace("/", "-").replace("?", "-")
    seen(look, name.format(story="s", source="x", claim="c") or "home")
    assert look.evaluate(ASTRAY) == []


def test_the_desk_shows_arabic_words_in_their_direction(look: Page, rows: Rows) -> None:
    look.goto(f"/articles/{rows.story.id}/")
    expect(look.locator("#desk")).to_have_attribute("data-ready", "true")
    # The entity shows while it is active.
    expect(look.locator("#margin > *")).to_have_count(3)
    assert look.locator("#story").evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert look.evaluate(ASTRAY) == []
    for name, keys in (("card", ("c",)), ("record", ("r", "h")), ("list", ("l",))):
        look.locator("#margin > *").first.click()
        press(look, *keys)
        seen(look, f"desk-{name}")
        assert look.evaluate(ASTRAY) == []
