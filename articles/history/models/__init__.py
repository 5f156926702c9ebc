"""The reads: a record's history, the names of what entries are about, and the ledger as people search it."""

from articles.history.models.ledger import LedgerPage, LedgerSearch, ledger_page
from articles.history.models.names import HistoryLine, lines_of, names_of, told_in_words
from articles.history.models.records import claim_history, entity_history, source_history

__all__ = [
    "HistoryLine",
    "LedgerPage",
    "LedgerSearch",
    "claim_history",
    "entity_history",
    "ledger_page",
    "lines_of",
    "names_of",
    "source_history",
    "told_in_words",
]
