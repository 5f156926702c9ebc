"""Cutting the words of a figure into tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.quantities import _reasons as why
from articles.quantities._numerals import read_chunk
from articles.quantities._tokens import Kind, Token
from articles.quantities._units import EXTENTS, NAMES, SCALES, SIGNS
from articles.quantities._words import CARDINALS, FRACTIONS, MONTHS, PLURALS

_PIECE = re.compile(r"[^ —]+|—")
_OPENING = "([{\"'«‹*…¿¡"
_CLOSING = ")]}\"'»›*….,;:!?"
_INITIALS = re.compile(r"(?:[A-Za-z]\.){2,6}")
_ABBREVIATIONS = frozenset(
    [
        "no",
        "nos",
        "c",
        "ca",
        "sq",
        "approx",
        "rs",
        "ksh",
        "est",
        "mr",
        "mrs",
        "ms",
        "dr",
        "gen",
        "col",
        "lt",
        "sgt",
        "st",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
_COMPARISONS = {"~": "about", "≈": "about", "<": "under", ">": "over", "≤": "up to", "≥": "at least"}
_NUMBER_WORDS = frozenset({*CARDINALS, *SCALES, *FRACTIONS, *PLURALS})
_GLUE_WORDS = frozenset({"a", "an", "and", "in", "of", "to", "out"})
_EDGES = frozenset({"mid", "early", "late"})
_DIGIT = re.compile(r"\d")


def scan(text: str) -> list[Token]:
    """Cut folded text into tokens."""
    tokens: list[Token] = []
    for piece in _PIECE.finditer(text):
        tokens += _pieces(piece[0], piece.start())
    return tokens


def _pieces(piece: str, start: int) -> Iterator[Token]:
    """Remove marks from both ends of the characters between two spaces, and read the rest."""
    first, last = 0, len(piece)
    while first < last and piece[first] in _OPENING:
        yield _token(Kind.MARK, piece[first], start + first)
        first += 1
    while (
        first < last
        and piece[last - 1] in _CLOSING
        and not _INITIALS.fullmatch(piece[max(first, last - 12) : last])
    ):
        last -= 1
    core, tail = piece[first:last], piece[last:]
    if core:
        yield from _core(core, start + first)
    if tail.startswith(".") and core.lower() in _ABBREVIATIONS:
        tail, last = tail[1:], last + 1
    for offset, mark in enumerate(tail):
        yield _token(Kind.MARK, mark, start + last + offset)


def _core(core: str, start: int) -> Iterator[Token]:
    """Read a run without marks at its ends: a word, words with hyphens, or something with digits."""
    if core[0] in _COMPARISONS:
        for word in _COMPARISONS[core[0]].split():
            yield Token(Kind.WORD, word, word, start, start + 1)
        core, start = core[1:], start + 1
    if not core:
        return
    if _DIGIT.search(core) or any(letter in "½¼¾⅛⅜⅝⅞⅕" for letter in core):
        yield from _with_digits(core, start)
    elif core in SIGNS or core in {"%", "+", "-", "–", "°", "¥", "&"}:
        yield _token(Kind.WORD if core in SIGNS or core in {"%", "°", "¥"} else Kind.MARK, core, start)
    elif "-" in core or "–" in core or "/" in core:
        yield from _hyphened(core, start)
    else:
        yield _token(Kind.WORD if any(map(str.isalpha, core)) else Kind.MARK, core, start)


def _with_digits(core: str, start: int) -> Iterator[Token]:
    """Read a run with digits in it, and the words that touch its end."""
    edge, _, rest = core.partition("-")
    if edge.lower() in _EDGES and rest:
        yield _token(Kind.WORD, edge, start)
        core, start = rest, start + len(edge) + 1
    more = core.endswith("+") and len(core) > 1
    if more:
        core = core[:-1]
    if core[0] == "¥":
        yield Token(
            Kind.ODD,
            core,
            core,
            start,
            start + len(core),
            reason=why.UNCLEAR.format("“¥” may be yen or yuan."),
        )
        return
    chunk = read_chunk(core)
    end = start + len(core) - len(chunk.rest)
    if chunk.rest.startswith("-") and not _is_measured(*chunk.rest[1:].split("-")):
        reason = why.NAME.format(why.shown(core))
        yield Token(Kind.NAME, core, core.lower(), start, start + len(core), reason=reason)
        return
    text = core[: len(core) - len(chunk.rest)]
    yield Token(chunk.kind, text, text.lower(), start, end, chunk.numeral, chunk.until, chunk.reason)
    if chunk.rest:
        yield from _touching(chunk.rest, end)
    if more:
        yield Token(Kind.WORD, "plus", "plus", start + len(core), start + len(core) + 1)


def _touching(rest: str, start: int) -> Iterator[Token]:
    """Give the word behind a slash or hyphen that touches a number; a slash is said “per”."""
    if rest[0] == "/":
        yield Token(Kind.WORD, "per", "per", start, start + 1)
    place = start + 1
    for word in rest[1:].split("-"):
        yield Token(Kind.WORD, word, word.lower(), place, place + len(word), joined=rest[0] == "-")
        place += len(word) + 1


def _is_measured(word: str, extent: str = "", *more: str) -> bool:
    """Say whether words joined to a number by hyphens measure: "40-mile", "3-metre-high"; not
    "30-year-old".
    """
    if more or (extent and extent.lower() not in EXTENTS):
        return False
    known = (word.lower(),) in NAMES or word.lower() in SCALES
    return known or (not extent and word.lower() in EXTENTS)


def _hyphened(core: str, start: int) -> Iterator[Token]:
    """Take apart number words that are joined by hyphens; leave other joined words whole."""
    parts = re.split(r"[-–/]", core)
    words = [part.lower() for part in parts]
    numbers = [word in _NUMBER_WORDS for word in words]
    if (
        (words[0] in _EDGES and words[-1] in MONTHS)
        or (
            any(numbers)
            and all(known or word in _GLUE_WORDS for known, word in zip(numbers, words, strict=True))
        )
        or (all(numbers[:-1]) and _is_measured(words[-1]))
    ):
        yield from _parts(parts, start)
    elif words[0] in CARDINALS or words[0] in SCALES:
        yield Token(
            Kind.NAME, core, core.lower(), start, start + len(core), reason=why.NAME.format(why.shown(core))
        )
    else:
        yield _token(Kind.WORD, core, start)


def _parts(parts: list[str], start: int) -> Iterator[Token]:
    """Give the parts of a joined word as tokens."""
    for number, part in enumerate(parts):
        if part:
            yield Token(Kind.WORD, part, part.lower(), start, start + len(part), joined=number > 0)
        start += len(part) + 1


def _token(kind: Kind, text: str, start: int) -> Token:
    return Token(kind, text, text.lower(), start, start + len(text))
