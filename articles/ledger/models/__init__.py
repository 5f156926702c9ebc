"""The ledger's one table."""

from articles.ledger.models.entry import Entry, EntryQuerySet

__all__ = ["Entry", "EntryQuerySet"]
