"""NDJSON: one line for each row, in the API's own shapes, after a line that says where the feed was.

A line's `type` says what it is. A row comes before the first line that names it: first entities, sources with
their ratings, and claims; then each article before its revision; then annotations before attributions; at the
end, what is recorded of claims. One exception: the roles and ties of a source may name sources further down.
"""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from articles.exports._formats.offsets import in_utf16
from articles.exports.types import Bundle, Envelope, OffsetUnit


class NdjsonWriter:
    """Writes lines of JSON."""

    def __init__(self, envelope: Envelope) -> None:
        self.envelope = envelope
        self.items = 0

    def head(self) -> bytes:
        """Return the line that says where in the feed of changes the file was cut."""
        feed = {"type": "feed", "id": None, "as_of": self.envelope.as_of}
        return orjson.dumps(feed, option=orjson.OPT_APPEND_NEWLINE)

    def articles(self, bundle: Bundle) -> Iterator[bytes]:
        """Yield the lines of the articles."""
        chunks = self._chunks(bundle)
        if self.envelope.offsets == OffsetUnit.CODE_POINT:
            return chunks
        return in_utf16(line for chunk in chunks for line in chunk.splitlines())

    def _chunks(self, bundle: Bundle) -> Iterator[bytes]:
        """Yield some lines at a time."""
        for part in bundle.parts:
            self.items += len(part.marks)
            if documents := (*part.lines, *part.marks):
                yield ("\n".join(documents) + "\n").encode()

    def tail(self) -> Iterator[bytes]:
        """Yield nothing."""
        yield from ()
