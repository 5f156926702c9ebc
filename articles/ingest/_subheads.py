"""Telling short lines apart: what is a headline, what a subhead, what merely a short paragraph."""

from __future__ import annotations

import re

from articles.ingest._clock import clock_of

_CLOSERS = "\"'”’»)]"
# A question mark ends headlines and subheads too, unless somebody is quoted asking.
_ENDS = re.compile(r"[.!…:;,。！؟۔]\s?[\"'”’»)\]]*$|\?\s?[\"'”’»]$")
_ABBREVIATION_ENDS = re.compile(r"(?:\b\w\.){2}$|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St|No)\.$|\.\.\.$|…$")
_SENTENCE_INSIDE = re.compile(r"[^\W\d_]{3}[.!?][\"'”’»)]*\s+\S")
_TIME_OF_DAY = re.compile(r"\d{1,2}(?:[:.h]\d\d)?\s*(?:[ap]\.?m\.?|uhr|h)?", re.IGNORECASE)

_LONGEST_HEADLINE, _LONGEST_HEADLINE_SENTENCE = 220, 80
_LONGEST_SUBHEAD, _LONGEST_SUBHEAD_BETWEEN_LINES, _MOST_WORDS, _MOST_WORDS_OF_QUESTION = 90, 60, 12, 8
_LONG = 80


def ends_like_sentence(text: str) -> bool:
    """Say whether a text ends as paragraphs do and headlines do not."""
    return bool(_ENDS.search(text)) and not _ABBREVIATION_ENDS.search(text)


def may_be_headline(text: str, *, alone: bool) -> bool:
    """Say whether the first line of a text can be its headline; `alone` when nothing follows."""
    if len(text) > _LONGEST_HEADLINE or text.endswith(":") or not _has_letters(text) or clock_of(text):
        return False
    if not ends_like_sentence(text) or text.rstrip(_CLOSERS).endswith("!"):
        return not _SENTENCE_INSIDE.search(text) or len(text) <= _LONGEST_HEADLINE_SENTENCE
    return not alone and len(text) <= _LONGEST_HEADLINE_SENTENCE and not _SENTENCE_INSIDE.search(text)


def may_be_subhead(text: str, following: str, *, spaced: bool, between_long: bool) -> bool:
    """Say whether a line can be a subhead above `following`.

    `spaced`: blank lines surround it. Without them it has to be short between two long lines.
    """
    if not _has_letters(text):
        return False
    if spaced and _TIME_OF_DAY.fullmatch(text) and any(character.isdigit() for character in text):
        return True
    words = len(text.split())
    if text[0].islower() or words > _MOST_WORDS or ends_like_sentence(text):
        return False
    if text.endswith("?") and words > _MOST_WORDS_OF_QUESTION:
        return False
    if spaced:
        return len(text) <= _LONGEST_SUBHEAD and (len(following) > len(text) or ends_like_sentence(following))
    return between_long and len(text) <= _LONGEST_SUBHEAD_BETWEEN_LINES


def is_long(text: str) -> bool:
    """Say whether a line is long enough to be a paragraph beyond doubt."""
    return len(text) >= _LONG


def _has_letters(text: str) -> bool:
    return any(character.isalpha() for character in text)
