"""Values of the exports room: formats, states of a job, and what is read and handed out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import models

from articles.annotations.models import Annotation
from articles.claims.models import Attribution, Claim, ClaimPart
from articles.corpus.models import Article
from articles.entities.models import Entity
from articles.foundation.types import Origin, OriginType
from articles.sources.models import Rating, Source

# A worker finishes what a person has started, and says so in the ledger.
WORKER = Origin(OriginType.MACHINE, "export worker")


class ExportFormat(models.TextChoices):
    """The formats by name; docs/formats.md describes them."""

    WEBANNOTATION = "webannotation", "W3C Web Annotation (JSON-LD)"
    NDJSON = "ndjson", "NDJSON, as the API answers"


class ExportState(models.TextChoices):
    """How far an export job is."""

    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    FAILED = "failed", "Failed"


@dataclass(frozen=True, slots=True)
class FilePart:
    """Some rows of a bundle, in an order in which nothing is named before it was written.

    `texts` and `marks` are rows that the database has made JSON documents of, their type in front: articles
    with their revisions, and annotations.
    """

    entities: Sequence[Entity] = ()
    sources: Sequence[Source] = ()
    ratings: Sequence[Rating] = ()
    claims: Sequence[Claim] = ()
    texts: Sequence[str] = ()
    marks: Sequence[str] = ()
    articles: Sequence[Article] = ()
    annotations: Sequence[Annotation] = ()
    attributions: Sequence[Attribution] = ()
    # Evidence, responses, figures, verdicts and relations of the claims.
    record: Sequence[ClaimPart] = ()


@dataclass(frozen=True, slots=True)
class Bundle:
    """Some articles as they stood at one moment. `parts` reads the database as it goes, and runs once.

    `inside` says that the reader works for the newsroom: fields that stay inside it are written too.
    """

    count: int
    parts: Iterator[FilePart]
    inside: bool


@dataclass(frozen=True, slots=True)
class Envelope:
    """What an export says about itself: its own id and that of the collection it shows (IRIs), and a
    title.
    """

    id: str
    collection: str
    label: str


@dataclass(frozen=True, slots=True)
class Download:
    """A file on its way out. `chunks` may be read once; `size` in bytes is known for finished files only."""

    name: str
    media_type: str
    chunks: Iterator[bytes]
    size: int | None = None
