"""What a worker does with a job's row: claim it, report, finish or fail. Also sweeps up after workers that
died.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from articles.exports.errors import Superseded
from articles.exports.models import ExportJob
from articles.exports.types import ExportState
from articles.ledger import operations as ledger
from articles.ledger.types import Change

# If workers die so often in a row without writing one more article, the job is what kills them.
MOST_INTERRUPTIONS = 5


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a file has come. All of this is safely in the file."""

    done: int
    last_article: UUID | None
    written_bytes: int
    written_items: int
    file: str


@transaction.atomic
def claim_job(id: UUID) -> ExportJob | None:
    """Claim a waiting job. Return None if there is none with this id, or if another worker has it or is just
    claiming it.
    """
    waiting = ExportJob.objects.filter(id=id, state=ExportState.WAITING)
    job = waiting.select_for_update(skip_locked=True).first()
    if job is None:
        return None
    job.become(ExportState.RUNNING)
    job.heartbeat = timezone.now()
    job.attempts += 1
    job.save(update_fields=["state", "heartbeat", "attempts"])
    return job


def set_total(job: ExportJob, total: int) -> None:
    """Record how many articles the job has. Raises `Superseded`."""
    _report(job, total=total)


def record_progress(job: ExportJob, progress: Progress) -> None:
    """Record how far the file has come, and that the worker is alive. Raises `Superseded`."""
    _report(
        job,
        done=progress.done,
        last_article=progress.last_article,
        written_bytes=progress.written_bytes,
        written_items=progress.written_items,
        file=progress.file,
        interruptions=0,
    )


@transaction.atomic
def finish_job(job: ExportJob, *, size: int, sha256: str) -> None:
    """Mark the job as done: its file is complete. Raises `Superseded`."""
    now = timezone.now()
    # Articles that appeared or vanished during the job were counted differently when it began.
    _report(job, ExportState.DONE, total=job.done, size=size, sha256=sha256, finished=now)
    after = {"format": job.format, "done": job.done, "size": size, "sha256": sha256}
    ledger.record(job.actor, Change("export.finished", job.id, after=after), at=now)


@transaction.atomic
def fail_job(job: ExportJob, error: str) -> None:
    """Mark the job as failed, with one sentence for people to read. Raises `Superseded`."""
    now = timezone.now()
    _report(job, ExportState.FAILED, error=error, finished=now)
    ledger.record(job.actor, Change("export.failed", job.id, after={"error": error}), at=now)


@transaction.atomic
def sweep_exports() -> list[UUID]:
    """Return the jobs to enqueue again: their message was lost, or their worker has fallen silent.

    `settings.EXPORT_SILENCE`, in seconds, is how long silence may last. A job that waits in a long queue is
    enqueued again each time this has passed. The surplus messages find nothing to claim.
    """
    now = timezone.now()
    silent = ExportJob.objects.silent_since(now - timedelta(seconds=settings.EXPORT_SILENCE))
    swept = []
    for job in silent.select_for_update(skip_locked=True).order_by("heartbeat"):
        if job.state == ExportState.RUNNING:
            job.interruptions += 1
            if job.interruptions > MOST_INTERRUPTIONS:
                times = f"{job.interruptions} times at the same place"
                fail_job(job, f"The export was interrupted {times}. The worker's log says more.")
                continue
            job.become(ExportState.WAITING)
        job.heartbeat = now
        job.save(update_fields=["state", "heartbeat", "interruptions"])
        swept.append(job.id)
    return swept


def _report(job: ExportJob, becomes: ExportState | None = None, **columns: object) -> None:
    """Change the row if this claim still holds it. Raises `Superseded`."""
    mine = ExportJob.objects.filter(id=job.id, state=job.state, attempts=job.attempts)
    if becomes:
        job.become(becomes)
    columns |= {"state": job.state, "heartbeat": timezone.now()}
    if not mine.update(**columns):
        raise Superseded("Another worker has taken this export over.")
    for name, value in columns.items():
        setattr(job, name, value)
