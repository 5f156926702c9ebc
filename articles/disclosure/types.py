"""Values of disclosure: an entry as a reader sees it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from articles.ledger.models import Entry
from articles.ledger.types import Snapshot

# A row: its kind, as the API calls it, and its id.
type Ref = tuple[str, UUID]


@dataclass(frozen=True, slots=True)
class Touched:
    """The rows that an entry touches beside its own. Those that the reader doesn't find are not to be named,
    except `gone`: these they knew.
    """

    rows: frozenset[Ref]
    gone: frozenset[Ref]


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
