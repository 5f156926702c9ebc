"""Values of the shapes room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

# A row as it leaves the desk, with its keys in the order in which they are written. Ids are UUIDs and times
# are datetimes. The writer of the JSON turns them into strings: times as in RFC 3339, with a Z.
type Shape = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """A row as it is shown, and what lists and ETags need of it."""

    id: UUID
    created: datetime
    modified: datetime
    version: int
    json: str
    # Of a record: the text by which lists are sorted.
    sort_name: str = ""

    @property
    def body(self) -> orjson.Fragment:
        """The row, to be inserted in an answer as it is."""
        return orjson.Fragment(self.json)
