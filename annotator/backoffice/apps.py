"""Django's name for the room."""

from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    """The room annotator.backoffice; the admin finds its pages in `annotator.backoffice.admin`."""

    name = "annotator.backoffice"
    label = "annotator_backoffice"
