"""Django's name for the room."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """The room articles.sources."""

    name = "articles.sources"
    label = "articles_sources"
    verbose_name = "Sources"
