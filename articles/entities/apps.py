"""Django's name for the room."""

from django.apps import AppConfig


class EntitiesConfig(AppConfig):
    """The room articles.entities."""

    name = "articles.entities"
    label = "articles_entities"
    verbose_name = "Entities"
