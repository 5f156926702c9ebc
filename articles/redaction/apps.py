"""Django's name for the room."""

from typing import ClassVar

from django.apps import AppConfig


class RedactionConfig(AppConfig):
    """The room articles.redaction."""

    name = "articles.redaction"
    label = "articles_redaction"
    verbose_name = "Redaction"
    # Columns that no redaction searches, each with its reason.
    redaction_leaves: ClassVar[dict[str, str]] = {
        "Redaction.words": "what to look for; emptied when it is done",
        "Redaction.found": "counts and ids",
    }
    # The same of libraries' tables, which can't say so themselves.
    redaction_leaves_of_libraries: ClassVar[dict[str, str]] = {
        "auth.Group.name": "not used: roles stand in a table of their own",
        "auth.Permission.name": "the program's own words",
        "auth.Permission.codename": "the program's own words",
        "contenttypes.ContentType.app_label": "the program's own words",
        "contenttypes.ContentType.model": "the program's own words",
        "sessions.Session.session_key": "what a machine has made up",
        "sessions.Session.session_data": (
            "packed: a session that holds the words is unpacked, blanked and packed again"
        ),
    }
