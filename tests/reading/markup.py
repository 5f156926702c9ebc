"""Reads a page as a browser would: the text of its blocks, the marks over each place, and the footnotes."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

# Elements without an end tag.
EMPTY = {"meta", "link", "br", "hr", "img", "input"}


@dataclass
class Block:
    """One block of the story: its text, and for each character the classes of the marks around it."""

    start: int
    text: str = ""
    over: list[tuple[str, ...]] = field(default_factory=list)
    # Footnote numbers, by how many characters stand before them.
    numbers: list[tuple[int, str]] = field(default_factory=list)


class Page(HTMLParser):
    """A page that was read."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.notes: dict[str, str] = {}
        self.ids: list[str] = []
        self.links: list[str] = []
        self._open: list[str] = []
        self._marks: list[str] = []
        self._block_depth: int | None = None
        self._note: str | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter an element."""
        given = dict(attrs)
        if tag in EMPTY:
            return
        self._open.append(tag)
        if id := given.get("id"):
            self.ids.append(id)
        if (href := given.get("href")) and href.startswith("#"):
            self.links.append(href[1:])
        if opened := given.get("popovertarget"):
            self.links.append(opened)
        if "data-start" in given:
            self.blocks.append(Block(int(given["data-start"] or 0)))
            self._block_depth = len(self._open)
        if tag == "mark":
            assert self._block_depth is not None, "a mark stands outside the blocks"
            self._marks.append(given.get("class") or "")
        if "data-number" in given:
            block = self.blocks[-1]
            block.numbers.append((len(block.text), given["data-number"] or ""))
        if tag == "li" and (given.get("id") or "").startswith("note-"):
            self._note = given["id"]
            self.notes[self._note or ""] = ""

    def handle_endtag(self, tag: str) -> None:
        """Leave an element; each was entered."""
        assert self._open.pop() == tag
        if tag == "mark":
            self._marks.pop()
        if self._block_depth is not None and len(self._open) < self._block_depth:
            assert not self._marks, "a mark crosses the end of a block"
            self._block_depth = None
        if tag == "li" and self._block_depth is None:
            self._note = None

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self._block_depth is not None:
            self.blocks[-1].text += data
            self.blocks[-1].over += [tuple(self._marks)] * len(data)
        elif self._note:
            self.notes[self._note] += f" {data}"

    @property
    def text(self) -> str:
        """The story, as a copy of it would be."""
        return "\n\n".join(block.text for block in self.blocks)
