"""Tasks of exports. Each calls one operation. The rows are the truth; a message only wakes a worker."""

from __future__ import annotations

from uuid import UUID

from celery import shared_task

from articles.exports import operations


@shared_task
def run_export(job_id: str) -> None:
    """Run one export job, if it is still waiting."""
    operations.run_export(UUID(job_id))


@shared_task
def sweep_exports() -> None:
    """Enqueue again every job that a crash or a lost message left behind."""
    for job_id in operations.sweep_exports():
        run_export.delay(str(job_id))


@shared_task
def remove_exports() -> None:
    """Remove files that are old or too many."""
    operations.remove_exports()
