"""The kinds of edit, by name."""

from __future__ import annotations

import random
from collections.abc import Callable

from benchmarks.carrying import moves, typography, wording
from benchmarks.carrying.drafts import Draft, added
from benchmarks.carrying.prose import Writer

type Edit = Callable[[Draft, Writer], Draft]


def unchanged(draft: Draft, _writer: Writer) -> Draft:
    """Nothing is changed."""
    return draft


def all_rewritten(draft: Draft, writer: Writer) -> Draft:
    """Another story altogether."""
    return [
        [added(sentence) for sentence in block]
        for block in Writer(random.Random(writer.chance.random())).story(40 * len(draft))
    ]


def emptied(_draft: Draft, _writer: Writer) -> Draft:
    """The text is withdrawn."""
    return [[added("This story has been withdrawn.")]]


def several(draft: Draft, writer: Writer) -> Draft:
    """A real revision: three to six of these one after another."""
    for edit in writer.chance.sample(_USUAL, writer.chance.randrange(3, 7)):
        draft = [block for block in edit(draft, writer) if block]
    return draft


_WORDING: tuple[Edit, ...] = (
    wording.typos, wording.figures, wording.respelled, wording.cues, wording.pronouns, wording.words_added,
    wording.clauses_added, wording.clauses_dropped, wording.turned, wording.reworded,
    wording.headline_changed,
)  # fmt: skip
_MOVES: tuple[Edit, ...] = (
    moves.paragraph_above, moves.paragraphs_added, moves.paragraphs_dropped, moves.paragraph_moved,
    moves.merged, moves.sentences_added, moves.sentences_dropped,
)  # fmt: skip
_USUAL: tuple[Edit, ...] = (*_WORDING, *_MOVES, typography.typography)

EDITS: dict[str, Edit] = {
    edit.__name__.replace("_", " "): edit
    for edit in (
        unchanged, *_WORDING, wording.rewritten, typography.typography, typography.unseen,
        typography.capitals, *_MOVES, moves.tail_dropped, moves.paragraph_moved_and_edited, moves.reordered,
        moves.split,
        moves.sentences_swapped, moves.sentences_replaced, moves.repeated, moves.alike_added,
        moves.replaced_by_alike, several, all_rewritten, emptied,
    )
}  # fmt: skip
