"""From the bytes of an uploaded file to its text: which encoding it has, and which separator."""

from __future__ import annotations

import codecs

# Of a file without any mark, so many bytes are looked at.
_LOOKED_AT = 2_000
_AS_UTF8 = "Save it as UTF-8: in a spreadsheet program, as “CSV UTF-8 (comma delimited)”."
_SEPARATORS = {";": "semicolons", "\t": "tabs"}


class Unreadable(ValueError):
    """The file, or a cell of it, can't be read. The message says why, and the remedy."""


def text_of(data: bytes) -> str:
    """Return the text of a file in UTF-8, with or without a byte order mark. Raises `Unreadable`."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _is_unmarked_utf16(data):
        raise Unreadable(f"The file is in UTF-16. {_AS_UTF8}")
    if data.startswith(b"PK\x03\x04"):
        raise Unreadable(f"This is a workbook or an archive, not a list. {_AS_UTF8}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        # The mark's three bytes are not counted.
        broken = trouble.start + (len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0)
        line = data.count(b"\n", 0, broken) + 1
        byte = data[broken]
        guess = f", which Latin-1 and Windows-1252 write for “{bytes([byte]).decode('latin-1')}”"
        named = f"the byte {byte:02X}{guess if byte >= 0xA0 else ''}"  # noqa: PLR2004 - the first visible letter
        raise Unreadable(
            f"The file is not in UTF-8: its {line:,}. line of text holds {named}. {_AS_UTF8}"
        ) from trouble


def refuse_separator(header: str, cells: int) -> None:
    """Raise `Unreadable` if the header is one cell because something else than commas separates the
    columns.
    """
    if cells > 1:
        return
    for separator, word in _SEPARATORS.items():
        if separator in header:
            raise Unreadable(
                f"The columns are separated by {word}. Separate them with commas: in a spreadsheet program, "
                "save the list as “CSV UTF-8 (comma delimited)”."
            )


def _is_unmarked_utf16(data: bytes) -> bool:
    """Tell whether every other byte at the beginning is empty, as UTF-16 writes Latin letters."""
    begun = data[:_LOOKED_AT]
    halves = (begun[0::2], begun[1::2])
    return len(begun) > 1 and any(half.count(0) * 2 > len(half) for half in halves)
