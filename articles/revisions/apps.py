"""Django's name for the room."""

from django.apps import AppConfig


class RevisionsConfig(AppConfig):
    """The room articles.revisions."""

    name = "articles.revisions"
    label = "articles_revisions"
    verbose_name = "Revisions"
