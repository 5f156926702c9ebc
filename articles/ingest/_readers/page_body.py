"""The text of a web page as blocks: trafilatura finds where it stands, and the furniture in it is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from articles.ingest._readers.furniture import Found, is_furniture, names_furniture
from articles.ingest._readers.page_breaks import part_at_breaks
from articles.ingest.types import BlockKind, RecognisedBlock

_PARTS = ("figure", "nav", "footer", "form", "button", "template", "dialog")
_MOST_OF_BOX = 2
_LEAST_OF_BODY, _NEARLY_ALL, _SHORT = 0.6, 0.9, 500
# Spaces that trafilatura would make plain, and what stands for them meanwhile: private characters.
_KEPT_SPACES = str.maketrans({"\u00a0": "\ue0a0", "\u202f": "\ue0a1", "\u2009": "\ue0a2"})
_INNER_SPACE = re.compile(r"(?<=\S)[\u00a0\u202f\u2009](?=\S)")
_BREAK = "\ue0a3"
_SPACES_AGAIN = {ord(after): chr(before) for before, after in _KEPT_SPACES.items()}


def page_blocks(root: HtmlElement, url: str, said: str) -> list[RecognisedBlock]:
    """Return the story's blocks, without menus, notices, links to other stories and pictures.

    `said` is the text that the markup repeats, if it does: what is less than it is not the whole story, and
    what stands around it is none of it.
    """
    blocks = _extracted(root, url, favor_recall=False)
    least = _LEAST_OF_BODY * len(said) if len(said) > _SHORT else _SHORT
    if _length(blocks) < least:
        wider = _extracted(root, url, favor_recall=True)
        blocks = wider if _length(wider) > _length(blocks) else blocks
    return _within(blocks, said) if len(said) > _SHORT else blocks


def _extracted(root: HtmlElement, url: str, *, favor_recall: bool) -> list[RecognisedBlock]:
    found = bare_extraction(
        _pruned(root), url=url or None, include_comments=False, include_tables=False, include_links=True,
        with_metadata=False, deduplicate=False, favor_recall=favor_recall,
    )  # fmt: skip
    body = getattr(found, "body", None)
    if body is None:
        return []
    kept = [one for one in _blocks(body) if not is_furniture(one)]
    return [RecognisedBlock(one.kind, "\n".join(one.lines)) for one in kept]


def _length(blocks: list[RecognisedBlock]) -> int:
    return sum(len(block.text) for block in blocks)


def _within(blocks: list[RecognisedBlock], said: str) -> list[RecognisedBlock]:
    """Leave out what stands round the text that the markup repeats, if nearly all of it is here."""
    whole = _folded(said)
    inside = [at for at, block in enumerate(blocks) if _folded(block.text) in whole]
    covered = sum(len(_folded(blocks[at].text)) for at in inside)
    return blocks[inside[0] : inside[-1] + 1] if inside and covered >= _NEARLY_ALL * len(whole) else blocks


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _pruned(root: HtmlElement) -> HtmlElement:
    """Return a copy without what is never the story."""
    tree: HtmlElement = deepcopy(root)
    for element in tree.iter():
        for name in ("text", "tail"):
            words = getattr(element, name)
            if words and not words.isascii() and not words.isspace():
                setattr(
                    element, name, _INNER_SPACE.sub(lambda found: found[0].translate(_KEPT_SPACES), words)
                )
    part_at_breaks(tree)
    _mark_breaks(tree)
    doomed = [
        element
        for element in tree.iter()
        if isinstance(element.tag, str)
        and element.tag not in {"html", "body", "main", "article"}
        and (element.tag in _PARTS or element.get("hidden") is not None or _is_small_furniture(element))
    ]
    for element in doomed:
        if element.getparent() is not None:
            element.drop_tree()
    return tree


def _mark_breaks(tree: HtmlElement) -> None:
    """Leave a mark where two line ends in a row part paragraphs: trafilatura would lose them."""
    for end in list(tree.iter("br")):
        following = end.getnext()
        if following is not None and following.tag == "br" and not (end.tail or "").strip():
            following.tail = f"{_BREAK}{following.tail or ''}"


def _is_small_furniture(element: HtmlElement) -> bool:
    """Say whether an element's class names furniture, and it doesn't hold the story."""
    named = f"{element.get('class', '')} {element.get('id', '')}"
    if not names_furniture(named):
        return False
    return len(element.findall(".//p")) <= _MOST_OF_BOX and element.find(".//article") is None


def _blocks(body: etree._Element) -> Iterator[Found]:
    """Give the blocks of trafilatura's body in order."""
    for child in body:
        if not isinstance(child.tag, str):
            continue
        if child.tag in {"div", "section"}:
            yield from _blocks(child)
        elif child.tag == "list":
            for item in child.iter("item"):
                yield from _pieces("list_item", item)
        elif child.tag == "head":
            yield from _pieces("subhead", child)
        elif child.tag == "quote":
            yield from _pieces("quote", child)
        elif child.tag in {"p", "ab", "code", "hi", "ref", "fw"}:
            yield from _pieces("paragraph", child)


def _pieces(kind: BlockKind, element: etree._Element) -> Iterator[Found]:
    """Give the paragraphs of an element: two line ends in a row, or a paragraph within it, part them."""
    marked = _marked(element).replace(_BREAK, "\n\n")
    links = sum(len("".join(map(str, ref.itertext()))) for ref in element.iter("ref"))
    length = sum(map(len, marked.split())) + marked.count(" ")
    for piece in re.split(r"\n(?:\s*\n)+", marked):
        lines = tuple(
            words.translate(_SPACES_AGAIN) for line in piece.split("\n") if (words := " ".join(line.split()))
        )
        if lines:
            yield Found(kind, lines, links / max(length, 1), element.get("class", ""))


def _marked(element: etree._Element) -> str:
    """Return the words of an element, with a line feed for each line end and two around a paragraph."""
    words = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            inner = _marked(child)
            words.append("\n" if child.tag == "lb" else f"\n\n{inner}\n\n" if child.tag == "p" else inner)
        words.append(child.tail or "")
    return "".join(words).replace("\r", " ") if element.tag != "code" else " ".join(words)
