"""From lines to units: the stretches of a pasted text that will each become one block.

Text comes in three layouts: paragraphs between blank lines, one paragraph a line, and hard-wrapped lines of
some seventy columns. Only in the last are lines joined, and only where the next word would not have fitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Marker = Literal["", "quote", "list_item"]

_QUOTE = re.compile(r">(?:\s|$)")
_BULLET = re.compile(r"[•‣◦▪●·*\-–]\s+\S")
# A run is judged once, where it begins: judging it at each character would take for ever.
_SPACES = re.compile(r"(?<!\s)[^\S\t]*+\t\s*+|[ ]{2,}+")
_ENDS_SENTENCE = re.compile(r"[.!?…。！？۔؟:][\"'”’»)\]]*$")
_HYPHENATED = re.compile(r"\w[-\u00ad]$")

_NARROWEST, _WIDEST = 45, 100
_FEWEST_LINES = 2
# A wrapped line may be this much longer than the estimated width; a longer one is no part of the wrapping.
_RAGGED = 12
# A longer "word" says nothing about where a line would have been broken: it may be a sentence in Chinese.
_LONGEST_WORD = 30
_MOST_OUTSIZE, _MOST_SENTENCE_ENDS, _FEWEST_FULL = 0.1, 0.5, 0.7


@dataclass(frozen=True, slots=True)
class Unit:
    """One stretch of text. `group` counts the blank lines before it: units of one group stand together."""

    text: str
    group: int
    marker: Marker = ""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    group: int
    indented: bool
    marker: Marker


def split_units(text: str) -> list[Unit]:
    """Split canonical text into units, in order, losing nothing but spacing."""
    lines = list(_lines(text))
    width = _wrap_width(lines)
    units: list[Unit] = []
    stack: list[_Line] = []
    for line in lines:
        if stack and not _continues(stack, line, width):
            units.append(_unit(stack))
            stack = []
        stack.append(line)
    if stack:
        units.append(_unit(stack))
    return units


def _lines(text: str) -> Iterator[_Line]:
    """Give the lines that hold something, with the group each belongs to."""
    group, blank = 0, False
    for raw in text.split("\n"):
        stripped = raw.strip()
        if not stripped:
            blank = True
            continue
        group, blank = group + blank, False
        yield _Line(_SPACES.sub(" ", stripped), group, raw[0].isspace(), _marker(stripped))


def _marker(text: str) -> Marker:
    if _QUOTE.match(text):
        return "quote"
    return "list_item" if _BULLET.match(text) else ""


def _wrap_width(lines: Sequence[_Line]) -> int | None:
    """Estimate the column at which the text was wrapped, or None when its lines are whole paragraphs."""
    broken = [
        (line, after) for line, after in pairwise(lines) if line.group == after.group and not after.marker
    ]
    if len(broken) < _FEWEST_LINES:
        return None
    width = sorted(len(line.text) for line, _ in broken)[len(broken) * 3 // 4]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    outsize = sum(len(line.text) > width + _RAGGED for line in lines)
    ends = sum(bool(_ENDS_SENTENCE.search(line.text)) for line, _ in broken)
    full = sum(_is_full(line, after, width) for line, after in broken)
    wrapped = (
        outsize <= _MOST_OUTSIZE * len(lines)
        and ends < _MOST_SENTENCE_ENDS * len(broken)
        and full >= _FEWEST_FULL * len(broken)
    )
    return width if wrapped else None


def _is_full(line: _Line, after: _Line, width: int) -> bool:
    """Say whether this line was broken for want of room: the next word would not have fitted, or was cut."""
    if _HYPHENATED.search(line.text):
        return True
    first_word = after.text.split(" ", 1)[0]
    return len(line.text) + 1 + min(len(first_word), _LONGEST_WORD) > width


def _continues(stack: Sequence[_Line], line: _Line, width: int | None) -> bool:
    """Say whether a line belongs to the unit that the lines before it have begun."""
    first, last = stack[0], stack[-1]
    if line.group != last.group:
        return False
    if first.marker == "quote" or line.marker:
        return first.marker == line.marker == "quote"
    if width is None or len(last.text) > width + _RAGGED:
        return False
    new_paragraph = line.indented and not last.indented and first.marker != "list_item"
    return not new_paragraph and _is_full(last, line, width)


def _unit(lines: Sequence[_Line]) -> Unit:
    """Join the lines of one unit: a quote keeps its breaks, a word broken at a hyphen gets no space."""
    first = lines[0]
    if first.marker == "quote":
        return Unit("\n".join(line.text for line in lines), first.group, "quote")
    parts = [first.text]
    for before, line in pairwise(lines):
        parts.append(line.text if _HYPHENATED.search(before.text) else f" {line.text}")
    return Unit("".join(parts), first.group, first.marker)
