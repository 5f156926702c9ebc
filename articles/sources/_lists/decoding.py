"""From the bytes of an uploaded file to its text: what sort of file it is, and which encoding it has."""

from __future__ import annotations

import codecs
import re
import zipfile
from io import BytesIO

# Of a file without any mark, so many bytes are looked at.
_LOOKED_AT = 2_000
_AS_CSV = "Save the list from it as “CSV UTF-8 (comma delimited)”, and choose that file."
_AS_UTF8 = "Save it as UTF-8: in a spreadsheet program, as “CSV UTF-8 (comma delimited)”."
# What files of other sorts begin with.
_SORTS = {
    b"\xd0\xcf\x11\xe0": "an Excel workbook (.xls)",
    b"%PDF": "a PDF",
    b"{\\rtf": "a formatted text (RTF)",
    b"\x1f\x8b": "a compressed file (gzip)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"PAR1": "a Parquet file",
    b"SQLite format 3": "a database (SQLite)",
}
# What archives of a sort hold.
_ARCHIVES = {
    "xl/workbook.xml": "an Excel workbook (.xlsx)",
    "xl/workbook.bin": "an Excel workbook (.xlsb)",
    "word/document.xml": "a Word document (.docx)",
    "content.xml": "an OpenDocument file (.ods)",
    "Index/Document.iwa": "a Numbers workbook (.numbers)",
    "Index.zip": "a Numbers workbook (.numbers)",
}
_MARKUP = re.compile(rb"\s*<(!doctype|html|\?xml|table|head|body)\b", re.IGNORECASE)
# Letters of Western European languages, and the signs that their texts have, in Windows-1252. The letters of
# Turkish and Icelandic, and a capital within a word, are what other encodings look like.
_WESTERN = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒŠŽŸßàáâãäåæçèéêëìíîïñòóôõöøùúûüœšžÿ"
_SIGNS = "€‚„…‰‹›‘’“”•–—™¡£§©«®°·»¿ \xa0\xad"
_WORD = re.compile(r"[^\W\d_]+")
_MIXED = re.compile(r"[a-zß-ÿœšž][À-ÞŒŠŽŸ]")
# Tilded letters stand only in such surroundings in Portuguese; elsewhere they are Hungarian, Romanian,
# Estonian.
_NOT_TILDED = re.compile(r"õ(?!es?\b)|ã(?!o|e|s?\b)")
_NORDIC, _SOUTHERN = frozenset("åæøÅÆØ"), frozenset("àáâãçèêëìíîïñòóôõùúûšžœÿ")


class Unreadable(ValueError):
    """The file, or a cell of it, can't be read. The message says why, and the remedy."""


def text_of(data: bytes) -> tuple[str, str]:
    """Return the text of a file, and a sentence about its encoding if that had to be worked out.

    UTF-8 and UTF-16 are read, and Windows-1252 where the letters leave no doubt. Raises `Unreadable`.
    """
    _refuse_other_sorts(data)
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return _utf16_text(data, "utf-32"), ""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16_text(data, "utf-16"), ""
    if encoding := _unmarked_utf16(data):
        return _utf16_text(data, encoding), ""
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError as trouble:
        if (text := _western_text(data)) is not None:
            return text, (
                "The file is not in UTF-8. It was read as Windows-1252: check the names that have accents."
            )
        raise Unreadable(_not_utf8(data, trouble)) from trouble


def seems_twice_encoded(cell: str) -> str:
    """Return what a cell such as “LibÃ©ration” was before a program read its UTF-8 as Windows-1252; else
    nothing.
    """
    if cell.isascii():
        return ""
    try:
        meant = cell.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""
    return meant if meant != cell else ""


def _refuse_other_sorts(data: bytes) -> None:
    """Raise `Unreadable` for a file that is no text, with what it is."""
    if data.startswith(b"PK\x03\x04"):
        raise Unreadable(f"This is {_archive(data)}, not a list. {_AS_CSV}")
    for begun, sort in _SORTS.items():
        if data.startswith(begun):
            raise Unreadable(f"This is {sort}, not a list. {_AS_CSV}")
    if _MARKUP.match(data.removeprefix(codecs.BOM_UTF8)[:_LOOKED_AT]):
        raise Unreadable(
            "This is a web page or XML, not a list, whatever the file is called. Open it in a spreadsheet "
            f"program. {_AS_CSV}"
        )


def _archive(data: bytes) -> str:
    """Say what sort of archive this is: workbooks are archives too."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist()[:_LOOKED_AT])
    except (zipfile.BadZipFile, ValueError, OSError):
        return "a workbook or an archive"
    return next((sort for name, sort in _ARCHIVES.items() if name in names), "an archive (.zip)")


def _utf16_text(data: bytes, encoding: str) -> str:
    """Return the text of a file in UTF-16 or UTF-32. Raises `Unreadable`."""
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as trouble:
        raise Unreadable(
            f"The file begins as {encoding[:6].upper()}, but is broken at byte {trouble.start + 1:,}. "
            f"{_AS_UTF8}"
        ) from trouble


def _unmarked_utf16(data: bytes) -> str:
    """Return which UTF-16 it is if every other byte at the beginning is empty, as it writes Latin letters."""
    # Some programs fill a file up with zeros.
    begun = data[:_LOOKED_AT].rstrip(b"\x00")
    for encoding, half in (("utf-16-le", begun[1::2]), ("utf-16-be", begun[0::2])):
        if len(begun) > 1 and half.count(0) * 2 > len(half):
            return encoding
    return ""


def _western_text(data: bytes) -> str | None:
    """Return the text in Windows-1252 if its letters are those of Western Europe as these are written; else
    None.
    """
    # Some of it in UTF-8: then the rest is broken, and not in another encoding.
    if any(not letter.isascii() for letter in data.decode("utf-8", errors="ignore")):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    if any(not c.isascii() and c not in _WESTERN and c not in _SIGNS for c in set(text)):
        return None
    words = {word for word in _WORD.findall(text) if not word.isascii()}
    return text if all(map(_is_western, words)) else None


def _is_western(word: str) -> bool:
    """Tell whether a word is one of Western Europe: some accents among plain letters."""
    strange = {c for c in word if not c.isascii()}
    plain = sum(c.isascii() for c in word)
    if _MIXED.search(word) or _NOT_TILDED.search(word.lower()) or (strange & _NORDIC and strange & _SOUTHERN):
        return False
    # Words of other alphabets come out as nothing but accents.
    return len(word) - plain <= max(1, plain)


def _not_utf8(data: bytes, trouble: UnicodeDecodeError) -> str:
    """Say where a file is not in UTF-8."""
    # The mark's three bytes are not counted.
    broken = trouble.start + (len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0)
    line = data.count(b"\n", 0, broken) + 1
    byte = data[broken]
    guess = f", which Latin-1 and Windows-1252 write for “{bytes([byte]).decode('latin-1')}”"
    named = f"the byte {byte:02X}{guess if byte >= 0xA0 else ''}"  # noqa: PLR2004 - the first visible letter
    return (
        "The file is neither in UTF-8 nor surely in another encoding: "
        f"its {line:,}. line of text holds {named}. {_AS_UTF8}"
    )
