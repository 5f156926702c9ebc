"""Django's name for the room."""

from typing import ClassVar

from django.apps import AppConfig


class RestConfig(AppConfig):
    """The room annotator.rest."""

    name = "annotator.rest"
    label = "annotator_rest"
    verbose_name = "REST API"
    # Columns that no redaction searches, each with its reason.
    redaction_leaves: ClassVar[dict[str, str]] = {
        "KeptAnswer.key": "a program's name for one of its requests, gone after a day",
        "KeptAnswer.asked": "a hash of a request",
    }
