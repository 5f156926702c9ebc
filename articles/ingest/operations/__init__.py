"""Taking documents in: jobs that fetch, read and save them, and feeds that are asked for more."""

from articles.ingest.operations.feeds import MOST_FEEDS, add_feed, hasten_feed, pause_feed, remove_feed
from articles.ingest.operations.jobs import (
    MOST_UNFINISHED,
    finish_as_version,
    finish_ingest,
    retry_ingest,
    start_ingest,
)
from articles.ingest.operations.polling import due_feeds, poll_feed
from articles.ingest.operations.progress import claim_job, forget_unused, sweep_ingest
from articles.ingest.operations.running import run_ingest

__all__ = [
    "MOST_FEEDS",
    "MOST_UNFINISHED",
    "add_feed",
    "claim_job",
    "due_feeds",
    "finish_as_version",
    "finish_ingest",
    "forget_unused",
    "hasten_feed",
    "pause_feed",
    "poll_feed",
    "remove_feed",
    "retry_ingest",
    "run_ingest",
    "start_ingest",
    "sweep_ingest",
]
