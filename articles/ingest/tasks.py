"""Tasks of ingest. Each calls one operation. The rows are the truth; a message only wakes a worker."""

from __future__ import annotations

from uuid import UUID

from celery import shared_task

from articles.ingest import operations


@shared_task
def run_ingest(job_id: str) -> None:
    """Fetch and read one document, if it still waits."""
    operations.run_ingest(UUID(job_id))


@shared_task
def poll_feed(feed_id: str) -> None:
    """Ask one feed for what is new, if it is due."""
    operations.poll_feed(UUID(feed_id))


@shared_task
def poll_feeds() -> None:
    """Let every feed that is due be asked."""
    for feed_id in operations.due_feeds():
        poll_feed.delay(str(feed_id))


@shared_task
def sweep_ingest() -> None:
    """Enqueue again every job that a crash or a lost message left behind, and forget what nobody saved."""
    for job_id in operations.sweep_ingest():
        run_ingest.delay(str(job_id))
    operations.forget_unused()
