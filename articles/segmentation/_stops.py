"""Whether a stop ends its sentence, judged by what comes before and after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from articles.segmentation._words import (
    AFTER_HOUR,
    BEFORE_NUMBER,
    DAYS,
    MONTHS,
    SAYING,
    SMALL_BEFORE_NUMBER,
    Words,
)

# Further back than any abbreviation with a dot reaches.
_BACK = 24
# Further on than a name and a verb, or three words, reach.
_ON = 120
# Of the day of a month.
_DAY_DIGITS = 2
_WORD_BEFORE = re.compile(rf"[^\W_]{{1,{_BACK}}}(?:\.[^\W_]{{1,{_BACK}}}){{0,{_BACK // 2}}}\Z")
_LETTERS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*\Z")
_INITIAL = re.compile(r"[A-ZÀ-ÞА-ЯΑ-Ω]\.(?:\s|-)")
_HOUR = re.compile(r"[ap]\.?m\Z", re.IGNORECASE)
_ITEM = re.compile(r"(?:\d{1,3}|[^\W\d_]|[IVXLC]+|[ivx]+)\Z")
_LEAD = re.compile(r"[\s\"'“”‘’«»„‚‹›(\[{¿¡•·*–—―-]*")
_DASH = re.compile(r"[^\w\"'“‘«„(\[]*[–—―-]")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
# Small at first, and yet a beginning: iPhone, al-Masri, and the Dutch 's.
_SMALL_START = re.compile(r"[a-z]{1,2}[A-Z]|(?:al|el|as|ad|an|ash)-[A-Z]|(?<=[’'])[st] [A-Z]")
_LOCAL_TIME = re.compile(r"(?:[^\W\d_]+ ){1,2}time\b")
# "I" alone is a word: "No. I will not."
_ROMAN = re.compile(r"(?:[IVXLC]{2,}|[VX])\b")
_SPEAKER = re.compile(rf"(?:[A-ZÀ-Þ][\w’'-]*\.? |(?:of|de|al|bin|van|von) ){{1,5}}(?:{SAYING})\b")
_APOSTROPHE = re.compile("[’']")
_QUOTE_MARKS = frozenset('"”»“›」』')


@dataclass(slots=True)
class Stop:
    """A stop mark with its closing quotes and brackets; a space and something visible follow.

    `start` is where its sentence began, `at` and `end` hold the marks alone, `after` is what can be seen
    next.
    """

    text: str
    start: int
    at: int
    end: int
    closers: str
    after: int

    @property
    def marks(self) -> str:
        """The marks, without spaces among them."""
        return self.text[self.at : self.end].replace(" ", "")

    @property
    def is_quote_end(self) -> bool:
        """Whether a quotation ends with it."""
        return not _QUOTE_MARKS.isdisjoint(self.closers)


def ends_sentence(stop: Stop, words: Words) -> bool:
    """Tell whether a sentence ends there."""
    text = stop.text
    lead = _LEAD.match(text, stop.after)
    first = lead.end() if lead else stop.after
    if first >= len(text) or "\n" in text[stop.after : first]:
        # Nothing follows but marks: they belong to it.
        return False
    if text[first].islower() and not _SMALL_START.match(text, first):
        return False
    if stop.at > stop.start and text[stop.at - 1] in "([" and stop.closers[:1] in (")", "]"):
        return False
    if stop.marks == ".":
        return _full_stop_ends(stop, first, words)
    if stop.marks.strip(".…") == "":
        return _ellipsis_ends(stop, first, words)
    return _question_ends(stop, words)


def _full_stop_ends(stop: Stop, first: int, words: Words) -> bool:
    """Tell it of a single dot: it may belong to the word before it."""
    text = stop.text
    found = _WORD_BEFORE.search(text, max(stop.start, stop.at - _BACK), stop.at)
    if found is None:
        # The vowel signs of Indian scripts are no letters.
        raw = text[max(stop.start, stop.at - _BACK) : stop.at].rsplit(None, 1)
        return not raw or raw[-1] not in words.own_abbreviations
    word = found[0]
    if words.enders is not None and words.enders.search(text, max(stop.start, stop.at - _BACK), stop.at):
        # German nouns have a capital: it tells nothing of what follows.
        return not words.has_ordinals or _begins_sentence(stop, first, words)
    return not _goes_on(stop, found, first, words) and _word_ends(stop, word, first, words)


def _goes_on(stop: Stop, found: re.Match[str], first: int, words: Words) -> bool:
    """Tell whether the word before the dot is an initial, a number's or an abbreviation that never ends a
    sentence.
    """
    word, text = found[0], stop.text
    if len(word) == 1 and word.isupper() and _INITIAL.match(text, first):
        return True
    counts = _is_item(stop, found.start(), word) or _is_counted(word, word.lower(), text, first)
    return counts or words.is_never_last(word, word.lower())


def _word_ends(stop: Stop, word: str, first: int, words: Words) -> bool:
    """Tell it of a dot behind a number, an hour or another word."""
    text = stop.text
    if word.isdigit():
        is_rank = words.has_ordinals and len(word) <= _DAY_DIGITS
        return not is_rank or _begins_sentence(stop, first, words)
    if _HOUR.match(word):
        return _next_word(text, first).lower() not in AFTER_HOUR and not _LOCAL_TIME.match(text, first)
    return stop.is_quote_end or _short_word_ends(stop, word, first, words)


def _short_word_ends(stop: Stop, word: str, first: int, words: Words) -> bool:
    """Tell it of a dot behind a word that may be short for another."""
    folded = word.lower()
    if not _LETTERS.match(word) and not words.is_sometimes_last(word, folded):
        return True
    if folded in MONTHS and not stop.text[first].isdigit():
        # Without its day or year.
        return not _is_title(stop.text, first)
    return _begins_sentence(stop, first, words)


def _is_counted(word: str, folded: str, text: str, first: int) -> bool:
    """Tell whether the word belongs to a number or a date that follows."""
    if folded in DAYS and _next_word(text, first).lower() in MONTHS:
        return True
    if folded not in (BEFORE_NUMBER if word[0].isupper() else SMALL_BEFORE_NUMBER):
        return False
    return text[first].isdigit() or _ROMAN.match(text, first) is not None


def _is_item(stop: Stop, begin: int, word: str) -> bool:
    """Tell whether the word numbers what follows: it is at the head of a sentence, or after a colon."""
    if not _ITEM.match(word):
        return False
    lead = stop.text[max(stop.start, begin - _BACK) : begin].rstrip()
    return begin == stop.start or lead.endswith((":", ";")) or (not lead.strip("([•·*–—-"))


def _ellipsis_ends(stop: Stop, first: int, words: Words) -> bool:
    """Tell whether three dots or more end it: they may replace words that were left out."""
    text = stop.text
    before = text[max(stop.start, stop.at - _BACK) : stop.at]
    if stop.is_quote_end or len(stop.marks.replace("…", "...")) > len("..."):
        return True
    if not _LEAD.sub("", before):
        return False
    if before[-1].isspace():
        return _begins_sentence(stop, first, words) and not _is_repeated(before, text, first)
    return not _is_repeated(before, text, first)


def _is_repeated(before: str, text: str, first: int) -> bool:
    """Tell whether somebody stutters: the same word again."""
    found = _WORD_BEFORE.search(before.rstrip())
    return found is not None and found[0] == _head(text, first)


def _question_ends(stop: Stop, words: Words) -> bool:
    """Tell whether a question or an exclamation ends it: the person quoted may be named after it."""
    text = stop.text
    if stop.marks == "!" and text.endswith("Yahoo", stop.start, stop.at) and not stop.closers:
        return _begins_sentence(stop, stop.after, words)
    if not (stop.is_quote_end or "’" in stop.closers or "'" in stop.closers):
        return True
    if _SPEAKER.match(text, stop.after, stop.after + _ON) is None:
        return True
    named = _next_word(text, stop.after)
    return named != "I" and named.lower() in words.starters


def _begins_sentence(stop: Stop, first: int, words: Words) -> bool:
    """Tell whether the next word is one that begins sentences, and not one of a title in capitals."""
    text = stop.text
    if _DASH.match(text, stop.after, first):
        return False
    found = _WORD.match(text, first)
    if found is None or text[found.end() : found.end() + 1] == "-":
        return False
    if found[0].lower() not in words.starters and _head(text, first).lower() not in words.starters:
        return False
    return not _is_title(text, found.end())


def _is_title(text: str, at: int) -> bool:
    """Tell whether every next word has a capital: a headline, or a name."""
    following = (found[0] for found in _WORD.finditer(text, at, at + _ON))
    # No more than these are looked for: there may be many stops close together.
    named = list(islice((word for word in following if not word[0].isdigit()), 3))
    return bool(named) and not any(word[0].islower() for word in named)


def _next_word(text: str, first: int) -> str:
    """Return the word there, or nothing."""
    found = _WORD.match(text, first)
    return found[0] if found else ""


def _head(text: str, first: int) -> str:
    """Return the word there up to an apostrophe."""
    return _APOSTROPHE.split(_next_word(text, first))[0]
