"""What a reader sees of the ledger: which entries, and how much of each."""

from articles.disclosure.models.contents import tell
from articles.disclosure.models.entries import told_entries

__all__ = ["tell", "told_entries"]
