"""Django's name for the room."""

from django.apps import AppConfig


class ExportsConfig(AppConfig):
    """The room articles.exports."""

    name = "articles.exports"
    label = "articles_exports"
    verbose_name = "Exports"
