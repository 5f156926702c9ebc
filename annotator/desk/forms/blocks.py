"""The boxes in which a recognised text is corrected: one for each block, written and read without a form of
its own.

A story may have five thousand blocks. As many of Django's forms take ten seconds to make and to write.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Self

from django.http import QueryDict
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from articles.corpus.types import BlockDraft, BlockKind
from articles.ingest.rules import repair_characters

# A page with more boxes than this is no longer a page; the whole of War and Peace stays below it.
MOST_BLOCKS = 5000
BLANK_LINE = re.compile(r"\r?\n[^\S\n]*\n\s*")
# At most 9,999 boxes: more digits are nothing that a page of ours would send.
_COUNT = re.compile("[0-9]{1,4}")
_COLUMNS = 70
_NO_COUNT = "The page came without the number of its boxes. Go back to the text, and try again."
_COUNT_NAME = "blocks-TOTAL_FORMS"


def _options(chosen: str) -> SafeString:
    """Return the options of a box's kinds."""
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        (
            (kind, SafeString(" selected") if kind == chosen else "", label)
            for kind, label in BlockKind.choices
        ),
    )


# Written once, rather than nine times for each of thousands of boxes.
_OPTIONS = {kind: _options(kind) for kind in BlockKind.values}
_NO_OPTION = _options("")


@dataclass(slots=True)
class Box:
    """One block on its way: its number from 0, its kind, its text exactly as typed, and what is wrong with
    it.
    """

    number: int
    kind: str
    text: str
    trouble: str = ""
    has_focus: bool = False

    def __html__(self) -> str:
        """Return the box as HTML.

        It is written here because a template asks about the language for each of its numbers: 45,000 times on
        the largest page, which is two seconds.
        """
        name, kind = f"blocks-{self.number}", escape(self.kind)
        troubled = f' aria-invalid="true" aria-describedby="id_{name}_error"' if self.trouble else ""
        focus = " autofocus" if self.has_focus else ""
        # As high as its text, for browsers without field-sizing.
        rows = sum(1 + len(line) // _COLUMNS for line in self.text.split("\n"))
        return (
            f'<li class="block-editor__block block-editor__block--{kind}">'
            f'<label class="hidden-text" for="id_{name}-kind">Kind of block {self.number + 1}</label>'
            f'<select name="{name}-kind" id="id_{name}-kind" class="field__control"{troubled}{focus}>'
            f"{_OPTIONS.get(self.kind, _NO_OPTION)}</select>"
            f'<label class="hidden-text" for="id_{name}-text">Text of block {self.number + 1}</label>'
            f'<textarea name="{name}-text" id="id_{name}-text" rows="{rows}" class="field__control"'
            f' dir="auto">\n{escape(self.text)}</textarea>{self._trouble()}</li>'
        )

    def _trouble(self) -> str:
        said = f'<p class="field__trouble" id="id_blocks-{self.number}_error">{escape(self.trouble)}</p>'
        return said if self.trouble else ""


@dataclass(slots=True)
class Boxes:
    """The boxes of a text, in their order. `changes` says which of their characters were put right."""

    boxes: list[Box] = field(default_factory=list)
    trouble: str = ""
    changes: tuple[str, ...] = ()

    @classmethod
    def showing(cls, blocks: Sequence[BlockDraft]) -> Self:
        """Show these blocks."""
        return cls([Box(number, block.kind, block.text) for number, block in enumerate(blocks)])

    @classmethod
    def sent(cls, data: QueryDict) -> Self:
        """Take what the page sent. Characters that nobody sees are put right."""
        count = sent_count(data)
        if count is None:
            return cls(trouble=_NO_COUNT)
        if count > MOST_BLOCKS:
            many = f"The story has {count:,} blocks; at most {MOST_BLOCKS:,} fit. Split it."
            return cls(trouble=many)
        found = cls()
        said: dict[str, None] = {}
        for number in range(count):
            text, changes = repair_characters(data.get(f"blocks-{number}-text", ""))
            said |= dict.fromkeys(changes)
            found.boxes.append(Box(number, data.get(f"blocks-{number}-kind", ""), text))
        found.changes = tuple(said)
        return found

    @property
    def html(self) -> SafeString:
        """All boxes, as the items of a list."""
        return SafeString("".join(box.__html__() for box in self.boxes))

    def is_valid(self) -> bool:
        """Check the kinds, so that each box shows its own trouble."""
        for box in self.boxes:
            if box.kind not in BlockKind.values:
                box.trouble = f"{box.kind} is not one of the available choices. Choose the block’s kind."
        return not self.trouble and not any(box.trouble for box in self.boxes)

    def drafts(self) -> tuple[BlockDraft, ...]:
        """Return the blocks; a blank line inside a box splits it in two of the same kind."""
        return tuple(
            BlockDraft(box.kind, part)
            for box in self.boxes
            for part in BLANK_LINE.split(box.text)
            if part.strip()
        )

    def focus_trouble(self) -> bool:
        """Let the page open with the focus in the first box that has trouble; tell whether there is one."""
        troubled = next((box for box in self.boxes if box.trouble), None)
        if troubled is not None:
            troubled.has_focus = True
        return troubled is not None


def sent_count(data: QueryDict) -> int | None:
    """Return how many boxes a page sent, or None if it doesn't say."""
    count = data.get(_COUNT_NAME, "")
    return int(count) if _COUNT.fullmatch(count) else None


def text_of(data: QueryDict) -> str:
    """Return the text of the boxes that a page sent, to be pasted and edited again as a whole."""
    texts: Iterable[str] = (data.get(f"blocks-{number}-text", "") for number in range(sent_count(data) or 0))
    return "\n\n".join(text for text in texts if text.strip())
