"""From the bytes of an uploaded file to text, or to a sentence that says why they are none."""

from __future__ import annotations

import codecs

from articles.ingest.errors import EmptyInput, NotText, TooLarge, UnreadableEncoding
from articles.ingest.types import MAX_BYTES

_FIELD = "file"
_SAVE_AS_TEXT = "Open it, and paste its text or save it as plain text (UTF-8)."

# How files that people mistake for text begin.
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or other Office document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (codecs.BOM_UTF32_LE, "text in UTF-32"),
    (codecs.BOM_UTF32_BE, "text in UTF-32"),
)
# Modern office files are zip archives; the names of their parts are readable near the beginning.
_ZIP_PARTS = (
    (b"word/", "a Word document"),
    (b"opendocument.text", "an OpenDocument text"),
    (b"epub+zip", "an e-book (EPUB)"),
)
_ZIP_LOOK = 4096


def decode_upload(data: bytes) -> str:
    """Read an uploaded file as UTF-8, or as UTF-16 when it begins with a byte order mark.

    The byte order mark is left out. Raises `EmptyInput`, `TooLarge`, `NotText` or `UnreadableEncoding`.
    """
    if len(data) >= MAX_BYTES:
        raise TooLarge(
            f"The file has {len(data):,} bytes; it must stay under {MAX_BYTES:,} (5 MB). Split it into "
            "articles.",
            field=_FIELD,
        )
    _refuse_documents(data)
    text = _decode(data)
    nul = text.find("\0")
    if nul != -1:
        raise NotText(
            f"The file is not text: it has a NUL at character {nul + 1}. {_SAVE_AS_TEXT}",
            field=_FIELD,
        )
    if not text.strip():
        raise EmptyInput("The file is empty. Choose a file that holds the article's text.", field=_FIELD)
    return text


def _refuse_documents(data: bytes) -> None:
    """Refuse what its first bytes name as something else than text."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            beginning = data[:_ZIP_LOOK] if magic.startswith(b"PK") else b""
            document = next((known for part, known in _ZIP_PARTS if part in beginning), name)
            raise NotText(f"The file is {document}, not plain text. {_SAVE_AS_TEXT}", field=_FIELD)


def _decode(data: bytes) -> str:
    """Decode by the byte order mark, or as UTF-8 without one."""
    encoding, name, mark = "utf-8", "UTF-8", b""
    if data.startswith(codecs.BOM_UTF8):
        mark = codecs.BOM_UTF8
    elif data.startswith(codecs.BOM_UTF16_LE):
        encoding, name, mark = "utf-16-le", "UTF-16", codecs.BOM_UTF16_LE
    elif data.startswith(codecs.BOM_UTF16_BE):
        encoding, name, mark = "utf-16-be", "UTF-16", codecs.BOM_UTF16_BE
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        position = error.start + len(mark)
        raise UnreadableEncoding(
            f"The file is not valid {name}: byte {position} (0x{data[position]:02X}) cannot be read. "
            "Save it as UTF-8 and upload it again.",
            field=_FIELD,
            position=position,
        ) from error
