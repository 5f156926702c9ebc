"""From the bytes of an uploaded file to text, or to a sentence that says why they are none."""

from __future__ import annotations

import codecs
import re

from articles.ingest._documents import document_of
from articles.ingest.errors import EmptyInput, NotText, TooLarge, UnreadableEncoding
from articles.ingest.types import MAX_BYTES

_FIELD = "file"
_SAVE_AS_TEXT = "Open it, and paste its text or save it as plain text (UTF-8)."
PASTE_WORDS = "Open it, copy the words of the story, headline first, and paste them."

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
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"OggS\x00", "a recording (Ogg)"),
    (b"ID3\x03", "a recording (MP3)"),
    (b"ID3\x04", "a recording (MP3)"),
    (b"fLaC\x00", "a recording (FLAC)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"BZh91AY", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"SQLite format 3\x00", "a database (SQLite)"),
    (b"bplist00", "an Apple property list or web archive"),
    (b"PAR1", "a table (Parquet)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"{\\urtf", "a rich text (RTF) document"),
    (b"\x1f\x8b", "a gzip archive"),
    (codecs.BOM_UTF32_LE, "text in UTF-32"),
    (codecs.BOM_UTF32_BE, "text in UTF-32"),
)
# Modern office files are zip archives; the names of their parts are readable near the beginning.
_ZIP_PARTS = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel table"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"opendocument.text", "an OpenDocument text"),
    (b"opendocument.spreadsheet", "an OpenDocument table"),
    (b"Index/Document.iwa", "a Pages document"),
    (b"epub+zip", "an e-book (EPUB)"),
)
_ZIP_LOOK = 4096
# What begins with a size, and says what it is a few bytes later.
_BOXES = (
    (b"ftyp", 4, "a video, or a picture of a phone"),
    (b"WEBP", 8, "a WebP picture"),
    (b"WAVE", 8, "a recording (WAV)"),
)
# Copy from wires and PDF readers has some of these, a file of another kind hundreds.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FEWEST_UNSEEN, _MOST_UNSEEN = 10, 0.1
_HALF = 0.3


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
    unseen = len(_UNSEEN.findall(text))
    if unseen >= _FEWEST_UNSEEN and unseen > _MOST_UNSEEN * len(text):
        raise NotText(
            f"The file is not text: {unseen:,} of its {len(text):,} characters stand for nothing that is "
            f"read. {_SAVE_AS_TEXT}",
            field=_FIELD,
        )
    document = document_of(text)
    if document:
        raise NotText(f"The file is {document}, not plain text. {PASTE_WORDS}", field=_FIELD)
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
    for word, at, name in _BOXES:
        if data[at : at + len(word)] == word:
            raise NotText(f"The file is {name}, not plain text. {_SAVE_AS_TEXT}", field=_FIELD)


def _decode(data: bytes) -> str:
    """Decode by the byte order mark, or as UTF-8 without one."""
    encoding, name, mark = "utf-8", "UTF-8", b""
    if data.startswith(codecs.BOM_UTF8):
        mark = codecs.BOM_UTF8
    elif data.startswith(codecs.BOM_UTF16_LE):
        encoding, name, mark = "utf-16-le", "UTF-16", codecs.BOM_UTF16_LE
    elif data.startswith(codecs.BOM_UTF16_BE):
        encoding, name, mark = "utf-16-be", "UTF-16", codecs.BOM_UTF16_BE
    elif data.count(0) > _HALF * len(data) and len(data) % 2 == 0:
        # Text in UTF-16 without its mark: every other byte of a Latin text is nought.
        encoding, name = ("utf-16-le" if data[:2].endswith(b"\0") else "utf-16-be"), "UTF-16"
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
