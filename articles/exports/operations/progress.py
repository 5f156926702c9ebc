"""The worker's side of a job's row: claim it, report, finish or fail; and sweep up after workers that
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

# A job whose worker died this often in a row without writing one more article is what kills it.
MOST_INTERRUPTIONS = 5


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a file has come: everything here stands in it for certain."""

    done: int
    last_article: UUID | None
    written_bytes: int
    written_items: int
    file: str


@transaction.atomic
def claim_job(id: UUID) -> ExportJob | None:
    """Take a waiting job; None if there is none of this id, or if another worker has it or is just taking
    it.
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
    """Say how many articles the job has. Raises `Superseded`."""
    _report(job, total=total)


def record_progress(job: ExportJob, progress: Progress) -> None:
    """Say how far the file has come, and that the worker lives. Raises `Superseded`."""
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
    """Call the job done: its file is complete. Raises `Superseded`."""
    now = timezone.now()
    # Articles that appeared or vanished while it ran were counted differently at its beginning.
    _report(job, ExportState.DONE, total=job.done, size=size, sha256=sha256, finished=now)
    after = {"format": job.format, "done": job.done, "size": size, "sha256": sha256}
    ledger.record(job.actor, Change("export.finished", job.id, after=after), at=now)


@transaction.atomic
def fail_job(job: ExportJob, error: str) -> None:
    """Call the job failed, with one sentence for people. Raises `Superseded`."""
    now = timezone.now()
    _report(job, ExportState.FAILED, error=error, finished=now)
    ledger.record(job.actor, Change("export.failed", job.id, after={"error": error}), at=now)


@transaction.atomic
def sweep_exports() -> list[UUID]:
    """Return the jobs to enqueue again: their message was lost, or their worker has fallen silent.

    How long silence may last says `settings.EXPORT_SILENCE`, in seconds. A job that lies in a long queue is
    enqueued once more for each such span; the surplus messages find nothing to claim.
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
