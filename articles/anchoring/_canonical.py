"""The one form in which a text is stored, hashed and counted."""

from __future__ import annotations

import re
import unicodedata

from articles.anchoring._composing import composed
from articles.anchoring.errors import UnfitText
from articles.anchoring.types import MAX_LENGTH

# What XML 1.0 and PostgreSQL cannot carry: an article that held one of these could not be exported whole.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NAMES = {"Cc": "a control character", "Cs": "half of a surrogate pair", "Cn": "a noncharacter"}
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
_TRAILING_SPACE = re.compile(r"(?<!\s)[^\S\n]+$|^[^\S\n]+$", re.MULTILINE)


def canonical_text(raw: str) -> str:
    """Give the text in canonical form: NFC, plain line feeds, no byte order mark, no space at line ends.

    Doing it twice changes nothing. Raises `UnfitText` for a control character, a lone surrogate, a
    noncharacter, or a text of `MAX_LENGTH` code points or more.
    """
    if len(raw) >= MAX_LENGTH:
        raise UnfitText(
            f"The text has {len(raw):,} characters; it must stay under {MAX_LENGTH:,}. Split it into "
            "articles.",
            position=MAX_LENGTH,
        )
    unfit = _UNFIT.search(raw)
    if unfit is not None:
        raise UnfitText(_why_unfit(raw, unfit.start()), position=unfit.start())
    # A byte order mark inside the text (files pasted one after another) is as meaningless as one before it.
    text = composed(_LINE_END.sub("\n", raw.replace("\ufeff", "")))
    return _TRAILING_SPACE.sub("", text)


def _why_unfit(raw: str, position: int) -> str:
    """Name the character, its place, and what to do."""
    character = raw[position]
    line = raw.count("\n", 0, position) + 1
    name = "a NUL character" if character == "\0" else _NAMES[unicodedata.category(character)]
    code = f"U+{ord(character):04X}"
    return (
        f"The text has {name} ({code}) at character {position + 1}, in line {line}. Remove it, or paste "
        "plain text."
    )
