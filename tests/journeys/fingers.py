"""The desk under fingers: taps, drags, and what the browser's own handles select."""

from __future__ import annotations

from playwright.sync_api import CDPSession, Locator, Page, expect

from tests.journeys.ends import where

# As the browser's own handles make it: the selection changes, and no button goes up.
SELECT = """([from, to]) => {
    const block = [...document.querySelectorAll('.block')].find((one) => one.textContent.includes(from));
    const text = block.firstChild.data;
    getSelection().setBaseAndExtent(block.firstChild, text.indexOf(from), block.firstChild, text.indexOf(to) + to.length);
}"""
# What the desk shows as chosen, as soon as it is what is expected; it hears of a selection a frame or two
# later.
CHOSEN = """async (wanted) => {
    const shown = () => [...CSS.highlights.get('galley-preview')].map(
        ({ startContainer, startOffset, endOffset }) => startContainer.data.slice(startOffset, endOffset));
    for (let frame = 0; frame < 300 && shown().join() !== wanted.join(); frame += 1) await new Promise(requestAnimationFrame);
    return shown();
}"""


def opened(page: Page, address: str) -> Page:
    """Open a desk and wait for what it loads when idle."""
    page.goto(address)
    expect(page.locator("#desk")).to_have_attribute("data-ready", "true")
    expect(page.locator(".ends")).to_be_attached()
    return page


def tap(page: Page, words: str) -> None:
    """Tap some words of the text."""
    tap_at(page, *where(page, words, at_end=False))


def tap_at(page: Page, x: float, y: float) -> None:
    """Tap a place, and wait until the browser has made a click of it."""
    page.evaluate(
        "() => { window.tapped = new Promise((done) => addEventListener('click', () => done(), { once: true "
        "})); }"
    )
    page.touchscreen.tap(x, y)
    page.evaluate("tapped")


def shows_chosen(page: Page, *words: str) -> None:
    """Check that the desk shows these words as chosen, or as they would be."""
    assert page.evaluate(CHOSEN, list(words)) == list(words)


def touch(fingers: CDPSession, kind: str, x: float = 0, y: float = 0) -> None:
    """Put a finger down, move it, lift it."""
    points = [] if kind in {"touchEnd", "touchCancel"} else [{"x": x, "y": y}]
    fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def drag_to(page: Page, fingers: CDPSession, handle: Locator, words: str) -> None:
    """Drag a handle by the finger to some words, and hold it there."""
    # Handles come when nobody has made another mark for a moment.
    expect(handle).to_be_visible()
    box = handle.bounding_box()
    assert box
    x, y = box["x"] + 12, box["y"] + 20
    touch(fingers, "touchStart", x, y)
    to_x, to_y = where(page, words)
    # The finger lies below the line and beside the letter, and so it stays.
    for part in (0.3, 0.6, 1):
        touch(fingers, "touchMove", x + (to_x + 12 - x) * part, y + (to_y + 32 - y) * part)
