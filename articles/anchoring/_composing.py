"""Composing characters (NFC) in time that grows only with the length of the text."""

from __future__ import annotations

import re
import unicodedata

# The library puts the marks on one letter in order by moving each past those before it: a run of thousands
# takes for ever. Unicode calls a text safe for streams when no run is longer than 30 (UAX 15, section 13).
_LONG_RUN = re.compile("[^\\w\\s\x00-\u02ff]{31,}+")


def composed(text: str) -> str:
    """Give the text in NFC."""
    return unicodedata.normalize("NFC", text if text.isascii() else _LONG_RUN.sub(_in_order, text))


def _in_order(run: re.Match[str]) -> str:
    """Sort the marks of a run into their canonical order, so that the library has nothing left to do."""
    ordered: list[str] = []
    marks: list[str] = []
    for letter in "".join(unicodedata.normalize("NFD", one) for one in run[0]):
        if unicodedata.combining(letter):
            marks.append(letter)
            continue
        ordered += [*sorted(marks, key=unicodedata.combining), letter]
        marks = []
    return "".join([*ordered, *sorted(marks, key=unicodedata.combining)])
