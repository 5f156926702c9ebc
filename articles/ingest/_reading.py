"""One door for all readers of documents."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from django.utils.module_loading import import_string

from articles.ingest.errors import NotText
from articles.ingest.types import DOCUMENT_KINDS, DocumentKind, Feed, RecognisedArticle

_READERS: dict[DocumentKind, str] = {
    "html": "page.read_page",
    "ninjs": "ninjs.read_ninjs",
    "newsml": "news_xml.read_news_xml",
    "vtt": "captions.read_captions",
    "srt": "captions.read_captions",
    "docx": "word.read_word",
    "pdf": "pdf.read_pdf",
    "text": "plain.read_plain",
}
_SUFFIXES: dict[str, DocumentKind] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".pdf": "pdf", ".docx": "docx", ".vtt": "vtt",
    ".srt": "srt", ".json": "ninjs", ".xml": "newsml", ".nitf": "newsml", ".txt": "text",
    ".text": "text", ".md": "text",
}  # fmt: skip
_LOOKED_AT = 2_000
_HTML = re.compile(
    rb"(?:<!--.{0,500}?-->\s{0,9})?<(?:!doctype\s{1,9}html|html|head|body|article|main|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_NEWS_XML = re.compile(rb"<(?:\w+:)?(?:nitf|newsMessage|newsItem|NewsML)\b", re.IGNORECASE)
_SRT = re.compile(rb"\s*\d{1,6}\s*\r?\n\s*\d{1,3}:\d\d:\d\d[,.]\d{1,3}\s*-->")


def _is_object(start: bytes) -> bool:
    return start.startswith(b"{") and not start.startswith(b"{\\rtf")


_BEGINS: tuple[tuple[DocumentKind, Callable[[bytes], object]], ...] = (
    ("pdf", lambda start: start.startswith(b"%PDF-")),
    # An old Word document is refused by the reader of new ones, which says what to do.
    ("docx", lambda start: start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))),
    ("vtt", lambda start: start.startswith(b"WEBVTT")),
    ("srt", _SRT.match),
    # An item of ninjs may hold NITF.
    ("newsml", lambda start: start.startswith(b"<") and _NEWS_XML.search(start)),
    ("html", _HTML.match),
    ("ninjs", _is_object),
)


def read_document(data: bytes, kind: DocumentKind, *, url: str = "", charset: str = "") -> RecognisedArticle:
    """Read a document of a kind as an article. `url` and `charset` help with web pages.

    Raises an `IngestError` that says what is wrong with it, or anchoring's `UnfitText`.
    """
    # Loaded when first needed: the libraries of all readers weigh more than the rest of the program.
    reader: Callable[..., RecognisedArticle] = import_string(f"articles.ingest._readers.{_READERS[kind]}")
    return reader(data, url=url, charset=charset) if kind == "html" else reader(data)


def read_feed(data: bytes, *, url: str = "", charset: str = "") -> Feed:
    """Read a feed: RSS, Atom or JSON Feed. Raises `EmptyInput`, `TooLarge`, `Broken`."""
    reader: Callable[..., Feed] = import_string("articles.ingest._readers.feed.read_feed")
    return reader(data, url=url, charset=charset)


def kind_of(data: bytes, name: str = "", media_type: str = "") -> DocumentKind:
    """Return what a file is by its first bytes, else by its name or media type."""
    start = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n")
    found = next((kind for kind, begins in _BEGINS if begins(start)), None)
    if found is not None:
        return found
    named = _SUFFIXES.get(PurePosixPath(name.lower()).suffix)
    return named or ("html" if "html" in media_type else "text")


def known_kind(kind: str) -> DocumentKind:
    """Return a kind by its name. Raises `NotText` for one that no reader knows."""
    found = next((one for one in DOCUMENT_KINDS if one == kind), None)
    if found is None:
        raise NotText(
            f"There is no reader for “{kind[:50]}”. Known are {', '.join(DOCUMENT_KINDS)}.", field="kind"
        )
    return found
