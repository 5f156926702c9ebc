r"""UTF-8 that was read in another encoding on its way, such as "â€œWe are ready,â€\x9d" and "CafÃ©".

A line is put right only if every character of it beyond ASCII is part of such a sequence, so that a line
which says what it means is left alone. What the characters then are must be likelier than what they were.
"""

from __future__ import annotations

import re
import unicodedata

_WINDOWS_BYTES = {
    character: code
    for code in range(0x80, 0x100)
    for character in {bytes([code]).decode("cp1252", errors="replace"), chr(code)}
    if character != "\ufffd"
}
_MAC_BYTES = {bytes([code]).decode("mac_roman"): code for code in range(0x80, 0x100)}
# How the UTF-8 of quotation marks, dashes and letters begins when it is read in these encodings.
_WINDOWS_SIGN = re.compile(
    "[\xc2-\xf4][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|â€"
)
_MAC_SIGN = re.compile("‚Ä|√[©®±§ß°¢†ºΩ≥≠∂¨£]|¬´|¬ª|¬†")
# The byte 0x9D has no character in Windows-1252, so that many programs lose it: the closing quotation mark's.
_LOST = re.compile(
    "â€(?![\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122])"
)
_BEYOND = re.compile(r"[^\x00-\x7f]+")
_LIKELY = re.compile(
    "[\xa0\xa1\xa3\xa7\xa9-\xab\xad-\xae\xb0-\xbb\xbf-\xd6\xd8-\xf6\xf8-\u017f\u02bc\u2009-\u206f\u20ac\u2122\u202f\u0300-\u036f]+"
)
# "AMANHÃ”" is Portuguese, and says what it means.
_CLOSED_CAPITAL = re.compile("[A-ZÀ-Þ][Â-Þ][‘’“”»–—](?![^\\W\\d_])")
_FEW = 3
_ROUNDS = 2
_C1 = re.compile("[\x80-\x9f]")


def repaired_lines(text: str) -> tuple[str, int]:
    """Return the text with such lines put right, and how many there were."""
    if text.isascii() or not (_WINDOWS_SIGN.search(text) or _MAC_SIGN.search(text)):
        return text, 0
    lines = text.split("\n")
    count = 0
    for at, line in enumerate(lines):
        for _ in range(_ROUNDS):
            right = _repaired(lines[at])
            if right is None:
                break
            lines[at] = right
        count += lines[at] != line
    return "\n".join(lines), count


def _repaired(line: str) -> str | None:
    """Return the line put right, or None if it is right already."""
    for sign, table in ((_WINDOWS_SIGN, _WINDOWS_BYTES), (_MAC_SIGN, _MAC_BYTES)):
        if not sign.search(line) or _CLOSED_CAPITAL.search(line):
            continue
        whole = _LOST.sub("â€\x9d", line) if table is _WINDOWS_BYTES else line
        try:
            right = _BEYOND.sub(lambda match, table=table: _decoded(match[0], table), whole)  # type: ignore[misc] # a default
        except (KeyError, UnicodeDecodeError):
            continue
        beyond = "".join(_BEYOND.findall(right))
        if sign.search(right):
            # It was read wrongly twice: the next round meets what is left.
            beyond = _C1.sub("", beyond)
        likely = all(map(_is_likely, beyond)) if len(beyond) < _FEW else all(map(_is_written, beyond))
        if beyond and likely:
            return right
    return None


def _decoded(characters: str, table: dict[str, int]) -> str:
    """Read the characters as the bytes that they were. Raises KeyError or UnicodeDecodeError."""
    return bytes(table[character] for character in characters).decode()


def _is_likely(character: str) -> bool:
    return _LIKELY.fullmatch(character) is not None


def _is_written(character: str) -> bool:
    """Say whether texts are written with it: no control character, none that is private or unknown."""
    return (
        not unicodedata.category(character).startswith("C")
        or character in "\u200b\u200c\u200d\u200e\u200f\xad\ufeff\u2060"
    )
