"""Marks on a story, and whether they were carried to where their words went."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import Literal

from articles.anchoring.types import Piece, PieceOutcome
from benchmarks.carrying.drafts import Sentence

_WORDS = re.compile(r"\w+(?:[.,]\d+)*")
_CUES = re.compile(r"\b(?:said|claimed|announced|confirmed|denied|warned|reported|told)\b")
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
_NAMES = re.compile(r"\b[A-Z]\w+ [A-Z]\w+")
_PRONOUNS = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)\b")
_SENTENCES = re.compile(r"\S[^\n]*?[.!?]”?(?= |\n|$)")
_NEAR = 0.8
_LEFT = 0.5

type Judgement = Literal["right", "near", "wrong", "gone, right", "gone, missed", "lost", "open"]
"""`near`: it overlaps the right place by 0.8. `gone, missed`: placed though its words are gone. `lost`:
orphaned though they are there. `open`: ambiguous.
"""


def marks(text: str, chance: random.Random, count: int) -> list[list[Piece]]:
    """Make marks of all kinds: words, cues, names, figures, pronouns, clauses, sentences, two sentences, two
    pieces.
    """
    spans = [
        [found.span() for found in pattern.finditer(text)]
        for pattern in (_WORDS, _CUES, _FIGURES, _NAMES, _PRONOUNS, _SENTENCES)
    ]
    words, sentences = spans[0], spans[-1]
    made: list[list[Piece]] = []
    while len(made) < count:
        kind = chance.randrange(10)
        if kind < len(spans) and spans[kind]:
            made.append([Piece(*chance.choice(spans[kind]))])
        elif kind <= 7:  # noqa: PLR2004 # two of ten are clauses
            made.append([_clause(words, chance)])
        elif kind == 8 and len(sentences) > 1:  # noqa: PLR2004 # one of ten
            first = chance.randrange(len(sentences) - 1)
            made.append([Piece(sentences[first][0], sentences[first + 1][1])])
        else:
            one, other = sorted(
                (_clause(words, chance), _clause(words, chance)), key=lambda piece: piece.start
            )
            if one.end < other.start:
                made.append([one, other])
    return made


def _clause(words: list[tuple[int, int]], chance: random.Random) -> Piece:
    first = chance.randrange(max(1, len(words) - 10))
    last = min(first + chance.randrange(2, 9), len(words) - 1)
    return Piece(words[first][0], words[last][1])


@dataclass(frozen=True, slots=True)
class Gold:
    """Where the letters of a piece are in the new text; `share` of them are there at all, changed or not."""

    letters: tuple[int, ...]
    share: float
    touched: bool


def gold_of(new: Sentence, old: str, piece: Piece, by_origin: dict[int, list[int]]) -> Gold:
    """Find the letters of the new text that come from a piece of the old one, or took its place."""
    letters = sorted({at for place in range(piece.start, piece.end) for at in by_origin.get(place, ())})
    kept = sum(1 for place in range(piece.start, piece.end) if place in by_origin or old[place].isspace())
    words = old[piece.start : piece.end]
    first, last = (letters[0], letters[-1] + 1) if letters else (0, 0)
    touched = new.text[first:last].split() != words.split()
    return Gold(tuple(letters), kept / max(1, piece.end - piece.start), touched)


def origins_of(new: Sentence) -> dict[int, list[int]]:
    """Return, for each letter of the old text, which letters of the new one stand for it."""
    found: dict[int, list[int]] = {}
    for at, origin in enumerate(new.origins):
        if origin is not None:
            for place in range(*origin):
                found.setdefault(place, []).append(at)
    return found


def judge(text: str, outcome: PieceOutcome, gold: Gold) -> Judgement:
    """Compare what was said with what is so."""
    placed = [at for piece in outcome.pieces for at in range(piece.start, piece.end) if text[at].isalnum()]
    wanted = [at for at in gold.letters if text[at].isalnum()]
    if outcome.status == "ambiguous":
        return "open"
    if not wanted:
        return "gone, missed" if placed else "gone, right"
    if not placed:
        return "lost" if gold.share >= _LEFT else "gone, right"
    # What was put in between the first and the last word may be held or left out.
    hull = [at for at in range(wanted[0], wanted[-1] + 1) if text[at].isalnum()]
    best = max(_overlap(placed, wanted), _overlap(placed, hull))
    return "right" if best == 1 else "near" if best >= _NEAR else "wrong"


def _overlap(one: list[int], other: list[int]) -> float:
    return len(set(one) & set(other)) / len(set(one) | set(other))
