"""Where things are on the desk: lines of the text, words of marks, cards beside them, in the window's pixels."""

from __future__ import annotations

from typing import Any, TypedDict

from playwright.sync_api import Page


class Box(TypedDict):
    """A box; `id` is the mark's for what belongs to one."""

    id: str
    top: float
    bottom: float
    left: float
    right: float


_BOX = """const box = (one, id = '') => {
    const { top, bottom, left, right } = one.getBoundingClientRect();
    return { id, top, bottom, left, right };
};"""
_LINES = f"() => {{ {_BOX} return [...document.querySelectorAll('#story .block')].map((one) => box(one)); }}"
_STANDING = f"""() => {{ {_BOX}
    return [...document.querySelectorAll('#margin > li')].filter((one) => getComputedStyle(one).visibility === 'visible')
        .map((one) => box(one, one.dataset.id));
}}"""
# What can be read of it: a card leaves room beside its first line.
_READ = f"""() => {{ {_BOX}
    return [...document.querySelectorAll('#margin .card--chip .card__open, #margin .card:not(.card--chip) .card__open > *')]
        .map((one) => box(one)).filter((one) => one.right > one.left);
}}"""
# The first letter of each mark, by the offsets that the page itself was given; the story is of plain letters.
_FIRST_LETTERS = f"""(starts) => {{ {_BOX}
    const blocks = [...document.querySelectorAll('#story .block')];
    return Object.entries(starts).map(([id, start]) => {{
        const block = blocks.findLast((one) => Number(one.dataset.start) <= start);
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        let rest = start - Number(block.dataset.start), node = walker.nextNode();
        while (rest >= node.length) {{ rest -= node.length; node = walker.nextNode(); }}
        const range = new Range();
        range.setStart(node, rest);
        range.setEnd(node, rest + 1);
        return box(range, id);
    }});
}}"""
_WORDS = """() => [...document.querySelectorAll('#story .block')].flatMap((block) => {
    const range = new Range();
    range.selectNodeContents(block);
    return [...range.getClientRects()];
})"""
# Points of the links that lie within a line of words, apart from the outermost pixels of its letters' room.
_STRUCK = f"""() => {{
    const words = ({_WORDS})();
    const points = [...document.querySelectorAll('#links path')].flatMap((path) =>
        Array.from({{ length: Math.ceil(path.getTotalLength()) }}, (_, at) => path.getPointAtLength(at)));
    const struck = points.filter(({{ x, y }}) => words.some((one) =>
        x > one.left + 1 && x < one.right - 1 && y > one.top + 2 && y < one.bottom - 2));
    return [points.length, struck.length];
}}"""


def lines(page: Page) -> list[float]:
    """Return where each block of the text begins."""
    found: list[Box] = page.evaluate(_LINES)
    return [one["top"] for one in found]


def moved(before: list[float], after: list[float]) -> float:
    """Return by how much the block that moved most has moved."""
    return max(abs(one - other) for one, other in zip(before, after, strict=True))


def standing(page: Page) -> list[Box]:
    """Return the boxes of all that can be seen in the margin."""
    found: list[Box] = page.evaluate(_STANDING)
    return found


def read(page: Page) -> list[Box]:
    """Return the boxes of the chips, and of the words on the closed cards."""
    found: list[Box] = page.evaluate(_READ)
    return found


def first_letters(page: Page, starts: dict[str, int]) -> dict[str, Box]:
    """Return the box of the first letter of each mark, by the mark's id; `starts` are their offsets."""
    found: list[Box] = page.evaluate(_FIRST_LETTERS, starts)
    return {one["id"]: one for one in found}


def struck(page: Page) -> tuple[int, int]:
    """Return how many points the links have, and how many of these lie on words."""
    points, on_words = page.evaluate(_STRUCK)
    return points, on_words


def overlapping(one: dict[str, Any] | Box, other: dict[str, Any] | Box) -> bool:
    """Whether two boxes share more than half a pixel."""
    return bool(
        one["left"] < other["right"] - 0.5
        and other["left"] < one["right"] - 0.5
        and one["top"] < other["bottom"] - 0.5
        and other["top"] < one["bottom"] - 0.5
    )
