"""The room's tables: jobs that fetch and read what comes in, and feeds that bring more."""

from articles.ingest.models.feed import Feed, FeedEntry
from articles.ingest.models.ingest_job import TRANSITIONS, IngestJob

__all__ = ["TRANSITIONS", "Feed", "FeedEntry", "IngestJob"]
