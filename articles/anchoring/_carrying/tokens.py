"""A text as words and marks of punctuation, alike where a reader sees no difference."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

# What nobody sees: soft hyphens, joiners, marks of direction, variation selectors.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff"
)
_UNSEEN = re.compile(f"[{_INVISIBLE}]+")
_SYMBOLS = "\u2190-\u2bff\U0001f000-\U0001faff"
_POINTS = (
    r"!-/:-@\[-`{-~\u00a1-\u00a9\u00ab\u00ac\u00ae-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02b9-\u02bf"
    r"\u055a-\u055f\u0589\u058a\u05be\u05f3\u05f4\u060c\u060d\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965"
    r"\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
# Written without spaces: each letter is a word of its own, with the marks on it.
_UNSPACED = (
    "\u0e01-\u0e2e\u0e40-\u0e44\u0e81-\u0eae\u0ec0-\u0ec4\u1000-\u102a\u1780-\u17a2\u3041-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_ON_SYMBOL = "\u20e3\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
_TOKEN = re.compile(
    rf"\d++(?:[.,]\d++)*+"
    rf"|[{_UNSPACED}][^\s\w{_POINTS}{_SYMBOLS}]*+"
    rf"|(?:\.\.++|\u2026)|--++"
    rf"|[\U0001f1e6-\U0001f1ff]{{2}}"
    rf"|[{_SYMBOLS}][{_ON_SYMBOL}]*+(?:\u200d[{_SYMBOLS}][{_ON_SYMBOL}]*+)*+"
    rf"|[{_POINTS}]"
    rf"|[^\s{_POINTS}{_SYMBOLS}{_UNSPACED}]++"
)
_KEYS = (
    dict.fromkeys("“”„‟«»〝〞＂″", '"')
    | dict.fromkeys("‘’‚‛‹›′＇ʼ`´", "'")
    | dict.fromkeys("‐‑‒–—―−﹣－", "-")
    | {"…": "..."}
)
_STOPS = frozenset(".!?…。！？؟۔।")
_CLOSERS = frozenset("\"')]”’»›）」』")
_PLAIN_GAP = frozenset(("", " "))

SENTENCE, BLOCK = 1, 2
"""How strong a border stands before a token; 0 is none."""

_LIGHT, _SHORT_WORD, _LETTER, _WORD = 0.05, 0.3, 0.5, 1.0
_SHORT = 3
POINT = 0.1
"""Whatever weighs less is punctuation."""


@dataclass(slots=True)
class Vocabulary:
    """The tokens of both texts, each a letter of its own, so that a text of tokens is a string."""

    letters: dict[str, str] = field(default_factory=dict)
    known: dict[str, tuple[str, float]] = field(default_factory=dict)

    def read(self, raw: str) -> tuple[str, float]:
        """Return the letter that stands for a token, and what it weighs. An unseen token has no letter."""
        found = self.known.get(raw)
        if found is None:
            key = key_of(raw)
            letter = ""
            if key:
                # There are more letters than a text may have words; were there not, two words would share one
                # and the verdict, which compares the words themselves, would tell them apart.
                letter = self.letters.setdefault(key, chr(0x100 + len(self.letters) % 0x10_F000))
            found = self.known[raw] = letter, _weight(key)
        return found

    @property
    def weights(self) -> dict[str, float]:
        """What each letter weighs."""
        return dict(self.known.values())


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text, in order. `letters[i]` stands for the i-th; equal letters are equal words.

    `sums[i]` is the weight of the tokens before the i-th; `borders[i]` is the border before it; `sentence[i]`
    the number of its sentence, and `edges[s]` the first token of sentence s, with the end as the last edge.
    """

    text: str
    letters: str
    starts: list[int]
    ends: list[int]
    sums: list[float]
    borders: list[int]
    sentence: list[int]
    edges: list[int]

    def __len__(self) -> int:
        return len(self.letters)

    def weight(self, low: int, high: int) -> float:
        """Return how much the tokens from `low` to `high` say: about one for each word, next to nothing for
        points.
        """
        return self.sums[high] - self.sums[low]

    def raw(self, index: int) -> str:
        """Return a token as it is written."""
        return self.text[self.starts[index] : self.ends[index]]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the tokens that a stretch of the text holds, whole or in part."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


def key_of(raw: str) -> str:
    """Return what a reader takes a token for: without case, style of quotation mark or what is unseen."""
    if raw.isascii():
        return raw.lower() if raw[:2] not in {"..", "--"} else "..." if raw[0] == "." else "-"
    point = _KEYS.get(raw)
    if point is not None:
        return point
    return visible(raw).casefold()


def visible(text: str) -> str:
    """Return what is seen of a text, without what is unseen and differences of width."""
    return unicodedata.normalize("NFKC", _UNSEEN.sub("", text))


def _weight(key: str) -> float:
    """Return how much a token says."""
    if not key or not any(letter.isalnum() for letter in key):
        return _LIGHT if len(key) <= 1 and (not key or ord(key) < ord("\u2190")) else _LETTER
    if key[0].isdigit():
        return _WORD
    if key.isascii():
        return _SHORT_WORD if len(key) <= _SHORT else _WORD
    return _LETTER if len(key) <= 1 else _SHORT_WORD + 0.2 if len(key) <= _SHORT else _WORD


def tokens_of(text: str, vocabulary: Vocabulary) -> Tokens:
    """Cut a text into tokens, in time that grows with its length."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    weights: list[float] = []
    borders: list[int] = []
    stopped, reached = False, 0
    for found in _TOKEN.finditer(text):
        raw = found[0]
        letter, weight = vocabulary.read(raw)
        if not letter:
            continue
        start = found.start()
        gap = text[reached:start]
        border = 0
        if gap not in _PLAIN_GAP and "\n" in gap:
            border = BLOCK
        elif stopped and (gap or raw[0] > "\u2fff") and not (raw[0] in _CLOSERS and not gap):
            border = SENTENCE
        if border or raw not in _CLOSERS:
            stopped = raw[0] in _STOPS
        letters.append(letter)
        starts.append(start)
        reached = found.end()
        ends.append(reached)
        weights.append(weight)
        borders.append(border)
    if borders:
        borders[0] = BLOCK
    sentence = list(accumulate(1 if border else 0 for border in borders))
    edges = [index for index, border in enumerate(borders) if border]
    return Tokens(
        text,
        "".join(letters),
        starts,
        ends,
        list(accumulate(weights, initial=0.0)),
        [*borders, BLOCK],
        [number - 1 for number in sentence],
        [*edges, len(borders)],
    )
