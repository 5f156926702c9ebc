"""Tasks of imports. Each calls one operation. The rows are the truth; a message only wakes a worker."""

from __future__ import annotations

from uuid import UUID

from celery import shared_task

from articles.importing import operations


@shared_task
def run_import(job_id: str) -> None:
    """Run one import job, if it still waits."""
    operations.run_import(UUID(job_id))


@shared_task
def sweep_imports() -> None:
    """Enqueue again every job that a crash or a lost message left behind."""
    for job_id in operations.sweep_imports():
        run_import.delay(str(job_id))


@shared_task
def remove_imports() -> None:
    """Remove files and answers that are old."""
    operations.remove_imports()
