"""The ledger's one table."""

from articles.ledger.models.entry import Entry

__all__ = ["Entry"]
