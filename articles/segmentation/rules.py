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
- The number of an item ("1.") belongs to its sentence. A line break ends a sentence, unless a line that is
  long enough to have been broken goes on: in a small letter, behind a comma, an abbreviation or a word like
  "of", or because all lines of the block are filled.
- Without a space behind its stop a sentence ends where a capital begins the next word ("ended.The"), but not
  within an address, a name or an abbreviation; a name before the stop needs a word behind it that often
  begins sentences ("Booking.Com", but "Oslo.The").
- A quotation has its marks with it. One that is not closed in its block goes on to its end when the next
  block opens it anew, whatever marks are used. Where nothing is known of a next block, one in double curly
  marks or their like does so too; others may be apostrophes and inches.
- Where marks may be the end of a quotation, apostrophes or inches, and nothing tells, there is none. A dash
  opens lines of dialogue and doesn't say where speech ends: there is none either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from articles.segmentation._quotes import quotes_in
from articles.segmentation._sentences import sentences_in
from articles.segmentation.types import Span, Stretch

_BLANK = re.compile(r"\n{2,}")

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


def quotes(text: str, blocks: Iterable[Stretch] | None = None) -> tuple[Span, ...]:
    """Return the quotations of a text, in order, an outer one before what it holds.

    None goes on in another block; one that is opened anew in each of several has a part in each. Without
    blocks, blank lines part them.
    """
    ends = _parts(text) if blocks is None else [(block.start, block.end) for block in blocks]
    found: list[Span] = []
    opened = ""
    for (start, end), behind in zip(ends, [*ends[1:], None], strict=True):
        following = text[slice(*behind)] if behind else "" if blocks is not None else None
        quoted = quotes_in(text[start:end], opened=opened, following=following)
        found += [(start + first, start + last) for first, last in quoted.spans]
        opened = quoted.still_open
    return tuple(found)


def _parts(text: str) -> list[Span]:
    """Return what lies between blank lines."""
    breaks = [(found.start(), found.end()) for found in _BLANK.finditer(text)]
    starts, ends = [0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(text)]
    return list(zip(starts, ends, strict=True))
