"""Django's name for the room."""

from typing import ClassVar

from django.apps import AppConfig


class ImportingConfig(AppConfig):
    """The room articles.importing."""

    name = "articles.importing"
    label = "articles_importing"
    verbose_name = "Imports"
    # Columns that no redaction searches, each with its reason.
    redaction_leaves: ClassVar[dict[str, str]] = dict.fromkeys(
        (
            "ImportJob.name",
            "ImportJob.file",
            "ImportJob.sha256",
            "ImportJob.error",
            "ImportJob.agent",
            "ImportJob.rights",
            "ImportAnswers.lines",
        ),
        "a redaction removes every import's file, name and answers",
    )
