"""From lines to units: the stretches of a pasted text that will each become one block.

Text comes in three layouts: paragraphs between blank lines, one paragraph a line, and hard-wrapped lines of
some seventy columns. Only in the last are lines joined, and only where the next word would not have fitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from articles.ingest._bylines import byline
from articles.ingest._datelines import dateline
from articles.ingest._dates import date_line
from articles.ingest._labels import begins_turn

Marker = Literal["", "quote", "list_item"]

_QUOTE = re.compile(r">(?:\s|$)")
_BULLET = re.compile(r"[•‣◦▪●·*\-–]\s+\S")
# A run is judged once, where it begins: judging it at each character would take for ever.
_SPACES = re.compile(r"(?<!\s)[^\S\t]*+\t\s*+|[ ]{2,}+")
_ENDS_SENTENCE = re.compile(r"[.!?…。！？۔؟:][\"'”’»)\]]*$")
_HYPHENATED = re.compile(r"\w[-\u00ad]$")

_NARROWEST, _WIDEST = 45, 100
_FEWEST_LINES, _FEWEST_TURNS = 2, 3
# A headline, a standfirst and a byline take no more lines.
_LONGEST_HEAD = 8
# A wrapped line may be this much longer than the estimated width; a longer one is no part of the wrapping.
_RAGGED = 12
# A longer "word" says nothing about where a line would have been broken: it may be a sentence in Chinese.
_LONGEST_WORD = 30
_MOST_SPACED = 0.8
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
    turn: bool
    # As typed, with the spaces that are taken away.
    length: int


def split_units(text: str) -> list[Unit]:
    """Split canonical text into units, in order, losing nothing but spacing."""
    lines = list(_lines(text))
    spoken = sum(line.turn for line in lines) >= _FEWEST_TURNS
    if not spoken:
        lines = [replace(line, turn=False) if line.turn else line for line in lines]
    flowing = spoken and _turns_are_spaced(lines)
    width = _wrap_width(lines)
    units: list[Unit] = []
    stack: list[_Line] = []
    below = False
    for line in lines:
        anew = len(units) < _LONGEST_HEAD and _begins_anew(line.text)
        below = below or line.turn
        # Below the first turn, the lines of one group are one paragraph.
        joined = flowing and below and not (line.turn or line.indented) and _same_group(stack, line)
        if stack and (anew or not (joined or _continues(stack, line, width))):
            units.append(_unit(stack, spoken=spoken))
            stack = []
        stack.append(line)
    if stack:
        units.append(_unit(stack, spoken=spoken))
    return units


def _begins_anew(text: str) -> bool:
    """Say whether a line of the head is no continuation of the one above: a byline, a date, a dateline."""
    begun = dateline(text)
    signed = begun is not None and bool(begun.agencies or begun.day or begun.date)
    return signed or byline(text) is not None or date_line(text) is not None


def _same_group(stack: Sequence[_Line], line: _Line) -> bool:
    return bool(stack) and line.group == stack[-1].group


def _turns_are_spaced(lines: Sequence[_Line]) -> bool:
    """Say whether blank lines separate the turns of a transcript."""
    turns = [(before, line) for before, line in pairwise(lines) if line.turn]
    spaced = sum(before.group != line.group for before, line in turns)
    return bool(turns) and spaced >= _MOST_SPACED * len(turns)


def _lines(text: str) -> Iterator[_Line]:
    """Give the lines that hold something, with the group each belongs to."""
    group, blank = 0, False
    for raw in text.split("\n"):
        stripped = raw.strip()
        if not stripped:
            blank = True
            continue
        group, blank = group + blank, False
        yield _Line(
            _SPACES.sub(" ", stripped),
            group,
            raw[0].isspace(),
            _marker(stripped),
            begins_turn(stripped),
            len(raw.rstrip()),
        )


def _marker(text: str) -> Marker:
    if _QUOTE.match(text):
        return "quote"
    return "list_item" if _BULLET.match(text) else ""


def _wrap_width(lines: Sequence[_Line]) -> int | None:
    """Estimate the column at which the text was wrapped, or None when its lines are whole paragraphs.

    Lines that end a paragraph say nothing: the last above an indent, a short one with a full stop, those of
    the head.
    """
    broken = [
        (line, after)
        for line, after in pairwise(lines)
        if line.group == after.group
        and not (after.marker or after.turn)
        and not (after.indented and not line.indented)
    ]
    if len(broken) < _FEWEST_LINES:
        return None
    width = sorted(line.length for line, _ in broken)[len(broken) * 3 // 4]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    told = [(_is_full(line, after, width), bool(_ENDS_SENTENCE.search(line.text))) for line, after in broken]
    head = next((at for at, (full, _) in enumerate(told[:_LONGEST_HEAD]) if full), 0)
    inner = [full for full, ends in told[head:] if full or not ends]
    outsize = sum(line.length > width + _RAGGED for line in lines)
    ends = sum(ends for _, ends in told)
    wrapped = (
        outsize <= _MOST_OUTSIZE * len(lines)
        and ends < _MOST_SENTENCE_ENDS * len(broken)
        and len(inner) >= _FEWEST_LINES
        and sum(inner) >= _FEWEST_FULL * len(inner)
    )
    return width if wrapped else None


def _is_full(line: _Line, after: _Line, width: int) -> bool:
    """Say whether this line was broken for want of room: the next word would not have fitted, or was cut."""
    if _HYPHENATED.search(line.text):
        return True
    first_word = after.text.split(" ", 1)[0]
    return line.length + 1 + min(len(first_word), _LONGEST_WORD) > width


def _continues(stack: Sequence[_Line], line: _Line, width: int | None) -> bool:
    """Say whether a line belongs to the unit that the lines before it have begun."""
    first, last = stack[0], stack[-1]
    if line.group != last.group or line.turn:
        return False
    if first.marker == "quote" or line.marker:
        return first.marker == line.marker == "quote"
    if width is None or last.length > width + _RAGGED:
        return False
    new_paragraph = line.indented and not last.indented and first.marker != "list_item"
    return not new_paragraph and _is_full(last, line, width)


def _unit(lines: Sequence[_Line], *, spoken: bool) -> Unit:
    """Join the lines of one unit: a quote keeps its breaks, a word broken at a hyphen gets no space."""
    first = lines[0]
    if first.marker == "quote":
        return Unit("\n".join(line.text for line in lines), first.group, "quote")
    return Unit(join_lines([line.text for line in lines], spoken=spoken), first.group, first.marker)


def join_lines(lines: Sequence[str], *, spoken: bool = False) -> str:
    """Join wrapped lines: a word that was divided at its own hyphen gets no space.

    In speech that was taken down, a word that was broken off and begun again does: "it th-" / "the port".
    """
    parts = list(lines[:1])
    for before, line in pairwise(lines):
        whole = _HYPHENATED.search(before) and not (spoken and _broken_off(before, line))
        parts.append(line if whole else f" {line}")
    return "".join(parts)


def _broken_off(before: str, line: str) -> bool:
    """Say whether the last word of a line is begun again within the first words of the next."""
    fragment = before[-_LONGEST_WORD:].rpartition(" ")[2].rstrip("-\u00ad").casefold()
    following = [word.strip("\"'“”‘’(").casefold() for word in line[: 3 * _LONGEST_WORD].split()[:3]]
    return following[:1] == ["i"] or any(word.startswith(fragment) for word in following)
