"""Cuts a text into tokens for the formats of one token a line.

A token never crosses the edge of a mark, so every mark is a number of whole tokens.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.exports._formats.article_records import ArticleRecord, Line

# A word with its joints ("don't", "well-known"), a number with its points, or one other character.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:['’\-]\w+)*|[^\w\s]")
# Marks that combine, formats (the joiner of an emoji), and skin tones.
_CLINGING = frozenset({"Mn", "Mc", "Me", "Cf", "Sk"})


@dataclass(frozen=True, slots=True)
class Token:
    """Some characters of a text, and whether the next token follows without a space."""

    start: int
    end: int
    joined: bool


def sentences_of(record: ArticleRecord) -> Iterator[list[Token]]:
    """Yield the tokens of each sentence. A block without sentences (a byline, say) is one."""
    edges = sorted(
        {edge for mark in record.placed for piece in mark["anchor"]["pieces"] for edge in _edges(piece)}
    )
    for start, end in _stretches(record):
        if tokens := list(_tokens(record.text, start, end, edges)):
            yield tokens


def layer(marks: Iterable[Line], tokens: Sequence[Token]) -> dict[int, tuple[str, Line]]:
    """Return which mark each token belongs to, by the token's place in the list: with B for the first token
    of a piece, and I for the rest (IOB2).

    Marks that overlap an earlier one of these are left out: they come in the order of their worth.
    """
    found: dict[int, tuple[str, Line]] = {}
    for mark in marks:
        places = [(at, name) for part in pieces_in(mark, tokens) for at, name in part]
        if not any(at in found for at, _ in places):
            found |= {at: (name, mark) for at, name in places}
    return found


def pieces_in(mark: Line, tokens: Sequence[Token]) -> Iterator[list[tuple[int, str]]]:
    """Yield the places of the tokens of each piece of a mark, with B for the first and I for the rest."""
    for piece in mark["anchor"]["pieces"]:
        first = bisect_left(tokens, piece["start"], key=_start)
        last = bisect_left(tokens, piece["end"], key=_start)
        yield [(at, "I" if at > first else "B") for at in range(first, last)]


def _start(token: Token) -> int:
    return token.start


def _edges(piece: Line) -> tuple[int, int]:
    return piece["start"], piece["end"]


def _stretches(record: ArticleRecord) -> Iterator[tuple[int, int]]:
    """Yield the sentences, and what lies between them in a block."""
    sentences = [(start, end) for start, end in record.revision["sentences"]]
    starts = [start for start, _ in sentences]
    for block in record.revision["blocks"]:
        at, end = block["start"], block["end"]
        for first, last in sentences[bisect_left(starts, at) : bisect_left(starts, end)]:
            if record.text[at:first].strip():
                yield at, first
            yield first, last
            at = last
        if record.text[at:end].strip():
            yield at, end


def _tokens(text: str, start: int, end: int, edges: Sequence[int]) -> Iterator[Token]:
    """Yield the tokens of a stretch, each cut at the edges of marks inside it."""
    for first, last in _whole(text, start, end):
        inside = edges[bisect_right(edges, first) : bisect_left(edges, last)]
        for one, other in pairwise([first, *inside, last]):
            yield Token(one, other, joined=other < end and not text[other].isspace())


def _whole(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield words, numbers and single characters. What belongs to the character before it stays with it: a
    vowel sign, an accent, the parts of an emoji.
    """
    first = last = start
    for found in _TOKEN.finditer(text, start, end):
        one, other = found.span()
        follows = one == last > first and (_clings(text[one]) or _clings(text[one - 1]))
        if last > first and not follows:
            yield first, last
        first, last = first if follows else one, other
    if last > first:
        yield first, last


def _clings(character: str) -> bool:
    """Tell whether a character is part of the one before it, or joins the next to it."""
    return unicodedata.category(character) in _CLINGING
