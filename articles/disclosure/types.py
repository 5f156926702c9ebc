"""Values of disclosure: an entry as a reader sees it."""

from __future__ import annotations

from dataclasses import dataclass

from articles.ledger.models import Entry
from articles.ledger.types import Snapshot


@dataclass(frozen=True, slots=True)
class ToldEntry:
    """An entry of the ledger with as much of its content as its reader may know.

    `bare` means that only the verb and the row are shown, not even who did it.
    """

    entry: Entry
    before: Snapshot | None
    after: Snapshot | None
    bare: bool = False
    # Whether the reader works for the newsroom.
    inside: bool = False
