"""Whether a sentence goes on in the next line: in text that was wrapped, and in a line that somebody broke
by hand.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise

from articles.segmentation._stops import Stop, ends_sentence
from articles.segmentation._words import Words

# A shorter line was hardly broken by hand.
_BROKEN_LINE = 40
# No paper, mail or wire is wrapped wider; a longer line is a paragraph.
_WIDEST = 110
_FEWEST_BREAKS = 2
_STOP = re.compile(r"(?<![.!?…؟۔।])[.!?…؟۔।]+(?P<closers>[\"'”’»›“‘)\]}」』]*)\Z")
_ENDS = frozenset(".!?…:;؟۔।。！？\"'”’»)]")
_ITEM = re.compile(r"(?:[-–—•·*▪◦]|\(?\d{1,3}[.)]|\(?[^\W\d_][.)])\s")
# So much of a line's end is looked at.
_TAIL = 40


class Lines:
    """The lines of one block."""

    def __init__(self, text: str, words: Words) -> None:
        self.text = text
        self.words = words

    def goes_on(self, line: int, end: int, behind: int, after: int, start: int) -> bool:
        """Tell whether the sentence that began at `start` goes on behind a line break.

        The line is `[line, end)`, the next begins at `behind`, and its first visible character is at `after`.
        """
        text = self.text
        length = end - line
        before = text[max(line, end - _TAIL) : end].rstrip()
        if not before or length < _BROKEN_LINE or text.count("\n", end, behind) > 1:
            return False
        if _ITEM.match(text, after, after + _TAIL):
            return False
        stop = _STOP.search(before)
        if stop is not None:
            return length <= _WIDEST and self._is_inside(start, end, stop, after)
        if text[after].islower():
            return before[-1].isalnum() or before[-1] in ",-–—"
        if before[-1] in _ENDS:
            return False
        return self.is_wrapped or before[-1] == "," or self._ends_open(before)

    def _is_inside(self, start: int, end: int, found: re.Match[str], after: int) -> bool:
        """Tell whether the stop at the line's end belongs to an abbreviation or a number whose sentence
        goes on.
        """
        while self.text[end - 1].isspace():
            end -= 1
        closers = found["closers"]
        at = end - len(found[0])
        # The line break counts as a space here.
        return at > start and not ends_sentence(
            Stop(self.text, start, at, end - len(closers), closers, after), self.words
        )

    def _ends_open(self, before: str) -> bool:
        """Tell whether a line ends with a word that another must follow: "of", "that", "the"."""
        word = before.rsplit(None, 1)[-1]
        return word in self.words.openers

    @cached_property
    def is_wrapped(self) -> bool:
        """Whether a program filled the lines: of none the next one's first word had found room in it."""
        lines = [line.strip() for line in self.text.split("\n")]
        if len(lines) <= _FEWEST_BREAKS or not all(lines):
            return False
        widest = max(map(len, lines))
        if not _BROKEN_LINE <= widest <= _WIDEST or any(_ITEM.match(line) for line in lines[1:]):
            return False
        return all(
            len(line) + 1 + len(following.split(None, 1)[0]) > widest for line, following in pairwise(lines)
        )
