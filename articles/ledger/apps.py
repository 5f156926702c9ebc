"""Django's name for the room."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The room articles.ledger."""

    name = "articles.ledger"
    label = "articles_ledger"
    verbose_name = "Ledger"
