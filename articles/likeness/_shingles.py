"""A text as the set of its short runs of words, however it is typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from articles.corpus.types import Block, BlockKind

# Outlets have headlines, bylines and credits of their own over the same copy, and the same ones over others.
_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.SUBHEAD, BlockKind.QUOTE, BlockKind.LIST_ITEM})
# Scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, kana, and Han.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_TOKENS = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
_ONE_UNSPACED = re.compile(f"[{_UNSPACED}]")
# The stroke that only lengthens Arabic letters, and the characters that nobody sees within words.
_DROPPED = re.compile("[\u0640\u00ad\u200b-\u200f\u2060\ufeff]")
# In words, and in characters where nothing tells words apart: about as much text.
_WORDS, _CHARACTERS = 4, 7


def shingles_of(text: str, blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return every run of four words of the body, without case, accents, punctuation and block borders, each
    once, in the order of the text.

    Where most of the text puts no spaces between words, runs of seven characters take their place.
    """
    kept = list(blocks)
    body = [block for block in kept if block.kind in _BODY] or kept
    words = _TOKENS.findall(_folded(" ".join(text[block.start : block.end] for block in body)))
    unspaced = sum(1 for word in words if len(word) == 1 and _ONE_UNSPACED.match(word))
    width = _CHARACTERS if unspaced * 2 > len(words) else _WORDS
    return tuple(dict.fromkeys(" ".join(words[at : at + width]) for at in range(len(words) - width + 1)))


def _folded(text: str) -> str:
    """Return the text in one case and without what is written over and under letters."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", _DROPPED.sub("", text.casefold()))
    if apart.isascii():
        return apart
    return "".join(one for one in apart if unicodedata.category(one) != "Mn")
