"""The keyboard of an editor who never touches the mouse."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from articles.corpus.models import Article

# Moves that reach any place in a story of a test.
MOST_MOVES = 60

# What is chosen: its words, and the text from there to the end of the paragraph. The desk paints it once a
# frame.
CHOSEN = """async () => {
    await new Promise(requestAnimationFrame);
    const names = ['galley-preview', 'galley-cursor'];
    const [range] = names.flatMap((name) => [...(CSS.highlights.get(name) ?? [])]);
    if (!range) return ['', ''];
    const from = document.createRange();
    from.setStart(range.startContainer, range.startOffset);
    from.setEndAfter(range.startContainer.parentElement.closest('.block').lastChild);
    const rest = from.toString();
    from.setEnd(range.endContainer, range.endOffset);
    return [from.toString(), rest];
}"""

# The save state follows a change of the text behind the next frame.
BEHIND_THE_FRAME = (
    """() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))))"""
)


def press(page: Page, *keys: str) -> None:
    """Press one key after the other."""
    for key in keys:
        page.keyboard.press(key)


def open_desk(page: Page, article: Article) -> None:
    """Open the article's text desk, and wait until it takes keys."""
    page.goto(f"/articles/{article.id}/")
    expect(page.locator("#desk")).to_have_attribute("data-ready", "true")
    page.locator("#story").focus()


def choose(page: Page, words: str, *, keep: bool = False) -> None:
    """Select the first place of these words: to the top, on by sentences, then by words, then extend.

    `keep` leaves the active mark active, to give it another piece.
    """
    if not keep:
        press(page, "Escape", "Escape")
    press(page, "g", "g")
    walk(page, "j", until=lambda _, rest: words in rest)
    walk(page, "ArrowRight", until=lambda _, rest: rest.startswith(words))
    if len(page.evaluate(CHOSEN)[0]) > len(words):
        # The sentence under the cursor begins with the words: there and back, and the word is under it.
        press(page, "ArrowRight", "ArrowLeft")
    for _ in words.split()[1:]:
        press(page, "Shift+ArrowRight")
    assert page.evaluate(CHOSEN)[0] == words


def walk(page: Page, key: str, *, until: Callable[[str, str], bool]) -> None:
    """Press the key until what is chosen, and the text from there on, are as wished."""
    seen = []
    for _ in range(MOST_MOVES):
        seen.append(page.evaluate(CHOSEN))
        if until(*seen[-1]):
            return
        press(page, key)
    raise AssertionError(f"never came there; saw {[chosen for chosen, _ in seen]}")


def saved(page: Page, *, within: float = 15) -> None:
    """Wait until the server has everything, so many seconds at most."""
    page.evaluate(BEHIND_THE_FRAME)
    expect(page.locator("#save-state")).to_contain_text("All saved", timeout=within * 1_000)


def settled(page: Page) -> None:
    """Wait until what was scrolled to stays where it is, and all that follows a change of the text has
    followed.
    """
    page.evaluate("async () => { for (let i = 0; i < 20; i += 1) await new Promise(requestAnimationFrame); }")
