"""Characters that nobody sees or that a wrong encoding left: taken in as what they meant, and said.

Word writes U+000B for a line break and U+001E for a hyphen that doesn't break; PDF readers write U+000C
between pages and, as PDFium does, U+0002 or U+FFFE for the hyphen of a divided word; wires frame their copy
with U+0001 to U+0004.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter

from articles.ingest._mojibake import repaired_lines

Repair = tuple[str, tuple[str, ...]]

_WINDOWS = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
_C1 = re.compile("[\x80-\x9f]")
_NEXT_LINE = "\x85"
# After an ellipsis the sentence goes on, or its quotation ends; after a line end, a line begins.
_ELLIPSIS = re.compile("\x85(?=[ \t\xa0\"'”’»)\\]\x92\x94\x9b]|[^\\W\\d_A-ZÀ-Þ]|$)", re.MULTILINE)
_DIVIDED = re.compile("(?<=[^\\W\\d_])[\x02\ufffe][ \t]{0,3}(?:\r\n|[\r\n])?(?=[^\\W\\d_])")
_ESCAPE = re.compile("\x1b\\[[0-9;]{0,20}[A-Za-z]")
_WORD_HYPHEN = re.compile("(?<=\\w)\x1e(?=\\w)")
_PAGE, _LINE = "\x0c", "\x0b"
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffc\ufffe\uffff]")
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "•", "\uf02d": "-"}
_BULLET = re.compile("[\uf0b7\uf0a7\uf0d8\uf02d]")
# As the source of a web page writes characters. Without its semicolon one may be anything: "R&D".
_REFERENCE = re.compile(r"&(?:[A-Za-z]{2,8}\d{0,2}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_MOST_NAMED = 6


def repair_characters(text: str) -> Repair:
    """Return the text without characters that nobody sees, and sentences that say what was changed.

    Only characters that no text can mean are touched; those that change how a text is shown stay.
    """
    text, said_of_references = _references(text)
    if text.isascii() and not _UNSEEN.search(text) and _PAGE not in text and _LINE not in text:
        return text, said_of_references
    said = [*said_of_references]
    text, count = repaired_lines(text)
    _say(
        said,
        count,
        "line was",
        "lines were",
        "read in the wrong encoding, as “â€œ” for “; its characters were put right",
    )
    text = _windows(text, said)
    text, count = _DIVIDED.subn("", text)
    _say(
        said,
        count,
        "word was",
        "words were",
        "divided at a line’s end by an unseen hyphen (U+0002); the halves were joined",
    )
    text, count = _WORD_HYPHEN.subn("-", text)
    _say(said, count, "hyphen of Word (U+001E) was", "hyphens of Word (U+001E) were", "made a plain one")
    text, count = _BULLET.subn(lambda match: _BULLETS[match[0]], text)
    _say(said, count, "bullet of a symbol font was", "bullets of a symbol font were", "made a plain one")
    for character, name in ((_PAGE, "page break (U+000C)"), (_LINE, "line break of Word (U+000B)")):
        count = text.count(character)
        # A page ends after a line's end; another would part the paragraph that runs on.
        text = text.replace(f"\n{character}", "\n").replace(character, "\n")
        _say(said, count, f"{name} was", f"{name.replace('break', 'breaks', 1)} were", "made a line’s end")
    text = _ESCAPE.sub("", text)
    unseen = Counter(_UNSEEN.findall(text.replace(_NEXT_LINE, "")))
    if unseen:
        text = _UNSEEN.sub(lambda match: match[0] if match[0] == _NEXT_LINE else "", text)
        total = sum(unseen.values())
        named = ", ".join(_name(character) for character in sorted(unseen)[:_MOST_NAMED])
        more = ", …" if len(unseen) > _MOST_NAMED else ""
        _say(
            said, total, "character", "characters", f"that nobody sees {_was(total)} left out: {named}{more}"
        )
    return text, tuple(said)


def _references(text: str) -> Repair:
    """Read the character references of HTML ("&amp;", "&#8211;"), each once. One that isn't known stays."""
    if not _REFERENCE.search(text):
        return text, ()
    said: list[str] = []
    count = sum(html.unescape(found) != found for found in _REFERENCE.findall(text))
    text = _REFERENCE.sub(lambda match: html.unescape(match[0]), text)
    _say(
        said,
        count,
        "character",
        "characters",
        f"in the spelling of HTML, as “&amp;” for &, {_was(count)} read",
    )
    return text, tuple(said)


def _windows(text: str, said: list[str]) -> str:
    """Give C1 characters the meaning of their bytes in Windows-1252; U+0085 may be a line's end."""
    if not _C1.search(text):
        return text
    others = any(character != _NEXT_LINE for character in _C1.findall(text))
    if others:
        ellipses = text.count(_NEXT_LINE)
        text = text.replace(_NEXT_LINE, "…")
    else:
        text, ellipses = _ELLIPSIS.subn("…", text)
    found = [
        character for character in _C1.findall(text) if ord(character) in _WINDOWS and character != _NEXT_LINE
    ]
    text = _C1.sub(lambda match: _windows_character(match[0]), text)
    count = len(found) + ellipses
    shown = " ".join(
        dict.fromkeys([_WINDOWS[ord(character)] for character in found] + ["…"] * bool(ellipses))
    )
    _say(said, count, "character", "characters", f"of Windows-1252 ({shown}) {_was(count)} put right")
    return text


def _windows_character(character: str) -> str:
    return character if character == _NEXT_LINE else _WINDOWS.get(ord(character), character)


def _name(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" {name}" if name else "")


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


def _say(said: list[str], count: int, one: str, many: str, what: str) -> None:
    """Add a sentence on how many there were."""
    if count:
        said.append(f"{count:,} {one if count == 1 else many} {what}.")
