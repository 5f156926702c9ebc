"""The formats, and what each of them needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from articles.exports._formats.ndjson import NdjsonWriter
from articles.exports._formats.webannotation import WebAnnotationWriter
from articles.exports._formats.writer import Writer
from articles.exports._reading import Known, with_records_apart, with_records_inside
from articles.exports.types import Bundle, Envelope, ExportFormat
from articles.foundation.types import Actor


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what its files are called, how articles are read for it, and what writes it."""

    media_type: str
    extension: str
    read: Callable[[Actor, Sequence[UUID], Known], Bundle]
    writer: Callable[[Envelope], Writer]


FORMATS: dict[str, Format] = {
    ExportFormat.WEBANNOTATION: Format(
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        "jsonld",
        with_records_inside,
        WebAnnotationWriter,
    ),
    ExportFormat.NDJSON: Format("application/x-ndjson", "ndjson", with_records_apart, NdjsonWriter),
}
