"""The ends of a mark on the desk: their handles, and what is seen of the mark while they move."""

from __future__ import annotations

from uuid import UUID

from playwright.sync_api import Locator, Page, expect

from articles.annotations.models import Annotation
from articles.corpus.models import Article
from tests.journeys.keyboard import choose, open_desk, press, saved

TEXT = (
    "Varland sent 3,000 more soldiers to the coast, the (Kestrian) ministry said.\n\n"
    "Neither Port Halden nor Lunn has confirmed it."
)
HEADLINE = "More at the coast"
TEXT_WITH_HEADLINE = f"{HEADLINE}\n\n{TEXT}"
# The words that the desk shows as chosen, or as they would be.
PREVIEW = (
    "() => [...CSS.highlights.get('galley-preview')].map((range) => "
    "range.startContainer.data.slice(range.startOffset, range.endOffset))"
)


def handle(page: Page, end: str) -> Locator:
    """Return the handle at an end of the active mark."""
    return page.locator(f".end-handle--{end}")


def words(id: UUID | None = None) -> list[str]:
    """Return the words of the mark in the database, piece by piece."""
    rows = Annotation.objects.placed()
    row = rows.get(id=id) if id else rows.get()
    return [piece["exact"] for piece in row.place.pieces]


def where(page: Page, text: str, *, at_end: bool = True) -> tuple[float, float]:
    """Return the middle of the last letter (or the first) of some words on the screen."""
    x, y = page.evaluate(
        """([words, atEnd]) => {
            for (const block of document.querySelectorAll('.block')) {
                const start = block.firstChild.data.indexOf(words);
                if (start < 0) continue;
                const range = document.createRange(), at = atEnd ? start + words.length - 1 : start;
                range.setStart(block.firstChild, at); range.setEnd(block.firstChild, at + 1);
                const { x, y, width, height } = range.getBoundingClientRect();
                return [x + (atEnd ? 0.8 : 0.2) * width, y + height / 2];
            }
        }""",
        [text, at_end],
    )
    return x, y


def grab(page: Page, end: str) -> tuple[float, float]:
    """Press the mouse on a handle; return how far the text lies from there."""
    # Handles come when nobody has made another mark for a moment.
    expect(handle(page, end)).to_be_visible()
    box = handle(page, end).bounding_box()
    assert box
    x, y = box["x"] + 12, box["y"] + 8
    page.mouse.move(x, y)
    page.mouse.down()
    edge = box["x"] + (0 if end == "end" else box["width"])
    return x - edge, y - (box["y"] - 12)


def drag(page: Page, end: str, to: str, *, at_end: bool = True) -> None:
    """Drag a handle to some words, and hold it there."""
    off_x, off_y = grab(page, end)
    x, y = where(page, to, at_end=at_end)
    page.mouse.move(x + off_x, y + off_y, steps=5)


def mark_soldiers(page: Page, story: Article) -> Page:
    """Mark two words of the story as a cue, and wait for its handles."""
    open_desk(page, story)
    choose(page, "more soldiers")
    press(page, "q")
    saved(page)
    expect(handle(page, "end")).to_be_visible()
    return page
