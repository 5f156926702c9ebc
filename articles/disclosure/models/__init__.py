"""What a reader sees of the ledger: which entries, and how much of each."""

from articles.disclosure.models.contents import tell
from articles.disclosure.models.entries import told_entries
from articles.disclosure.models.touched import kind_of, touched

__all__ = ["kind_of", "tell", "told_entries", "touched"]
