"""Where a text may be cut without splitting what a reader sees as one character.

This covers what news text holds (combining marks, joined emoji, flags, skin tones, Hangul jamo), not every
rule of UAX 29: a wrong guess costs one mark in a context string, never an offset.
"""

from __future__ import annotations

import unicodedata

_ZERO_WIDTH_JOINER = "\u200d"
# A joiner binds what follows only when that is a symbol; between Arabic or Indic letters it merely shapes.
_FIRST_SYMBOL = "\u2000"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
# A longer run of flags is counted from here: nobody reads so many, and a run could be as long as the text.
_MOST_FLAG_LETTERS = 256
_JAMO_THAT_FOLLOW = range(0x1160, 0x1200)
# The first code point that joins with what stands before it.
_FIRST_MARK = "\u0300"


def is_boundary(text: str, index: int) -> bool:
    """Say whether cutting `text` before `index` leaves whole characters on both sides."""
    if index <= 0 or index >= len(text):
        return True
    here, before = text[index], text[index - 1]
    if here < _FIRST_MARK:
        return True
    if here == _ZERO_WIDTH_JOINER or (before == _ZERO_WIDTH_JOINER and here >= _FIRST_SYMBOL):
        return False
    if unicodedata.category(here) in {"Mn", "Mc", "Me"}:
        return False
    code = ord(here)
    if code in _SKIN_TONES or code in _TAGS or code in _JAMO_THAT_FOLLOW:
        return False
    return code not in _FLAG_LETTERS or _flag_letters_before(text, index) % 2 == 0


def _flag_letters_before(text: str, index: int) -> int:
    """Count the flag letters that end at `index`, up to a bound: an odd number means that a flag is half
    written.
    """
    first, last = index, max(0, index - _MOST_FLAG_LETTERS)
    while first > last and ord(text[first - 1]) in _FLAG_LETTERS:
        first -= 1
    return index - first
