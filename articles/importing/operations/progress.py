"""What a worker does with a job's row: claim it, report, end it. Also sweeps up after workers that died."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from articles.importing.errors import Superseded
from articles.importing.models import ImportJob
from articles.importing.types import ImportState
from articles.ledger import operations as ledger
from articles.ledger.types import Change

# If workers die so often in a row without answering one more line, the file is what kills them.
MOST_INTERRUPTIONS = 5


@transaction.atomic
def claim_job(id: UUID) -> ImportJob | None:
    """Claim a waiting job. Return None if there is none with this id, or if another worker has it."""
    waiting = ImportJob.objects.filter(id=id, state=ImportState.WAITING)
    job = waiting.select_for_update(skip_locked=True).first()
    if job is None:
        return None
    job.become(ImportState.RUNNING)
    job.heartbeat = timezone.now()
    job.attempts += 1
    job.save(update_fields=["state", "heartbeat", "attempts"])
    return job


def report(job: ImportJob, becomes: ImportState | None = None, **columns: object) -> None:
    """Change the row if this claim still holds it, within the caller's transaction. Raises `Superseded`."""
    mine = ImportJob.objects.filter(id=job.id, state=job.state, attempts=job.attempts)
    now = timezone.now()
    if becomes:
        job.become(becomes)
        columns["finished"] = now
    columns |= {"state": job.state, "heartbeat": now}
    if not mine.update(**columns):
        raise Superseded("This import was cancelled, or another worker has taken it over.")
    for name, value in columns.items():
        setattr(job, name, value)


@transaction.atomic
def finish_job(job: ImportJob) -> None:
    """Mark the job as done. Raises `Superseded`."""
    report(job, ImportState.DONE, read=job.size)
    counted = {name: getattr(job, name) for name in ("made", "here", "refused", "left_out", "annotations")}
    change = Change("import.finished", job.id, after={"dry_run": job.dry_run, "lines": job.lines} | counted)
    ledger.record(job.actor, change, at=timezone.now())


@transaction.atomic
def fail_job(job: ImportJob, error: str) -> None:
    """Mark the job as failed, with one sentence for people to read. Raises `Superseded`."""
    report(job, ImportState.FAILED, error=error)
    ledger.record(job.actor, Change("import.failed", job.id, after={"error": error}), at=timezone.now())


@transaction.atomic
def sweep_imports() -> list[UUID]:
    """Return the jobs to enqueue again: their message was lost, or their worker has fallen silent.

    `settings.EXPORT_SILENCE`, in seconds, is how long silence may last, as for exports.
    """
    now = timezone.now()
    silent = ImportJob.objects.silent_since(now - timedelta(seconds=settings.EXPORT_SILENCE))
    swept = []
    for job in silent.select_for_update(skip_locked=True).order_by("heartbeat"):
        if job.state == ImportState.RUNNING:
            job.interruptions += 1
            if job.interruptions > MOST_INTERRUPTIONS:
                times = f"{job.interruptions} times at the same place"
                fail_job(job, f"The import was interrupted {times}. The worker's log says more.")
                continue
            job.become(ImportState.WAITING)
        job.heartbeat = now
        job.save(update_fields=["state", "heartbeat", "interruptions"])
        swept.append(job.id)
    return swept
