"""Django's name for the room."""

from typing import ClassVar

from django.apps import AppConfig


class AnnotationsConfig(AppConfig):
    """The room articles.annotations."""

    name = "articles.annotations"
    label = "articles_annotations"
    verbose_name = "Annotations"
    # Columns that no redaction searches, each with its reason.
    redaction_leaves: ClassVar[dict[str, str]] = {
        "Anchor.pieces": "cut again from the redacted text, and searched with it",
        "Anchor.carried": "numbers, and the program's own words",
    }
