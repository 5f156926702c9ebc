"""A story of words that stand once each, so that a mark can be told by its words; and what the server has of
them.
"""

from __future__ import annotations

from playwright.sync_api import Page, expect

from articles.annotations.models import Anchor, Annotation
from tests.journeys.keyboard import press

WORDS = [
    f"{one}{two}"
    for one in ("bar", "fen", "gol", "hin", "kor", "lam")
    for two in ("da", "ko", "mi", "ne", "su")
]
STORY = "\n\n".join("Then " + " ".join(WORDS[i : i + 5]) + "." for i in range(0, len(WORDS), 5))


def kept() -> list[str]:
    """Return the words of all marks that the server has, each as often as it has it."""
    rows = Annotation.objects.live().values_list("id", flat=True)
    places = Anchor.objects.filter(annotation__in=rows).values_list("pieces", flat=True)
    return sorted(piece["exact"] for pieces in places for piece in pieces)


def mark(page: Page, word: str, key: str = "q") -> None:
    """Find a word and mark it."""
    press(page, "Escape", "Escape", "/")
    page.keyboard.type(word)
    expect(page.locator(".find__count")).to_have_text("1 of 1")
    press(page, "Enter", key)
