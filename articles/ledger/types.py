"""Values of the ledger: a change that is about to be recorded, and a place in the feed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

type Snapshot = dict[str, Any]
"""A row's editable content as JSON: no times, no version, so that the same create gives the same snapshot."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change to record. `verb` is "subject.participle"; before is None for a creation."""

    verb: str
    subject_id: UUID
    after: Snapshot | None
    before: Snapshot | None = None
    article_id: UUID | None = None


@dataclass(frozen=True, slots=True, order=True)
class Cursor:
    """A place in the feed: everything up to transaction `xid`, entry `seq`, has been seen."""

    xid: int = 0
    seq: int = 0

    def __str__(self) -> str:
        return f"{self.xid}-{self.seq}"
