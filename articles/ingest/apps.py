"""Django's name for the room."""

from typing import ClassVar

from django.apps import AppConfig


class IngestConfig(AppConfig):
    """The room articles.ingest."""

    name = "articles.ingest"
    label = "articles_ingest"
    verbose_name = "Ingest"
    # Columns that no redaction searches, each with its reason.
    redaction_leaves: ClassVar[dict[str, str]] = dict.fromkeys(
        (
            "IngestJob.sent",
            "IngestJob.copy",
            "IngestJob.copy_headers",
            "IngestJob.copy_url",
            "IngestJob.url",
            "IngestJob.name",
            "IngestJob.found",
            "IngestJob.error",
            "IngestJob.error_code",
            "IngestJob.charset",
            "IngestJob.media_type",
        ),
        "a redaction removes the document as a whole, unpacked to be searched",
    )
