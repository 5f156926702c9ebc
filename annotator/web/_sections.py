"""A revision's text as the sections that the text desk and the reading view render.

The browser skips the layout of sections that are out of view (content-visibility), which is what keeps a long
article fast; for the scrollbar to be right it needs a guess of each section's height. The guess is made here,
in lines of body text, and `static/css/components/story.css` multiplies it by the height of a line.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import batched, groupby

from articles.corpus.types import Block

BLOCKS_PER_SECTION = 10

# Widths and heights of the style sheet, in columns and in lines of body text. They only guide a guess.
COLUMNS = 77
HEADLINE_COLUMNS = 40
HEADLINE_LINE = 1.5
GAP = 0.75

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")

TAGS = {"headline": "h1", "subhead": "h2", "quote": "blockquote", "list_item": "li"}


@dataclass(frozen=True, slots=True)
class StoryBlock:
    """One block as it is on the page: exactly `text`, with `start` as its first code point."""

    kind: str
    tag: str
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class StoryGroup:
    """Neighbouring blocks that share a parent element: list items share a list, the rest have none."""

    is_list: bool
    blocks: tuple[StoryBlock, ...]


@dataclass(frozen=True, slots=True)
class StorySection:
    """About ten blocks; `lines` is their guessed height in lines of body text, gaps included."""

    lines: int
    groups: tuple[StoryGroup, ...]


def sections_of(text: str, blocks: Iterable[Block]) -> list[StorySection]:
    """Cut a revision into sections of ten blocks; empty blocks are left out, for they have no text to
    mark.
    """
    story_blocks = [_story_block(text, block) for block in blocks if block.start < block.end]
    return [_section(batch) for batch in batched(story_blocks, BLOCKS_PER_SECTION)]


def _story_block(text: str, block: Block) -> StoryBlock:
    return StoryBlock(block.kind, TAGS.get(block.kind, "p"), block.start, text[block.start : block.end])


def _section(blocks: Sequence[StoryBlock]) -> StorySection:
    groups = tuple(
        StoryGroup(is_list, tuple(members))
        for is_list, members in groupby(blocks, lambda block: block.tag == "li")
    )
    return StorySection(max(1, round(sum(_height(block) for block in blocks))), groups)


def _height(block: StoryBlock) -> float:
    """Guess the lines that a block fills; a line break inside it begins another line."""
    columns, line = (HEADLINE_COLUMNS, HEADLINE_LINE) if block.kind == "headline" else (COLUMNS, 1.0)
    lines = sum(max(1, math.ceil(_width(row) / columns)) for row in block.text.split("\n"))
    return lines * line + GAP


def _width(row: str) -> int:
    """Count columns: Chinese, Japanese and Korean characters take two, combining marks none."""
    return len(row) + sum(map(_beyond_one, _NOT_ASCII.findall(row)))


@lru_cache(maxsize=4_096)
def _beyond_one(char: str) -> int:
    """Return how many columns more or fewer than one a character takes."""
    return -1 if unicodedata.combining(char) else int(unicodedata.east_asian_width(char) in "WF")
