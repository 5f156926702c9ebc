"""Sentences with no space between them, as web pages and PDFs give them: “ended.The troops”."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from articles.segmentation._words import Words

# Further back than a word reaches, and further on than an address does.
_BACK, _ON = 40, 60
_LAST_WORD = re.compile(r"[^\W_][\w’'-]{0,40}(?:[.,]\d{1,9})?\Z")
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_OPENING = "“\"‘'«„‚‹¿¡([「『"
_CLOSING = frozenset("”’»)]}›」』[")
# Of an address, a file or a piece of a program; a reader would cut none of them.
_ADDRESS = re.compile(r"[@/\\_=&#:]|\bwww\.")
# Of marks that were opened before.
_FAR = 1_000
_SHORTEST = 2
_OTHER_STOPS = "…؟۔‼⁇⁈⁉"
_JOINS = re.compile(r"[@/_=(]")
_POINT_JOINS = re.compile(r"\.\w|[@/_=(]")


@dataclass(frozen=True, slots=True)
class Touching:
    """A stop with something visible right behind it.

    The sentence began at `start`, the stop marks are `[at, stop)`, and what was taken for closing marks ends
    at `end`. `in_straight` says that a straight quotation mark is open before them.
    """

    text: str
    start: int
    at: int
    stop: int
    end: int
    in_straight: bool

    def begin(self, words: Words) -> int:
        """Return where the next sentence begins, or 0 where none does."""
        text, marks = self.text, self.text[self.at : self.stop]
        if marks[-1] in _OTHER_STOPS or marks.endswith(".."):
            return 0
        begin = self._behind_closing()
        lead = begin
        while lead < len(text) and lead - begin <= _SHORTEST and text[lead] in _OPENING:
            lead += 1
        following = _NEXT_WORD.match(text, lead)
        before = _LAST_WORD.search(text, max(self.start, self.at - _BACK), self.at)
        if following is None or before is None or self._joins(following.end()):
            return 0
        last, word = before[0], following[0]
        if self._is_address(begin) or words.is_never_last(last, last.lower()):
            return 0
        # Addresses and names have points alone inside.
        is_sure = lead > self.stop or text[self.at] != "."
        return begin if _fits(last, word, words, is_sure=is_sure) else 0

    def _joins(self, place: int) -> bool:
        """Say whether the next word is a part of an address."""
        pattern = _POINT_JOINS if self.text[self.at] == "." else _JOINS
        return pattern.match(self.text, place) is not None

    def _behind_closing(self) -> int:
        """Return where the closing marks end that touch the stop; of some, only what was opened tells
        which.
        """
        place = self.stop
        while place < self.end and self._closes(self.text[place]):
            place += 1
        return place

    def _closes(self, mark: str) -> bool:
        first = max(self.start, self.at - _FAR)
        if mark == "“":
            return self.text.rfind("„", first, self.at) > self.text.rfind("“", first, self.at)
        if mark == '"':
            return self.in_straight
        if mark == "'":
            return " '" in self.text[first : self.at] or self.text.startswith("'", first)
        return mark in _CLOSING or mark.isdigit()

    def _is_address(self, begin: int) -> bool:
        """Say whether what touches the stop on both sides is an address or the like."""
        before = self.text[max(0, self.at - _BACK) : self.at].rsplit(None, 1)
        behind = self.text[begin : begin + _ON].split(None, 1)
        return _ADDRESS.search(f"{before[-1]} {behind[0]}") is not None


def _fits(last: str, word: str, words: Words, *, is_sure: bool) -> bool:
    """Say whether a sentence may end with the one word and the next begin with the other."""
    if not word[0].isupper():
        # Scripts without capitals: two words of one of them are no address.
        is_uncased = not (word[0].islower() or last[-1].islower() or last[-1].isupper() or last[-1].isdigit())
        return is_uncased and min(_letters(last), _letters(word)) >= _SHORTEST
    if _letters(last) < _SHORTEST and not last[-1].isdigit():
        return False
    is_starter = word.lower() in words.starters
    if word[1:] != word[1:].lower() or (len(word) == 1 and not is_starter):
        # ASP.NET, Windows.UI; but "I left" and "A man".
        return False
    if last[-1].isdigit():
        return is_starter and is_sure | (len(last) > _SHORTEST)
    # Booking.Com, System.Out: a name before it may be one with it.
    return is_starter or is_sure or last[0].islower()


def _letters(word: str) -> int:
    """Count the letters, without the marks that they carry."""
    return sum(unicodedata.category(char).startswith("L") for char in word)
