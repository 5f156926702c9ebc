"""Django's name for the room."""

from typing import ClassVar

from django.apps import AppConfig


class ExportsConfig(AppConfig):
    """The room articles.exports."""

    name = "articles.exports"
    label = "articles_exports"
    verbose_name = "Exports"
    # Columns that no redaction searches, each with its reason.
    redaction_leaves: ClassVar[dict[str, str]] = {
        "ExportJob.file": "a path of ids; what is in the file is searched",
        "ExportJob.filter": "ids of articles",
        "ExportJob.sha256": "emptied with the file",
    }
