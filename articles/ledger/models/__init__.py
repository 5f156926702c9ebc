"""The ledger's one table."""

from articles.ledger.models.entry import Entry, EntryQuerySet, feed_end

__all__ = ["Entry", "EntryQuerySet", "feed_end"]
