"""Values of the corpus: blocks of a text, credits, and an article about to be saved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import models

# How much the clocks of two machines may differ. If a release were announced before the reader's own machine
# shows the article, the reader would miss it.
CLOCK_DIFFERENCE = timedelta(seconds=5)


class BlockKind(models.TextChoices):
    """The kind of a block. decisions/0007 says why `credit` is one of them."""

    HEADLINE = "headline", "Headline"
    STANDFIRST = "standfirst", "Standfirst"
    BYLINE = "byline", "Byline or dateline"
    PARAGRAPH = "paragraph", "Paragraph"
    SUBHEAD = "subhead", "Subhead"
    QUOTE = "quote", "Quote"
    LIST_ITEM = "list_item", "List item"
    CAPTION = "caption", "Caption"
    CREDIT = "credit", "Credit"


class PubStatus(models.TextChoices):
    """Whether an article may be used (IPTC ninjs 3.1)."""

    USABLE = "usable", "Usable"
    WITHHELD = "withheld", "Withheld"
    CANCELED = "canceled", "Cancelled"


class CreditRole(models.TextChoices):
    """The role of an info source for an article."""

    PUBLISHER = "publisher", "Publisher"
    WIRE = "wire", "Wire"
    PICTURE = "picture", "Picture"
    OTHER = "other", "Other"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch `[start, end)` of a revision's text, in code points. Blocks are in order and never
    overlap.
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class BlockDraft:
    """A block on its way in: its text, not yet placed."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class InfoSourceDraft:
    """One credit of an article. `source` is the id of a record in the register, where one is known."""

    name: str
    role: str
    source: UUID | None = None


@dataclass(frozen=True, slots=True)
class ArticleMetadata:
    """Everything about an article but its text."""

    slugline: str = ""
    language: str = ""
    by: str = ""
    located: str = ""
    version_created: datetime | None = None
    pub_status: str = PubStatus.USABLE.value
    embargoed_until: datetime | None = None
    ed_note: str = ""
    uri: str = ""
    info_sources: tuple[InfoSourceDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """An article about to be saved: its blocks in order, and its metadata.

    `revision` is the id of its first text, for programs that bring marks which already name it.
    """

    blocks: tuple[BlockDraft, ...]
    metadata: ArticleMetadata = field(default_factory=ArticleMetadata)
    revision: UUID | None = None


@dataclass(frozen=True, slots=True)
class RevisionDraft:
    """The next text of an article. It replaces the text `base`, or the article as it was at `version`: one
    that replaces another text than its writer knew is refused.

    `recognised` says that a program told the kinds of the blocks: then they alone make no new text.
    """

    blocks: tuple[BlockDraft, ...]
    base: UUID | None = None
    version: int | None = None
    id: UUID | None = None
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class ComposedText:
    """A canonical text and where its blocks lie."""

    text: str
    blocks: tuple[Block, ...]
