"""Pure: from runs of letters with their places on pages to lines, columns and paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from articles.ingest._readers.pdf_columns import Row, Run, columns
from articles.ingest._readers.story import tidy
from articles.ingest.types import RecognisedBlock

_GAP, _MOST_EDGE_LINES = 0.22, 3
_PAGE_NUMBER = re.compile(
    r"[\W_]{0,9}(?:(?:page|seite|página|pagina|p\.|s\.)\s{0,3})?\d{1,4}"
    r"(?:\s{0,3}(?:/|of|von|de|sur|di)\s{0,3}\d{1,4})?[\W_]{0,9}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"[.!?…。:;][\"'”’»)\]]*$")
_BULLET = re.compile(r"[•‣◦▪●·–-]\s+(?=\S)")
_HYPHEN = re.compile(r"(?<=[^\W\d_])(?:[-\u2010\u00ad\x02\ufffe])$")
_LEADED = 1.2
_LOOKED_AT, _TALLEST_HEADLINE, _LONGEST_SUBHEAD = 8, 4, 120
_SPACED, _INDENTED, _SHORT_LINE, _SHORTER_LINE, _LARGER = 1.45, 0.6, 0.82, 0.6, 1.12


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column. `column` counts the columns of its page in the order of reading."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    page: int
    column: int


def read_lines(runs: Sequence[Run], page: int) -> list[Line]:
    """Return the lines of a page in the order of reading."""
    return [
        line
        for column, rows in enumerate(columns(runs))
        for row in rows
        for line in [_line(row, page, column)]
        if line.text
    ]


def _line(row: Row, page: int, column: int) -> Line:
    """Return a row of one column as a line."""
    words = row[0].text
    for before, run in pairwise(row):
        apart = run.left - before.right > _GAP * run.size
        words += f" {run.text}" if apart and not words.endswith(" ") else run.text
    text = tidy(words.replace("\r", " ").replace("\n", " "))
    low, high = min(one.bottom for one in row), max(one.top for one in row)
    right, size = max(one.right for one in row), max(one.size for one in row)
    return Line(text, row[0].left, low, right, high, size, page, column)


def furniture(pages: Sequence[Sequence[Line]]) -> set[int]:
    """Return the identities of lines at the edges of pages that are numbers, or come back on other pages."""
    edges = [_edge_lines(page) for page in pages]
    counted = Counter(key for page in edges for key in {_key(line) for line in page})
    often = max(2, len(pages) // 2)
    return {
        id(line)
        for page in edges
        for line in page
        if _PAGE_NUMBER.fullmatch(line.text) or (len(pages) > 1 and counted[_key(line)] >= often)
    }


def _edge_lines(page: Sequence[Line]) -> list[Line]:
    """Return the few lines nearest to the page's upper and lower edge."""
    if not page:
        return []
    high = sorted(page, key=lambda line: -line.top)
    return [*high[:_MOST_EDGE_LINES], *high[-_MOST_EDGE_LINES:]]


def _key(line: Line) -> str:
    return _DIGITS.sub("0", line.text.casefold())


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> tuple[str, list[RecognisedBlock]]:
    """Return the headline, the largest letters at the beginning of the first page, and the blocks below."""
    lines = [line for page in pages for line in page]
    if not lines:
        return "", []
    plain = median(line.size for line in lines for _ in range(max(1, len(line.text) // 20)))
    leading = _leading(lines)
    groups = list(_grouped(lines, leading))
    headline = _headline(groups, plain)
    known = {word.casefold() for line in lines for word in line.text.split() if "-" in word.strip("-")}
    blocks = [_block(group, plain, known) for group in groups if group is not headline]
    return _joined(headline, known) if headline else "", _across(blocks)


def _headline(groups: list[list[Line]], plain: float) -> list[Line] | None:
    """Return the largest of the first lines, if they are larger than the text."""
    first = groups[:_LOOKED_AT]
    largest = max(first, key=lambda group: group[0].size)
    return (
        largest
        if largest[0].size >= plain * _LARGER * _LARGER and len(largest) <= _TALLEST_HEADLINE
        else None
    )


def _leading(lines: Sequence[Line]) -> float:
    """Return the usual distance from one line to the next."""
    steps = [
        one.bottom - other.bottom
        for one, other in pairwise(lines)
        if _together(one, other) and one.bottom > other.bottom
    ]
    return median(steps) if steps else 14.0


def _together(one: Line, other: Line) -> bool:
    return (one.page, one.column) == (other.page, other.column)


def _grouped(lines: Sequence[Line], leading: float) -> Iterator[list[Line]]:
    """Give the lines of each paragraph."""
    edges: dict[tuple[int, int], tuple[float, float]] = {}
    for line in lines:
        left, right = edges.get((line.page, line.column), (line.left, line.right))
        edges[line.page, line.column] = (min(left, line.left), max(right, line.right))
    group: list[Line] = []
    for line in lines:
        if group and _begins(group, line, leading, edges[line.page, line.column]):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins(group: list[Line], line: Line, leading: float, edges: tuple[float, float]) -> bool:
    """Say whether a line begins a paragraph."""
    last = group[-1]
    if not _together(last, line):
        return True
    # Large letters stand further apart.
    spaced = last.bottom - line.bottom > max(leading, _LEADED * line.size) * _SPACED
    resized = max(line.size, last.size) > _LARGER * min(line.size, last.size)
    left, right = edges
    indented = line.left - left > _INDENTED * line.size and last.left - left <= _INDENTED * line.size
    reached = (last.right - left) / max(right - left, 1.0)
    ended = reached < _SHORT_LINE and bool(_ENDS.search(last.text))
    alone = reached < _SHORTER_LINE and line.text[:1].isupper()
    begins = bool(_BULLET.match(line.text)) or (indented and not _BULLET.match(group[0].text))
    return spaced or resized or begins or ended or alone


def _block(group: list[Line], plain: float, known: set[str]) -> RecognisedBlock:
    text = _joined(group, known)
    if _BULLET.match(text):
        return RecognisedBlock("list_item", text, page=group[0].page)
    larger = group[0].size >= plain * _LARGER and len(text) <= _LONGEST_SUBHEAD and not _ENDS.search(text)
    return RecognisedBlock("subhead" if larger else "paragraph", text, page=group[0].page)


def _joined(group: Sequence[Line], known: set[str]) -> str:
    """Join lines: a divided word is made whole; one that has a hyphen elsewhere keeps it."""
    text = group[0].text
    for line in group[1:]:
        text = _join(text, line.text, known)
    return text


def _join(text: str, following: str, known: set[str]) -> str:
    cut = _HYPHEN.search(text)
    if cut is None or not following[:1].isalpha():
        return f"{text} {following}"
    before, after = text[: cut.start()].rpartition(" ")[2], following.split(" ", 1)[0]
    hyphened = f"{before}-{after}".casefold().strip(".,;:!?")
    keeps = following[:1].isupper() or hyphened in known
    return f"{text[: cut.start()]}{'-' if keeps else ''}{following}"


def _across(blocks: list[RecognisedBlock]) -> list[RecognisedBlock]:
    """Join a paragraph that goes on in the next column or on the next page."""
    joined: list[RecognisedBlock] = []
    for block in blocks:
        last = joined[-1] if joined else None
        goes_on = (
            last is not None
            and last.kind == block.kind == "paragraph"
            and not _ENDS.search(last.text)
            and block.text[:1].islower()
        )
        if last is not None and goes_on:
            joined[-1] = RecognisedBlock("paragraph", _join(last.text, block.text, set()), page=last.page)
        else:
            joined.append(block)
    return joined
