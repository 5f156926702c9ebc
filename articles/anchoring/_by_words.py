"""Finding a quote word by word: whatever its case, its dashes, its ellipses, and what is unseen in it."""

from __future__ import annotations

from articles.anchoring._carrying.tokens import tokens_of
from articles.anchoring._folding import Ground
from articles.anchoring._work import Work
from articles.anchoring.types import Piece

# In the unit of `Work`, for each character.
_TO_CUT = 50
# A longer text is not worth it: such quotes are found by their letters, or by passages like them.
_LONGEST_TEXT = 500_000
# Of one word the case may be all there is: "May" is not "may".
_LEAST_WEIGHT = 1.5
_MOST = 100


def hits_by_words(ground: Ground, sought: str, work: Work) -> list[Piece]:
    """Find the places where the words of a quote stand in a row, in text order, the first hundred.

    A quote of hardly more than one word is not sought so. Raises `Spent`.
    """
    if len(ground.text) > _LONGEST_TEXT:
        return []
    work.spend(_TO_CUT * (len(sought) + (0 if ground.is_cut else len(ground.text))))
    vocabulary, text = ground.words
    quote = tokens_of(sought, vocabulary)
    if quote.weight(0, len(quote)) < _LEAST_WEIGHT:
        return []
    found: list[Piece] = []
    at = text.letters.find(quote.letters)
    while at != -1 and len(found) < _MOST:
        found.append(Piece(text.starts[at], text.ends[at + len(quote) - 1]))
        at = text.letters.find(quote.letters, at + 1)
    return found
