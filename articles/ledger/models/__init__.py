"""The ledger's one table."""

from articles.ledger.models.entry import Entry, EntryQuerySet, feed_end, horizon

__all__ = ["Entry", "EntryQuerySet", "feed_end", "horizon"]
