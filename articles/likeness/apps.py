"""Django's name for the room."""

from typing import ClassVar

from django.apps import AppConfig


class LikenessConfig(AppConfig):
    """The room articles.likeness."""

    name = "articles.likeness"
    label = "articles_likeness"
    verbose_name = "Likeness"
    # Columns that no redaction searches, each with its reason.
    redaction_leaves: ClassVar[dict[str, str]] = {
        "Sketch.signature": "numbers, dropped with the words and made again",
    }
