"""Blocks of markup that holds nothing but a story: bodies of ninjs and feeds, NITF, converted documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from articles.ingest._readers.story import tidy
from articles.ingest.errors import Broken, TooLarge
from articles.ingest.types import MAX_BYTES, BlockKind, RecognisedBlock

_KINDS: dict[str, BlockKind] = {
    "h1": "subhead", "h2": "subhead", "h3": "subhead", "h4": "subhead", "h5": "subhead", "h6": "subhead",
    "hl2": "subhead", "li": "list_item", "dd": "list_item", "dt": "list_item", "blockquote": "quote",
    "bq": "quote", "figcaption": "caption", "figure": "caption", "media.caption": "caption",
    "media": "caption", "caption": "caption",
}  # fmt: skip
_BLOCKS = frozenset(
    {*_KINDS, "p", "div", "section", "article", "ul", "ol", "dl", "table", "tr", "td", "th", "tbody", "thead",
     "pre", "body",
     "header", "main", "address", "block", "body.content", "body.end", "hr", "nitf-table", "br"}
)  # fmt: skip
_DROPPED = frozenset(
    {"script", "style", "head", "iframe", "object", "nav", "form", "noscript", "template", "media.producer",
     "media.reference", "media.metadata", "title", "svg"}
)  # fmt: skip
_TOGETHER = frozenset(
    {"p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dd", "dt", "body"}
)
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
ENTITY = re.compile(rb"<!ENTITY|<!\x00?E\x00?N\x00?T\x00?I", re.IGNORECASE)
_MOST_ELEMENTS = 100_000


def markup_blocks(markup: str) -> list[RecognisedBlock]:
    """Return the blocks of a piece of HTML. Raises `TooLarge`."""
    text = _UNFIT.sub(" ", markup)
    if not text.strip():
        return []
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(text.encode(errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return []
    return element_blocks(root)


def element_blocks(root: etree._Element) -> list[RecognisedBlock]:
    """Return the blocks below an element of HTML or NITF. Raises `TooLarge`."""
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise TooLarge(f"The text has more than {_MOST_ELEMENTS:,} elements.", field="file")
    return [RecognisedBlock(kind, text) for kind, text in _flow(root, "paragraph") if text]


def xml_root(data: bytes, what: str) -> etree._Element:
    """Parse XML that must not expand, load or fetch anything. Raises `TooLarge`, `Broken`."""
    if len(data) > MAX_BYTES:
        raise TooLarge(f"The file has {len(data):,} bytes; {what} may have {MAX_BYTES:,}.", field="file")
    if ENTITY.search(data):
        raise Broken(
            f"The file declares entities of its own, which {what} doesn’t need: it may be meant to exhaust "
            "whoever reads it. It was not read.",
            field="file",
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        where = f" (line {line})" if line else ""
        raise Broken(f"The file is not the XML that {what} should be{where}.", field="file") from error


def name_of(element: etree._Element) -> str:
    """Return the name of an element without its namespace, in lower case; empty for what is no element."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def _flow(element: etree._Element, kind: BlockKind) -> Iterator[tuple[BlockKind, str]]:
    """Give the blocks of an element: words between its block elements make blocks of their own."""
    loose = [element.text or ""]
    # What a paragraph leaves together belongs together; the parts of a box stand apart.
    apart = "" if name_of(element) in _TOGETHER else " "
    for child in element:
        name = name_of(child)
        if name in _DROPPED or not name:
            loose.append(child.tail or "")
            continue
        if not _holds_blocks(child):
            loose += [apart, _words(child), apart if child.tail is None else child.tail]
            continue
        yield kind, tidy("".join(loose))
        inner = _KINDS.get(name, kind) if kind in {"paragraph", "quote"} else kind
        yield from _flow(child, inner)
        loose = [child.tail or ""]
    yield kind, tidy("".join(loose))


def _holds_blocks(element: etree._Element) -> bool:
    return any(name_of(one) in _BLOCKS for one in element.iter())


def _words(element: etree._Element) -> str:
    """Return the words of an element that holds no blocks."""
    words = [element.text or ""]
    for child in element:
        if name_of(child) and name_of(child) not in _DROPPED:
            words.append(_words(child))
        words.append(child.tail or "")
    return "".join(words)
