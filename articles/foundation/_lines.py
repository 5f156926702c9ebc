"""Invisible characters in a line that change how the rest is read."""

from __future__ import annotations

import re

# What runs a line backwards or inwards until something ends it, also beyond the line's own end: embeddings
# and overrides (Unicode Standard Annex 9). The marks U+200E, U+200F and U+061C move nothing but their
# neighbours, and names in Arabic, Hebrew and Persian need them.
OVERRIDES = re.compile("[\u202a-\u202e]")
ISOLATES = re.compile("[\u2066-\u2069]")
# Controls, among them tabs and ends of lines; separators of lines and paragraphs; the byte order mark; tags,
# which are drawn as nothing and can hold a text of their own.
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\U000e0000-\U000e007f]")


def is_balanced(text: str) -> bool:
    """Tell whether every isolate has an end, and every end has an isolate."""
    depth = 0
    for mark in ISOLATES.findall(text):
        depth += -1 if mark == "\u2069" else 1
        if depth < 0:
            return False
    return depth == 0


def shown(line: str) -> str:
    """Return a line that is safe to show among others: old rows may hold characters that reverse text."""
    if line.isascii():
        return line  # Nothing in ASCII turns a line round. Names are shown with every row, by the thousand.
    without = OVERRIDES.sub("", line)
    return without if is_balanced(without) else ISOLATES.sub("", without)
