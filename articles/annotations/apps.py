"""Django's name for the room."""

from django.apps import AppConfig


class AnnotationsConfig(AppConfig):
    """The room articles.annotations."""

    name = "articles.annotations"
    label = "articles_annotations"
    verbose_name = "Annotations"
