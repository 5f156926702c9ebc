"""Django's name for the room."""

from django.apps import AppConfig


class RedactionConfig(AppConfig):
    """The room articles.redaction."""

    name = "articles.redaction"
    label = "articles_redaction"
    verbose_name = "Redaction"
