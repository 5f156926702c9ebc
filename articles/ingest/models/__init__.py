"""The room's tables: jobs that fetch and read what comes in."""

from articles.ingest.models.ingest_job import TRANSITIONS, IngestJob

__all__ = ["TRANSITIONS", "IngestJob"]
