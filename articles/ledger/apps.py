"""Django's name for the room."""

from typing import ClassVar

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The room articles.ledger."""

    name = "articles.ledger"
    label = "articles_ledger"
    verbose_name = "Ledger"
    # Columns that no redaction searches, each with its reason.
    redaction_leaves: ClassVar[dict[str, str]] = {
        "Entry.verb": "the program's own words",
    }
