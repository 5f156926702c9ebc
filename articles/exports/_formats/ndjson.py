"""NDJSON: one line for each row, in the API's own shapes, after a line that says where the feed was.

A line's `type` says what it is. A row comes before the first line that names it: first entities, sources with
their ratings, and claims; then each article before its revision; then annotations before attributions; at the
end, what is recorded of claims. One exception: the roles and ties of a source may name sources further down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import orjson

from articles.claims.models import ClaimPart, Evidence, Figure, Relation, Response, Verdict
from articles.disclosure.rules import told_fields
from articles.exports._formats.offsets import in_utf16
from articles.exports.types import Bundle, Envelope, FilePart, OffsetUnit
from articles.shapes.rules import (
    claim_shape,
    entity_shape,
    evidence_shape,
    figure_shape,
    rating_shape,
    relation_shape,
    response_shape,
    source_shape,
    verdict_shape,
)
from articles.shapes.types import Shape

_PART_SHAPES: dict[type[ClaimPart], Callable[[Any], Shape]] = {
    Evidence: evidence_shape,
    Response: response_shape,
    Figure: figure_shape,
    Verdict: verdict_shape,
    Relation: relation_shape,
}


class NdjsonWriter:
    """Writes lines of JSON."""

    def __init__(self, envelope: Envelope) -> None:
        self.envelope = envelope
        self.items = 0

    def head(self) -> bytes:
        """Return the line that says where in the feed of changes the file was cut."""
        return _line("feed", {"id": None, "as_of": self.envelope.as_of})

    def articles(self, bundle: Bundle) -> Iterator[bytes]:
        """Yield the lines of the articles."""
        chunks = self._chunks(bundle)
        if self.envelope.offsets == OffsetUnit.CODE_POINT:
            return chunks
        return in_utf16(line for chunk in chunks for line in chunk.splitlines())

    def _chunks(self, bundle: Bundle) -> Iterator[bytes]:
        """Yield some lines at a time."""
        line = _line if bundle.inside else _outside_line
        for part in bundle.parts:
            yield from _records(part, line)
            self.items += len(part.marks)
            if documents := (*part.texts, *part.marks, *part.chains):
                yield "".join(f"{document}\n" for document in documents).encode()
            for row in part.record:
                yield line(str(row._meta.verbose_name), _PART_SHAPES[type(row)](row))

    def tail(self) -> Iterator[bytes]:
        """Yield nothing."""
        yield from ()


def _records(part: FilePart, line: Callable[[str, Shape], bytes]) -> Iterator[bytes]:
    """Yield the records of a part."""
    for entity in part.entities:
        yield line("entity", entity_shape(entity))
    for source in part.sources:
        yield line("source", source_shape(source))
    for rating in part.ratings:
        yield line("rating", rating_shape(rating))
    for claim in part.claims:
        yield line("claim", claim_shape(claim))


def _line(kind: str, shape: Shape) -> bytes:
    """Return one line. It begins with the type, then the id, so that readers can tell lines apart by their
    beginning.
    """
    return orjson.dumps({"type": kind, **shape}, option=orjson.OPT_UTC_Z | orjson.OPT_APPEND_NEWLINE)


def _outside_line(kind: str, shape: Shape) -> bytes:
    """Return one line for a reader outside the newsroom."""
    return _line(kind, told_fields(kind, shape))
