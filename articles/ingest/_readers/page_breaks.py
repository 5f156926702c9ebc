"""Pages that part their paragraphs by line ends alone: each becomes a paragraph of its own."""

from __future__ import annotations

from lxml.html import HtmlElement, fromstring

_HOLDERS = ("div", "td", "section", "article", "main", "body", "font", "center", "span")
_INLINE = {
    "a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "img", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "time", "u",
}  # fmt: skip
_LEAST_PARTED = 200


def part_at_breaks(tree: HtmlElement) -> None:
    """Make paragraphs of what two line ends in a row part, where an element holds text and no paragraphs."""
    for holder in list(tree.iter(*_HOLDERS)):
        if holder.find(".//p") is None and _is_parted(holder):
            _part(holder)


def _is_parted(holder: HtmlElement) -> bool:
    """Say whether two line ends in a row part a holder's own words, and these are a story's."""
    parted, breaks, length = False, 0, len(holder.text or "")
    for child in holder:
        breaks = breaks + 1 if child.tag == "br" else 0
        parted = parted or breaks > 1
        words = (child.tail or "").strip()
        breaks = 0 if words else breaks
        length += len(words)
    return parted and length >= _LEAST_PARTED


def _part(holder: HtmlElement) -> None:
    """Put the words and inline elements between two line ends in a row into paragraphs."""
    children = list(holder)
    part, breaks = _paragraph(holder.text), 0
    holder.text = None
    holder[:] = []
    for child in children:
        words, child.tail = child.tail, None
        if child.tag == "br":
            breaks += 1
        elif child.tag in _INLINE:
            part = _begun(holder, part, breaks)
            part.append(child)
            breaks = 0
        else:
            _end(holder, part)
            holder.append(child)
            part, breaks = _paragraph(None), 0
        if words and words.strip():
            part = _begun(holder, part, breaks)
            _add(part, words)
            breaks = 0
    _end(holder, part)


def _paragraph(words: str | None) -> HtmlElement:
    made = fromstring("<p></p>")
    made.text = words
    return made


def _begun(holder: HtmlElement, part: HtmlElement, breaks: int) -> HtmlElement:
    """Give the paragraph in which something goes that so many line ends stand before."""
    if breaks > 1:
        _end(holder, part)
        return _paragraph(None)
    if breaks:
        part.append(part.makeelement("br"))
    return part


def _add(part: HtmlElement, words: str) -> None:
    if len(part):
        part[-1].tail = f"{part[-1].tail or ''}{words}"
    else:
        part.text = f"{part.text or ''}{words}"


def _end(holder: HtmlElement, part: HtmlElement) -> None:
    if len(part) or (part.text or "").strip():
        holder.append(part)
