"""Screenshots: in every way of looking at the desk each kind of mark can be told from the text and from the
others.

Pictures aren't compared with kept ones, which would differ with the machine's fonts. The same word stands in
each paragraph, marked as another kind in each; the pictures of these words are compared with each other.
"""

from __future__ import annotations

import base64
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from annotator.accounts.models import User
from annotator.accounts.types import Principal
from articles.annotations.types import AnnotationKind
from articles.corpus.models import Article
from tests.factories.annotations import annotation as make_annotation
from tests.factories.articles import article as make_article
from tests.journeys.keyboard import open_desk

KINDS = [kind.value for kind in AnnotationKind]
WORD = "Hungarians"
# Two paragraphs more than there are kinds: nothing is marked in them.
STORY = "A headline\n\n" + "\n\n".join(
    f"{WORD} said nothing of it in paragraph {place}." for place in range(len(KINDS) + 2)
)
WAYS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "print": {"media": "print"},
}
# The picture of the first word of a paragraph, with the lines above and below it, as grey values.
GREY = """async ([png]) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    return Array.from({ length: data.length / 4 }, (_, i) => Math.round((data[4 * i] + data[4 * i + 1] + data[4 * i + 2]) / 3));
}"""
PLACE = """(place) => {
    const block = document.querySelectorAll("#story .block")[place + 1];
    const range = new Range();
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const first = walker.nextNode();
    range.setStart(first, 0);
    range.setEnd(first, Math.min(first.length, 10));
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: Math.floor(x), y: Math.round(y) - 6, width: Math.ceil(width) + 1, height: Math.ceil(height) + 12 };
}"""


@pytest.fixture(scope="module")
def story(shared_page: Page, shared_editor: User) -> Article:
    """An open article with a mark of each kind, each on a paragraph of its own."""
    actor = Principal.of_user(shared_editor)
    article = make_article(actor, text=STORY)
    for place, kind in enumerate(KINDS):
        make_annotation(
            actor, article=article, words=f"{WORD} said nothing of it in paragraph {place}", kind=kind
        )
    open_desk(shared_page, article)
    # Nothing chosen, nothing under the cursor.
    shared_page.evaluate("document.activeElement.blur()")
    # The entity shows while it is active.
    expect(shared_page.locator("#margin .card")).to_have_count(len(KINDS) - 1)
    return article


def pictures(page: Page) -> list[list[int]]:
    """Return the picture of the first word of each paragraph, as grey values."""
    found = []
    for place in range(len(KINDS) + 2):
        png = page.screenshot(clip=page.evaluate(PLACE, place), animations="disabled")
        found.append(page.evaluate(GREY, [base64.b64encode(png).decode()]))
    return found


def differ(one: list[int], other: list[int]) -> int:
    """Return how many pixels can be told apart."""
    return sum(abs(a - b) > 24 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("way", WAYS)
def test_each_kind_can_be_told_from_the_text_and_from_every_other(
    look: Page, story: Article, way: str, width: int
) -> None:
    look.emulate_media(**WAYS[way])
    look.set_viewport_size({"width": width, "height": 1600})
    look.wait_for_function("() => document.getAnimations().every(({playState}) => playState !== 'running')")
    *marked, plain, also_plain = pictures(look)

    assert differ(plain, also_plain) == 0
    assert all(differ(picture, plain) >= 20 for picture in marked)
    for (one, first), (other, second) in combinations(zip(KINDS, marked, strict=True), 2):
        assert differ(first, second) >= 6, (one, other)


@pytest.mark.parametrize("way", WAYS)
def test_text_stands_out_from_its_ground_and_nothing_is_wider_than_a_phone(
    look: Page, story: Article, way: str
) -> None:
    look.emulate_media(**WAYS[way])
    look.set_viewport_size({"width": 390, "height": 844})
    *_, plain = pictures(look)
    ground, ink = (min, max) if way == "dark" else (max, min)

    # WCAG's 4.5 : 1 between greys needs at least so much.
    assert abs(ground(plain) - ink(plain)) > 115
    assert look.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_paper_has_the_text_and_its_marks_and_none_of_the_tools(look: Page, story: Article) -> None:
    look.emulate_media(media="print")

    expect(look.locator("#toolbar")).to_be_hidden()
    expect(look.locator("#save-state")).to_be_hidden()
    expect(look.locator("#presence")).to_be_hidden()
    expect(look.locator("#story")).to_be_visible()
