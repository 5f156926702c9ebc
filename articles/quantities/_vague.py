"""Numbers that only say "many": "dozens", "tens of thousands", "several hundred", "a couple of".

The lower bound is the least that the words can truthfully mean, and there is no upper one: a plural
("dozens", "hundreds of thousands", "a few", "a couple") says at least two of them, "several" at least three.
"""

from __future__ import annotations

from decimal import Decimal

from articles.quantities._tokens import Token
from articles.quantities._units import SCALES
from articles.quantities._words import ARTICLES, PLURALS

_TWO = Decimal(2)
_NEED_OF = {"tens", "scores"}
_LEAST = {"several": 3, "few": 2, "couple": 2}


def read_vague(tokens: list[Token], place: int) -> tuple[Decimal, int] | None:
    """Read a vague number that begins at a token; give its lower bound and the index behind it."""
    words = [token.low if token.is_word else "" for token in tokens[place : place + 5]] + [""] * 5
    if words[0] in PLURALS:
        return _plural(words, place)
    start = 1 if words[0] in ARTICLES else 0
    if words[start] not in _LEAST or (words[start] != "several" and not start and words[start] != "couple"):
        return None
    least, end = Decimal(_LEAST[words[start]]), start + 1
    end += words[start] == "couple" and words[end] == "of"
    while words[end] in SCALES:
        least *= SCALES[words[end]]
        end += 1
    return least, place + end


def _plural(words: list[str], place: int) -> tuple[Decimal, int] | None:
    """Read a plural, or a plural of plurals."""
    if words[0] in _NEED_OF and words[1] != "of":
        return None
    least = _TWO * PLURALS[words[0]]
    if words[1] == "of" and (words[2] in PLURALS or words[2] in SCALES) and words[2] not in _NEED_OF:
        scale = PLURALS.get(words[2]) or SCALES[words[2]]
        return least * scale, place + 3
    return None if words[0] == "tens" else (least, place + 1)
