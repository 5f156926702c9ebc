"""Django's name for the room."""

from typing import ClassVar

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The room articles.search."""

    name = "articles.search"
    label = "articles_search"
    verbose_name = "Search"
    # Columns that no redaction searches, each with its reason.
    redaction_leaves: ClassVar[dict[str, str]] = {
        "SearchText.words": "worked out again by the database when the row that holds the words is blanked",
        "SearchText.kind": "one of the words for kinds",
        "SearchText.config": "the name of a configuration",
    }
