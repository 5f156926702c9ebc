"""One spelling for the many ways to type a digit, a sign and a space; the length of the text stays."""

from __future__ import annotations

import re
import unicodedata

GROUP = "\ue000"
"""The spaces that can separate the thousands of a number."""
POINT = "\ue001"
"""The Arabic decimal mark, which means one thing in every language."""
RIDDLE = "\ue002"
"""A mark between digits that may part thousands or begin the decimals."""

_SIGNS = {
    **dict.fromkeys((GROUP, POINT, RIDDLE), " "),  # no letters of any script
    "\u2212": "-",  # minus
    "\u2010": "-",  # hyphen
    "\u2011": "-",  # hyphen that doesn't break
    "\u2012": "–",  # figure dash
    "\u066a": "%",  # Arabic percent
    "\u066b": POINT,
    "\u066c": GROUP,
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
}
# With a space that doesn't break, the writer has said that the groups belong together. With a plain space
# only 000 says so: "11 500" may be two numbers.
_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:(?:[\xa0\u2007-\u2009\u202f]\d{3}){1,6}|(?: 000){1,6})(?!\d)")
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_WIDE = range(0xFF01, 0xFF5F)


def fold(text: str) -> str:
    """Give the text with ASCII digits and signs and plain spaces, each character in its old place."""
    plain = text if text.isascii() else "".join(map(_plain, text))
    grouped = _GROUPS.sub(lambda found: re.sub(r"\D", GROUP, found[0]), plain)
    return "".join(" " if letter.isspace() else letter for letter in grouped)


def _plain(letter: str) -> str:
    """Give the ASCII form of one character, if it has one of the same length."""
    if letter.isascii():
        return letter
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    if ord(letter) in _WIDE:
        return chr(ord(letter) - 0xFEE0)
    return _SIGNS.get(letter, letter)


def seen(text: str) -> str:
    """Give the text without what nobody sees: soft hyphens, joiners, marks of direction, selectors of
    variants.
    """
    return text if text.isascii() else _UNSEEN.sub("", text)
