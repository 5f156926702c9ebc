"""Django's name for the room."""

from typing import ClassVar

from django.apps import AppConfig


class EntitiesConfig(AppConfig):
    """The room articles.entities."""

    name = "articles.entities"
    label = "articles_entities"
    verbose_name = "Entities"
    # Columns that no redaction searches, each with its reason.
    redaction_leaves: ClassVar[dict[str, str]] = {
        "Entity.start_date": "a date in digits",
        "Entity.end_date": "a date in digits",
        "EntityTie.since": "a date in digits",
        "EntityTie.until": "a date in digits",
        "EntityName.language": "a code from a list",
        "EntityName.script": "a code from a list",
    }
