"""Two texts of an article side by side: block beside block, with what changed and the marks that each has.

Everything from the texts is escaped here: a template would take ten times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from django.utils.safestring import SafeString, mark_safe
from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

from articles.anchoring.rules import differences_between, in_text_order, segments_between
from articles.anchoring.types import Piece, Span
from articles.annotations.models import Anchor
from articles.corpus.models import Revision
from articles.corpus.types import Block

# Blocks that share less are two, not one that changed.
_ALIKE = 50
# Between two blocks that stand in both texts, so many are compared with each other.
_MOST_PAIRED = 40
_DEEPEST = 12
_MARK, _CHANGE = "mark", "change"


@dataclass(frozen=True, slots=True)
class Cell:
    """A block of one text, or nothing. `html` has its words, escaped, with their marks and changes; `look`
    are its classes.
    """

    look: str
    html: SafeString


_NOTHING = Cell("compare__none", SafeString())


@dataclass(frozen=True, slots=True)
class Row:
    """A block of the old text beside what became of it. `same` says that its words didn't change."""

    old: Cell
    new: Cell
    same: bool


@dataclass(slots=True)
class _Side:
    """One text, with the spans that are drawn over it."""

    revision: Revision
    change: str
    spans: list[Span[tuple[str, str]]] = field(default_factory=list)

    def text(self, block: Block) -> str:
        """Return a block's words."""
        return self.revision.text[block.start : block.end]

    def cell(self, block: Block, changes: Iterable[Piece], alone: str = "") -> Cell:
        """Return a block with its marks and changes. `alone` says what became of one without a partner."""
        over = [span for span in self.spans if _touches(span, block)]
        over += [Span((_CHANGE, ""), [piece]) for piece in changes]
        keyed = [Span(index, span.pieces) for index, span in enumerate(over)]
        parts = []
        for segment in segments_between(block.start, block.end, keyed, _DEEPEST):
            words = escape(self.revision.text[segment.start : segment.end], quote=False)
            for index in reversed(segment.keys):
                words = self._around(over[index].key, words)
            parts.append(words)
        look = f"compare__block compare__block--{block.kind}{alone and f' compare__block--{alone}'}"
        return Cell(look, mark_safe("".join(parts)))  # noqa: S308 - the text is escaped above

    def _around(self, key: tuple[str, str], words: str) -> str:
        what, classes = key
        return (
            f'<mark class="{classes}">{words}</mark>'
            if what == _MARK
            else f"<{self.change}>{words}</{self.change}>"
        )


def compared(old: Revision, new: Revision) -> list[Row]:
    """Return the two texts block beside block. Two queries."""
    here, there = _Side(old, "del", _marks(old)), _Side(new, "ins", _marks(new))
    return [_row(here, there, *pair) for pair in _paired(here, there)]


def _row(here: _Side, there: _Side, old: Block | None, new: Block | None) -> Row:
    if old is None or new is None:
        gone_ = here.cell(old, (), "gone") if old else _NOTHING
        return Row(gone_, there.cell(new, (), "new") if new else _NOTHING, same=False)
    before, after = here.text(old), there.text(new)
    if before == after:
        return Row(here.cell(old, ()), there.cell(new, ()), same=True)
    gone, come = _changes(before, after, old.start, new.start)
    return Row(here.cell(old, gone), there.cell(new, come), same=False)


def _changes(before: str, after: str, here: int, there: int) -> tuple[list[Piece], list[Piece]]:
    """Return the stretches that were dropped from one text and added to the other."""
    gone, come = [], []
    for one in differences_between(before, after):
        length = len(one.words)
        if one.kind == "dropped":
            gone.append(Piece(here, here + length))
        if one.kind == "added":
            come.append(Piece(there, there + length))
        here += length if one.kind != "added" else 0
        there += length if one.kind != "dropped" else 0
    return gone, come


def _paired(here: _Side, there: _Side) -> Iterator[tuple[Block | None, Block | None]]:
    """Yield the blocks of both texts, those that are versions of each other together."""
    old, new = here.revision.blocks, there.revision.blocks
    old_words, new_words = [here.text(one) for one in old], [there.text(one) for one in new]
    gone: list[Block] = []
    come: list[Block] = []
    for step in LCSseq.opcodes(old_words, new_words):
        left, right = old[step.src_start : step.src_end], new[step.dest_start : step.dest_end]
        if step.tag != "equal":
            gone += left
            come += right
            continue
        yield from _alike(here, there, gone, come)
        gone, come = [], []
        yield from zip(left, right, strict=True)
    yield from _alike(here, there, gone, come)


def _alike(
    here: _Side, there: _Side, gone: Sequence[Block], come: Sequence[Block]
) -> Iterator[tuple[Block | None, Block | None]]:
    """Yield the blocks of a gap: each new one beside the first of the next old ones that it resembles."""
    left = list(gone)
    for block in come:
        words = there.text(block)
        near = left[:_MOST_PAIRED]
        found = next((at for at, one in enumerate(near) if ratio(here.text(one), words) >= _ALIKE), None)
        if found is None:
            yield None, block
            continue
        yield from ((one, None) for one in left[:found])
        yield left[found], block
        del left[: found + 1]
    yield from ((one, None) for one in left)


def _marks(revision: Revision) -> list[Span[tuple[str, str]]]:
    """Return the marks of a text, each with the classes that it is drawn in."""
    rows = Anchor.objects.filter(revision=revision, annotation__deleted=None, start__isnull=False)
    columns = rows.values_list("annotation__kind", "status", "pieces")
    spans = [
        Span((_MARK, f"mark mark--{kind} mark--{status}"), [Piece(p["start"], p["end"]) for p in pieces])
        for kind, status, pieces in columns
    ]
    return list(in_text_order(spans))


def _touches(span: Span[tuple[str, str]], block: Block) -> bool:
    return any(piece.start < block.end and block.start < piece.end for piece in span.pieces)
