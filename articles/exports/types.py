"""Values of the exports room: formats, states of a job, what is read and what is sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from django.db import models

from articles.annotations.models import Annotation
from articles.claims.models import ClaimPart, Figure
from articles.corpus.models import Article
from articles.foundation.types import Origin, OriginType

# A worker finishes what a person has started. The ledger says so.
WORKER = Origin(OriginType.MACHINE, "export worker")


class ExportFormat(models.TextChoices):
    """The formats' names. docs/formats.md describes them."""

    WEBANNOTATION = "webannotation", "W3C Web Annotation (JSON-LD)"
    NDJSON = "ndjson", "NDJSON, as the API answers"
    CSV = "csv", "CSV tables"
    PARQUET = "parquet", "Parquet tables"
    SCHEMAORG = "schemaorg", "schema.org (JSON-LD)"
    NINJS = "ninjs", "IPTC ninjs 3.1"
    BRAT = "brat", "brat standoff"
    DOCCANO = "doccano", "doccano (JSONL)"
    LABELSTUDIO = "labelstudio", "Label Studio (JSON)"
    SPACY = "spacy", "spaCy (DocBin)"
    CONLL2003 = "conll2003", "CoNLL-2003 (names)"
    CONLLU = "conllu", "CoNLL-U"
    CAS_XMI = "cas-xmi", "UIMA CAS (XMI)"
    CAS_JSON = "cas-json", "UIMA CAS (JSON)"
    TEI = "tei", "TEI P5, stand-off"
    HTML = "html", "HTML with marks"
    MARKDOWN = "markdown", "Markdown with footnotes"


class OffsetUnit(models.TextChoices):
    """What offsets count."""

    CODE_POINT = "code_point", "Code points"
    UTF16 = "utf16", "UTF-16 units"


class ExportState(models.TextChoices):
    """How far an export job has come."""

    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    FAILED = "failed", "Failed"


@dataclass(frozen=True, slots=True)
class Details:
    """What is recorded of the records that some marks stand for, as far as the reader may know.

    The parts of claims' records are kept by what there are of them (`figures`, `verdicts` …), then by their
    claim's canonical id; ties by their entity's, then by the end from which they are seen (`tied_to` or
    `tied_by`); and the figures whose words are marked by the mark's id.
    """

    of_claims: Mapping[str, Mapping[UUID, Sequence[ClaimPart]]] = field(default_factory=dict)
    ties: Mapping[UUID, Mapping[str, Sequence[dict[str, str]]]] = field(default_factory=dict)
    numbers: Mapping[UUID, Figure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FilePart:
    """Some rows of a bundle. A row comes before the rows that name it.

    `marks` (annotations) and `lines` (all else) are JSON documents that the database made, with their type in
    front.
    """

    lines: Sequence[str] = ()
    marks: Sequence[str] = ()
    articles: Sequence[Article] = ()
    annotations: Sequence[Annotation] = ()
    details: Details = field(default_factory=Details)


@dataclass(frozen=True, slots=True)
class Bundle:
    """Some articles as they were at one moment. `parts` reads the database as it goes, and can be read once.

    `inside` says that the reader works for the newsroom. Fields that stay inside the newsroom are then
    written too.
    """

    count: int
    parts: Iterator[FilePart]
    inside: bool


@dataclass(frozen=True, slots=True)
class Envelope:
    """What an export says about itself: its own id and that of the collection it shows (IRIs), a title, the
    place in the feed of changes at which it was cut, and what its offsets count.
    """

    id: str
    collection: str
    label: str
    as_of: str
    offsets: OffsetUnit = OffsetUnit.CODE_POINT


@dataclass(frozen=True, slots=True)
class Download:
    """A file that is being made while it is sent. `chunks` can be read once."""

    name: str
    media_type: str
    chunks: Iterator[bytes]


@dataclass(frozen=True, slots=True)
class FinishedFile:
    """A file that is whole and never changes. `size` is in bytes, `sha256` in hexadecimal."""

    name: str
    media_type: str
    path: Path
    size: int
    sha256: str
