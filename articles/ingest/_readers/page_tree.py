"""From the bytes of a web page to a tree of elements: its encoding, its size, its depth."""

from __future__ import annotations

import codecs
import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from articles.anchoring.types import MAX_LENGTH
from articles.ingest.errors import Broken, EmptyInput, TooLarge
from articles.ingest.types import MAX_PAGE_BYTES

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?([\w.:-]{2,40})", re.IGNORECASE
)
_DECLARED_IN = 4_096
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
# What browsers read by these names.
_MEANT = {
    "iso8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030",
    "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs", "tis_620": "cp874",
    "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8",
}  # fmt: skip
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_MOST_ELEMENTS = 40_000


def page_tree(data: bytes, charset: str = "") -> HtmlElement:
    """Return the root of the page. `charset` is what the server said.

    Raises `EmptyInput`, `TooLarge`, `Broken`.
    """
    if len(data) >= MAX_PAGE_BYTES:
        raise TooLarge(
            f"The page has {len(data):,} bytes; it must stay under {MAX_PAGE_BYTES:,} (10 MB). Copy "
            "the words of the story from your browser, and paste them.",
            field="file",
        )
    text = _UNFIT.sub(" ", decoded(data, charset))
    if not text.strip():
        raise EmptyInput("The page is empty.", field="file")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(text.encode(errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise Broken("The page is no HTML that can be read.", field="file") from error
    if not isinstance(root, HtmlElement):
        raise Broken("The page is no HTML that can be read.", field="file")
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS or _words(root) > MAX_LENGTH:
        raise TooLarge(
            f"The page has more than {_MOST_ELEMENTS:,} elements, or {MAX_LENGTH:,} characters. "
            "Copy the words of the story from your browser, and paste them.",
            field="file",
        )
    return root


def _words(root: HtmlElement) -> int:
    """Return the length of the page's words, scripts and styles left out."""
    return sum(len(element.text or "") for element in root.iter() if element.tag not in {"script", "style"})


def decoded(data: bytes, charset: str = "") -> str:
    """Decode as browsers do, but believe bytes that are UTF-8 more than a declaration that they aren't."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    declared = _DECLARED.search(data[:_DECLARED_IN])
    named = [charset, declared[1].decode("ascii", errors="replace") if declared else ""]
    for encoding in ["utf-8", *filter(None, map(_codec, named))]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    # A few bad bytes don't make a page of UTF-8 one of Windows.
    said_utf8 = any(_codec(name) == "utf-8" for name in named)
    return data.decode("utf-8" if said_utf8 and _mostly_utf8(data) else "cp1252", errors="replace")


def _mostly_utf8(data: bytes) -> bool:
    """Say whether more of what lies beyond ASCII can be read as UTF-8 than not."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - bad > bad


def _codec(name: str) -> str:
    """Return Python's codec for a declared encoding; empty for none that is text."""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    text_only: bool = getattr(found, "_is_text_encoding", True)
    return _MEANT.get(found.name, found.name) if name and text_only else ""
