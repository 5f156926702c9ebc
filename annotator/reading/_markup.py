"""Writes the parts that a page has by the thousand as HTML: a template would take ten times as long.

Everything from the record and the text is escaped. The numbers of footnotes are attributes, which the style
sheet draws, so that a copied passage is exactly what was published.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from itertools import zip_longest
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe

from annotator.reading._notes import Note
from annotator.reading._record import Mark
from annotator.web.rules import StoryBlock, StorySection, apart
from articles.anchoring.rules import lanes_of, segments_between
from articles.anchoring.types import Span
from articles.corpus.types import Block

# At most so many passages are drawn over the same word. Further ones have their footnotes, but no lines.
_DEEPEST = 20


class MarkedText:
    """Writes blocks of the text. Passages of claims are in `<mark>` elements, with links to their
    footnotes.
    """

    def __init__(
        self, text: str, blocks: Sequence[Block], spans: Sequence[Span[Mark]], notes: Mapping[UUID, Note]
    ) -> None:
        self._text, self._notes = text, notes
        self._blocks = {block.start: block for block in blocks}
        self._in_block = _by_block(blocks, spans)
        # Which of its claim's passages a mark is. A mark can have several numbers; only its first can be
        # jumped back to.
        self._place = {id: at for note in notes.values() for at, id in enumerate(note.marks, 1)}
        self._numbered: set[UUID] = set()

    def sections(self, sections: Iterable[StorySection]) -> list[StorySection]:
        """Return the sections with the HTML of each block in place of its text."""
        return [replace(section, groups=tuple(
            replace(group, blocks=tuple(map(self._block, group.blocks))) for group in section.groups
        )) for section in sections]  # fmt: skip

    def _block(self, block: StoryBlock) -> StoryBlock:
        spans = self._in_block.get(block.start)
        if not spans:
            return block
        return replace(block, text=mark_safe("".join(self._parts(self._blocks[block.start], spans))))  # noqa: S308 - the text is escaped below

    def _parts(self, block: Block, spans: Sequence[Span[Mark]]) -> Iterator[str]:
        """Yield the block's segments, each inside the marks that cover it, and after each passage the number
        of its footnote.
        """
        keyed = [Span(index, span.pieces) for index, span in enumerate(spans)]
        opening = [
            f'<mark class="claim claim--{self._note(span).status} claim--lane-{lane}'
            f'{" claim--altered" if span.key.altered else ""}">'
            for span, lane in zip(spans, lanes_of(spans), strict=True)
        ]
        ends = defaultdict[int, list[int]](list)
        for index, span in enumerate(spans):
            for piece in span.pieces:
                if piece.start < block.end and block.start < piece.end:
                    ends[min(piece.end, block.end)].append(index)
        segments = segments_between(block.start, block.end, keyed, _DEEPEST)
        for segment, following in zip_longest(segments, segments[1:]):
            yield "".join(opening[index] for index in segment.keys)
            yield escape(self._text[segment.start : segment.end], quote=False)
            yield "</mark>" * len(segment.keys)
            if segment.end in ends:
                # The number goes inside the marks that continue after it, so that it leaves no gap in them.
                around = [index for index in segment.keys if following and index in following.keys]
                yield "".join(opening[index] for index in around)
                # The innermost ends first.
                yield "".join(self._number(spans[index]) for index in reversed(ends[segment.end]))
                yield "</mark>" * len(around)

    def _note(self, span: Span[Mark]) -> Note:
        return self._notes[span.key.claim]

    def _number(self, span: Span[Mark]) -> str:
        """Return the number with the button that opens the footnote beside it. A mark's first number has an
        id, so that the footnote can link back to it.

        The button lies over the number and out of the line: one in the line would let the line break before
        it.
        """
        note, id = self._note(span), span.key.id
        name = "" if id in self._numbered else f' id="ref-{note.number}-{self._place[id]}"'
        self._numbered.add(id)
        words = f"Note {note.number}: {note.status_in_words.lower()}"
        return (
            f'<span class="note-number"{name} data-number="{note.number}"><button class="note-number__open" '
            f'popovertarget="note-{note.number}" aria-label="{words}"></button></span>'
        )


def _by_block(blocks: Sequence[Block], spans: Iterable[Span[Mark]]) -> dict[int, list[Span[Mark]]]:
    """Return the spans that touch each block, by the block's start, in text order."""
    starts = [block.start for block in blocks]
    found = defaultdict[int, list[Span[Mark]]](list)
    for span in spans:
        touched = dict[int, None]()
        for piece in span.pieces:
            at = max(0, bisect_right(starts, piece.start) - 1)
            while at < len(blocks) and blocks[at].start < piece.end:
                if piece.start < blocks[at].end:
                    touched[blocks[at].start] = None
                at += 1
        for start in touched:
            found[start].append(span)
    return found


def notes_markup(notes: Iterable[Note]) -> SafeString:
    """Return footnotes as list items."""
    return mark_safe("".join(map(_note, notes)))  # noqa: S308 - what isn't ours is escaped below


def _note(note: Note) -> str:
    """Return a footnote: an item of the list below the text, and a popover beside the words.

    The list counts by itself: with a value in each of thousands of items, Chromium counts all again for each.
    """
    verdict = f', <bdi class="note__verdict">{escape(note.verdict)}</bdi>' if note.verdict else ""
    sentences = "".join(f'<p class="note__sentence" dir="auto">{apart(one)}</p>' for one in note.sentences)
    return (
        f'<li class="note" id="note-{note.number}" popover>'
        f'<p class="note__statement" dir="auto">{escape(note.statement)}</p>'
        f'<p class="note__status"><span class="status status--{note.status}">{note.status_in_words}</span>'
        f"{verdict}{_ways_back(note)}</p>{sentences}</li>"
    )


def _ways_back(note: Note) -> str:
    """Return links to the passages that make the claim."""
    many = len(note.marks) > 1
    links = "".join(
        f'<a class="note__back" href="#ref-{note.number}-{at}" '
        f'aria-label="Back to {f"passage {at}" if many else "the passage"} of note {note.number}">'
        f"↩{at if many else ''}</a>"
        for at in range(1, len(note.marks) + 1)
    )
    return f'<span class="note__ways">{links}</span>' if many else links
