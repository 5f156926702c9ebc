"""Django's name for the room."""

from typing import ClassVar

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """The room articles.claims."""

    name = "articles.claims"
    label = "articles_claims"
    verbose_name = "Claims"
    # Columns that no redaction searches, each with its reason.
    redaction_leaves: ClassVar[dict[str, str]] = {"Attribution.said_on": "a date in digits"}
