"""Django's name for the room. It has no tables: it is an app for its task to be found."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    """The room articles.disclosure."""

    name = "articles.disclosure"
    label = "articles_disclosure"
    verbose_name = "Disclosure"
