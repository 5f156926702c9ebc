"""What a reader sees of the ledger: which entries, and how much of each."""

from articles.disclosure.models.contents import tell
from articles.disclosure.models.entries import told_entries
from articles.disclosure.models.touched import kind_of, of_kinds_q, touched

__all__ = ["kind_of", "of_kinds_q", "tell", "told_entries", "touched"]
