"""Django's name for the room."""

from django.apps import AppConfig


class RestConfig(AppConfig):
    """The room annotator.rest."""

    name = "annotator.rest"
    label = "annotator_rest"
    verbose_name = "REST API"
