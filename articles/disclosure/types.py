"""Values of disclosure: an entry as it is told."""

from __future__ import annotations

from dataclasses import dataclass

from articles.ledger.models import Entry
from articles.ledger.types import Snapshot


@dataclass(frozen=True, slots=True)
class ToldEntry:
    """An entry of the ledger with as much of its content as its reader may know.

    `bare` says that nothing is told but what happened to which row: not even who did it.
    """

    entry: Entry
    before: Snapshot | None
    after: Snapshot | None
    bare: bool = False
    # Whether the reader works for the newsroom.
    inside: bool = False
