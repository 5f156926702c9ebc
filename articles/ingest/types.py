"""What a reader makes of a text before anybody has corrected it, and the limits of what is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

BlockKind = Literal[
    "headline", "standfirst", "byline", "paragraph", "subhead", "quote", "list_item", "caption", "credit"
]
CreditRole = Literal["wire", "publisher", "picture", "other"]

MAX_BYTES = 5_000_000
"""An uploaded file must be smaller than this."""


MAX_LINES = 100_000
"""A text may have no more lines that hold something: a book has ten times fewer."""


@dataclass(frozen=True, slots=True)
class RecognisedBlock:
    """A stretch of the article. Lines that belong together are joined; a quote keeps its line breaks.

    `speaker` is whoever speaks in a turn of a transcript, as its first words name them; they stay in the
    text.
    """

    kind: BlockKind
    text: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class RecognisedCredit:
    """The people and agencies credited for words or pictures. The credit line stays in the text.

    `other` are the people thanked for reporting, writing or editing.
    """

    name: str
    role: CreditRole


@dataclass(frozen=True, slots=True)
class RecognisedArticle:
    """A proposal for an article, to be corrected by a person before it is saved.

    The blocks, `slugline` and `ed_note` hold every word of the text, in order, metadata lines included: what
    is said to editors alone is a note, and no part of the story. `by` are names alone, `located` is as
    written; `version_created` knows its zone, and is midnight UTC if only a day was given, or None;
    `language` is a two-letter code or empty; `changes` are sentences about characters that were put right,
    `warnings` about what is missing or was assumed.
    """

    headline: str
    blocks: tuple[RecognisedBlock, ...]
    by: str
    located: str
    version_created: datetime | None
    info_sources: tuple[RecognisedCredit, ...]
    language: str
    warnings: tuple[str, ...]
    slugline: str = ""
    ed_note: str = ""
    changes: tuple[str, ...] = ()
