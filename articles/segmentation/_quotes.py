"""Pairing the quotation marks of one block."""

from __future__ import annotations

import re

from articles.segmentation.types import Span

_MARK = re.compile("[\"'“”„‟‘’‚«»‹›「」『』]")
_CLOSING = {
    "“": "”", "„": "“”", "‟": "”", "‘": "’", "‚": "‘’", "«": "»", "»": "«", "‹": "›", "›": "‹", "「": "」",
    "『": "』",
    "”": "”", '"': '"', "'": "'",
}  # fmt: skip
# Without a bound, a text of nothing but opening marks would take for ever.
_DEEPEST = 8
# These go on to the end of a block that doesn't close them.
_LASTING = frozenset("“„«「")
# Used either way round, and as apostrophes: the characters beside them decide.
_TURNING = frozenset("\"'”’»«›‹")
_BEFORE_OPENING = frozenset("([{-–—―/\"'“‘«„‚‹»›")


def quotes_in(text: str) -> tuple[Span, ...]:
    """Return the quotations in a block, an outer one before what it holds."""
    opened: list[tuple[str, int]] = []
    found: list[Span] = []
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        depth = _depth_closed(opened, mark, text, at)
        if depth is not None:
            if opened[depth][1] + 1 < at:
                found.append((opened[depth][1], at + 1))
            # What was opened inside and never closed was no quotation.
            del opened[depth:]
        elif mark in _CLOSING and (mark not in _TURNING or _can_open(text, at)):
            opened.append((mark, at))
            # Nobody quotes so deep: the outermost was never closed.
            del opened[:-_DEEPEST]
    lasting = next((at for mark, at in opened if mark in _LASTING), None)
    if lasting is not None and not any(start < lasting < end for start, end in found):
        found.append((lasting, len(text.rstrip())))
    return tuple(sorted(found, key=lambda span: (span[0], -span[1])))


def _depth_closed(opened: list[tuple[str, int]], mark: str, text: str, at: int) -> int | None:
    """Return which of the open quotations the mark closes: the innermost that it fits."""
    if mark in _TURNING and not _can_close(text, at, mark):
        return None
    for depth in range(len(opened) - 1, -1, -1):
        opener = opened[depth][0]
        if mark in _CLOSING[opener]:
            return depth
    return None


def _can_open(text: str, at: int) -> bool:
    """Tell whether a mark may open: nothing, a space or another opening mark before it, and no space behind
    it.
    """
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] in "«»" and (not before or before.isspace()):
        return bool(behind.strip()) or text[at] == "«"
    return (not before or before.isspace() or before in _BEFORE_OPENING) and bool(behind.strip())


def _can_close(text: str, at: int, mark: str) -> bool:
    """Tell whether a mark may close: something before it, and no letter behind one that may be an
    apostrophe.
    """
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    if mark in "»›":
        return bool(before) and not behind.isalnum()
    return bool(before.strip()) and (mark in "“”" or not behind.isalnum())
