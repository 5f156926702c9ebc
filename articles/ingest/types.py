"""What a reader makes of a text before anybody has corrected it, and the limits of what is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from django.db import models

from articles.foundation.types import Origin, OriginType

BlockKind = Literal[
    "headline", "standfirst", "byline", "paragraph", "subhead", "quote", "list_item", "caption", "credit"
]
CreditRole = Literal["wire", "publisher", "picture", "other"]

DocumentKind = Literal["html", "pdf", "docx", "vtt", "srt", "ninjs", "newsml", "text"]
DOCUMENT_KINDS: tuple[DocumentKind, ...] = get_args(DocumentKind)

MAX_BYTES = 5_000_000
"""An uploaded file must be smaller than this."""

MAX_PAGE_BYTES = 10_000_000
"""A web page must be smaller than this: its scripts and pictures weigh more than its text."""

MAX_DOCUMENT_BYTES = 30_000_000
"""A document must be smaller than this: pictures weigh most of it."""

MAX_LINES = 100_000
"""A text may have no more lines that hold something: a book has ten times fewer."""


@dataclass(frozen=True, slots=True)
class RecognisedBlock:
    """A stretch of the article. Lines that belong together are joined; a quote keeps its line breaks.

    `speaker` is whoever speaks in a turn of a transcript, as its first words name them; they stay in the
    text. `at` is when the turn begins, in seconds from the beginning of the recording; `page` is the page
    of the document, from 1.
    """

    kind: BlockKind
    text: str
    speaker: str = ""
    at: float | None = None
    page: int | None = None


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
    `warnings` about what is missing or was assumed. `uri` is the canonical address, or the provider's name
    for the work, and `version` the provider's own number of this text, both empty if none was given.
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
    uri: str = ""
    version: str = ""
    pub_status: str = "usable"
    embargoed_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item of a feed. `article` is what its own text makes, None without one; `whole` says whether that
    is the story, and not a teaser. `changed` is when it was last changed; `error` says why its text can't be
    read.
    """

    id: str
    url: str
    headline: str
    changed: datetime | None
    article: RecognisedArticle | None
    whole: bool = False
    error: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's items in its own order."""

    title: str
    items: tuple[FeedItem, ...]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a site answered: `url` is the address after redirects, `headers` a few of them by their names in
    lower case, `body` unpacked; `charset` is empty if none was given.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    media_type: str
    charset: str
    at: datetime


# A worker reads what a person has sent. The ledger says so.
WORKER = Origin(OriginType.MACHINE, "ingest worker")


class IngestState(models.TextChoices):
    """How far a job has come."""

    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Being read"
    READ = "read", "Read, to be corrected"
    DONE = "done", "Saved"
    FAILED = "failed", "Failed"


class JobKind(models.TextChoices):
    """What a job was given: a web address, or a document of a kind; a file's own bytes tell."""

    URL = "url", "Web address"
    FILE = "file", "File"
    HTML = "html", "HTML"
    NINJS = "ninjs", "ninjs"


@dataclass(frozen=True, slots=True)
class SentDocument:
    """What is to be taken in. `url` is where it lies, or is said to come from; `name` is a file's."""

    kind: JobKind
    data: bytes = b""
    url: str = ""
    name: str = ""
