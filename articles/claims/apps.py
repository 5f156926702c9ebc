"""Django's name for the room."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """The room articles.claims."""

    name = "articles.claims"
    label = "articles_claims"
    verbose_name = "Claims"
