"""Whom a sentence gives as its source, by the words round what says so."""

from __future__ import annotations

import re

_WORD = r"[A-ZÀ-ÖØ-Þ][\w.’'-]{0,50}"
# Else each letter of a long word would be tried as the first of a name.
_AT_WORD = r"(?<![\w.’'-])"
_NAME = rf"{_WORD}(?: (?:(?:of|for|de|del|la|der|des|von|van|al|the|du) )?{_WORD}){{0,5}}"
_BEFORE = (
    r"(?i:according to|citing|quoting|laut|nach angaben (?:von|der|des)|so|selon|d['’]après|según"
    r"|de acuerdo con"
    r"|told|tells|erklärte|sagte|a déclaré|dijo)"
)
_ARTICLE = r"(?:(?:the|a|an|der|die|das|dem|den|le|la|les|el|los|las|un|une|una) |l['’])?"
_SAID = (
    r"(?i:said|says|say|claim(?:s|ed)|told|announced|stated|reported|confirmed|alleged|admitted|denied|warned"
    r"|suggested|added|declared|insisted|revealed|acknowledged|sagte|erklärte|teilte|berichtete|bestätigte"
    r"|behauptete|zufolge|a dit|a déclaré|a annoncé|a affirmé|a confirmé|a indiqué|affirme|dijo|declaró"
    r"|afirmó"
    r"|anunció|informó|confirmó|aseguró)"
)
_PATTERNS = (
    re.compile(rf"\b{_BEFORE} {_ARTICLE}({_NAME})"),
    re.compile(rf"{_AT_WORD}({_NAME}) {_SAID}\b"),
    re.compile(rf"\b(?:said|says|added|announced) {_ARTICLE}({_NAME})"),
)
# What opens a sentence and is no name.
_OPENERS = frozenset({
    "the", "a", "an", "he", "she", "it", "they", "we", "i", "but", "and", "in", "on", "at", "that", "this",
    "der", "die", "das", "er", "sie", "es", "man", "le", "la", "les", "il", "elle", "ils", "elles", "el",
    "los", "las", "ella", "ellos",
})  # fmt: skip


def sources_in(sentence: str) -> list[str]:
    """Return the names that the sentence gives as sources, in order, each once."""
    found: dict[str, None] = {}
    for pattern in _PATTERNS:
        for name in pattern.findall(sentence):
            words = name.rstrip(".,'’").split()
            while words and words[0].casefold() in _OPENERS:
                words.pop(0)
            if words:
                found[" ".join(words)] = None
    return list(found)
