"""The words of a sentence that say how sure it is, and who says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.revisions.rules.words import HEDGING, SAYING, phrases

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ELIDED = re.compile(r"(?:[cdjlmnst]|qu)['’](?=\w)", re.IGNORECASE)
_SAYS = dict(phrases(SAYING))
_WEIGHTS = _SAYS | dict(phrases(HEDGING))
_LONGEST = max(map(len, _WEIGHTS))
# "May" and "can" as a month and a thing: with a capital inside a sentence, or behind an article.
_MONTH = re.compile(r"\b(?:\d{1,2}\.? May|May \d{1,4}|in May|last May|since May)\b")


@dataclass(frozen=True, slots=True)
class Signal:
    """A word or phrase that says how sure something is. `attributes` tells those that say who says so."""

    words: str
    weight: float
    attributes: bool


def signals_in(sentence: str) -> list[Signal]:
    """Return the signals of a sentence, in order. Of two that overlap, the longer counts."""
    return list(_signals(_words(sentence)))


def strength_of(sentence: str) -> float:
    """Return how far a sentence keeps what it says from plain fact, which is 0: the less, the softer."""
    return sum(signal.weight for signal in signals_in(sentence))


def _words(sentence: str) -> list[str]:
    """Return the words of a sentence: "d'environ" are two, "d'après" is one."""
    words = []
    for word in _WORD.findall(_MONTH.sub(" ", sentence)):
        elided = _ELIDED.match(word) if (word.casefold(),) not in _WEIGHTS else None
        words.append(word[elided.end() :] if elided else word)
    return words


def _signals(words: list[str]) -> Iterator[Signal]:
    folded = tuple(word.casefold() for word in words)
    at = 0
    while at < len(folded):
        for length in range(min(_LONGEST, len(folded) - at), 0, -1):
            phrase = folded[at : at + length]
            if (weight := _WEIGHTS.get(phrase)) is not None:
                yield Signal(" ".join(words[at : at + length]), weight, phrase in _SAYS)
                at += length
                break
        else:
            at += 1
