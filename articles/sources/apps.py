"""Django's name for the room."""

from typing import ClassVar

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """The room articles.sources."""

    name = "articles.sources"
    label = "articles_sources"
    verbose_name = "Sources"
    # Columns that no redaction searches, each with its reason.
    redaction_leaves: ClassVar[dict[str, str]] = {
        "Source.country": "a code from a list",
        "SourceName.language": "a code from a list",
        "SourceName.script": "a code from a list",
    }
