"""The door of segmentation: two pure functions, which never raise for any text.

What is taken for a sentence, where there is a choice:

- A block is cut into sentences; none goes on in the next block. Together they hold every character but the
  spaces between them.
- Closing quotes and brackets after a stop belong to its sentence, and so do emoji.
- What follows a quotation that has a stop of its own goes on with its sentence when it begins with a small
  letter, or, after a question or an exclamation, with somebody's name and a verb of saying.
- Each sentence within a quotation is one of its own.
- A title ("Gen.") never ends a sentence. Initials, places, months and companies ("J.", "U.S.", "Jan.",
  "Inc.") end one when a word follows that often begins a sentence and seldom a name: the desk would rather
  have two sentences as one than one cut in two.
- The number of an item ("1.") belongs to its sentence. A line break ends a sentence, unless a small letter
  goes on after a line that is long enough to have been broken by hand.
- A quotation has its marks with it. One that is opened and not closed goes on to the end, as it does in a
  story whose next paragraph opens it again; but not one in single or straight marks, which may be apostrophes
  and inches.
"""

from __future__ import annotations

from collections.abc import Iterable

from articles.segmentation._quotes import quotes_in
from articles.segmentation._sentences import sentences_in
from articles.segmentation.types import Span, Stretch

__all__ = ["quotes", "sentences"]


def sentences(text: str, blocks: Iterable[Stretch] | None = None, *, language: str = "") -> tuple[Span, ...]:
    """Return the sentences of a text, in order, block by block; without blocks it is taken for one.

    `language` is a BCP 47 tag. It adds a language's own abbreviations to the English ones.
    """
    ends = [(0, len(text))] if blocks is None else [(block.start, block.end) for block in blocks]
    return tuple(
        (start + first, start + last)
        for start, end in ends
        for first, last in sentences_in(text[start:end], language)
    )


def quotes(text: str) -> tuple[Span, ...]:
    """Return the quotations in the text of a block, in order, an outer one before what it holds."""
    return quotes_in(text)
