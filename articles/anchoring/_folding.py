"""A looser form of a text for comparing, with the way back to the true offsets.

Typists, editors and web pages change quotation marks and spacing without meaning anything by it, and put
characters into words that nobody sees, so these differences are removed before Galley looks for a quote.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate

from articles.anchoring._carrying.tokens import Tokens, Vocabulary, tokens_of
from articles.anchoring._composing import composed

# One character for one character, so that only what is dropped or spelled out moves the offsets.
_DOUBLE = "“”„‟«»〝〞＂″"
_SINGLE = "‘’‚‛‹›′＇ʼ`´"
_HYPHENS = "‐‑"
# What is drawn as nothing (Unicode's Default_Ignorable_Code_Point): soft hyphens, joiners, marks of
# direction, selectors of variants.
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_LIGATURES = "\ufb00-\ufb06"
# Single plain spaces, the bulk of any text, are passed over: they fold to themselves.
_CHANGED = re.compile(rf"[\s{_UNSEEN}]{{2,}}|[^\S ]|[{_UNSEEN}]|[{_LIGATURES}]")
_ASCII_CHANGED = re.compile(r"\s{2,}|[^\S ]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. `runs` are the folded places of longer runs of space, `shifts` what each has cost."""

    text: str
    runs: tuple[int, ...]
    shifts: tuple[int, ...]

    def origin(self, index: int) -> int:
        """Give the offset in the original text of the character at `index` of the folded one."""
        return index + self.shifts[bisect_left(self.runs, index)]

    def place(self, origin: int) -> int:
        """Give the index in the folded text of an offset in the original one; in a run, that of its single
        space.
        """
        return bisect_left(range(len(self.text)), origin, key=self.origin)


@dataclass(slots=True)
class Ground:
    """A text in which quotes are looked up. It is folded, and cut, once: when the first quote needs that."""

    text: str
    _folded: Folded | None = None
    _words: tuple[Vocabulary, Tokens] | None = None

    @property
    def is_folded(self) -> bool:
        """Whether it has been folded already."""
        return self._folded is not None

    @property
    def folded(self) -> Folded:
        """The folded text."""
        if self._folded is None:
            self._folded = fold_with_origins(self.text)
        return self._folded

    @property
    def is_cut(self) -> bool:
        """Whether it has been cut into words already."""
        return self._words is not None

    @property
    def words(self) -> tuple[Vocabulary, Tokens]:
        """The words of the text, and what each of them is known by."""
        if self._words is None:
            vocabulary = Vocabulary()
            self._words = vocabulary, tokens_of(self.text, vocabulary)
        return self._words


def _level(text: str) -> str:
    """Make all quotation marks and hyphens plain. Twenty replacements are ten times faster than one
    `translate`.
    """
    if text.isascii():
        return text.replace("`", "'")
    for mark in _DOUBLE:
        text = text.replace(mark, '"')
    for mark in _SINGLE:
        text = text.replace(mark, "'")
    for mark in _HYPHENS:
        text = text.replace(mark, "-")
    return text


def _changed(text: str) -> re.Pattern[str]:
    return _ASCII_CHANGED if text.isascii() else _CHANGED


def _typed(found: re.Match[str]) -> str:
    """Give what somebody types for a run of spaces, for what nobody sees, and for a ligature."""
    run = found[0]
    if "\ufb00" <= run[0] <= "\ufb06":
        return unicodedata.normalize("NFKC", run)
    return " " if any(map(str.isspace, run)) else ""


def fold(text: str) -> str:
    """Fold quotation marks, composition, runs of white space and what nobody sees away."""
    levelled = _level(composed(text))
    return _changed(levelled).sub(_typed, levelled)


def fold_with_origins(text: str) -> Folded:
    """Fold a text, keeping the way back. The text itself is taken as composed already."""
    levelled = _level(text)
    pieces: list[str] = []
    runs: list[int] = []
    lost: list[int] = []
    reached = total = 0
    for run in _changed(levelled).finditer(levelled):
        typed = _typed(run)
        pieces += [levelled[reached : run.start()], typed]
        reached = run.end()
        extra = run.end() - run.start() - len(typed)
        place = run.start() - total
        if extra < 0:
            # Each letter of a ligature comes from the one character.
            runs += range(place, place - extra)
            lost += [-1] * -extra
        elif extra:
            # The space stands at the head of its run; of what is dropped whole, nothing stands anywhere.
            runs.append(place if typed else place - 1)
            lost.append(extra)
        total += extra
    pieces.append(levelled[reached:])
    return Folded("".join(pieces), tuple(runs), tuple(accumulate(lost, initial=0)))
