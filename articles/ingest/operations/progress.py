"""What a worker does with a job's row: claim it, report, finish or fail. Also sweeps up after workers that
died, and forgets what became no article.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from articles.ingest.errors import Superseded
from articles.ingest.models import IngestJob
from articles.ingest.types import IngestState

# If workers die so often over a document, the document is what kills them.
MOST_INTERRUPTIONS = 2
# In days: what nobody has saved by then is forgotten.
KEPT_UNUSED = 7
_AT_ONCE = 500


@transaction.atomic
def claim_job(id: UUID) -> IngestJob | None:
    """Claim a waiting job. Return None if there is none with this id, or if another worker has it."""
    waiting = IngestJob.objects.filter(id=id, state=IngestState.WAITING)
    job = waiting.select_for_update(skip_locked=True).first()
    if job is None:
        return None
    job.become(IngestState.RUNNING)
    job.heartbeat = timezone.now()
    job.attempts += 1
    job.save(update_fields=["state", "heartbeat", "attempts"])
    return job


def report(job: IngestJob, becomes: IngestState | None = None, **columns: object) -> None:
    """Change the row if this claim still holds it. Raises `Superseded`."""
    mine = IngestJob.objects.filter(id=job.id, state=job.state, attempts=job.attempts)
    now = timezone.now()
    if becomes:
        job.become(becomes)
        columns["finished"] = None if becomes == IngestState.READ else now
        if becomes != IngestState.FAILED:
            columns |= {"error": "", "error_code": ""}
    columns |= {"state": job.state, "heartbeat": now}
    if not mine.update(**columns):
        raise Superseded("Another worker has taken this document over.")
    for name, value in columns.items():
        setattr(job, name, value)


@transaction.atomic
def sweep_ingest() -> list[UUID]:
    """Return the jobs to enqueue again: their message was lost, or their worker has fallen silent.

    `settings.EXPORT_SILENCE`, in seconds, is how long silence may last, as for exports.
    """
    now = timezone.now()
    silent = IngestJob.objects.silent_since(now - timedelta(seconds=settings.EXPORT_SILENCE))
    swept = []
    for job in silent.defer("sent", "copy").select_for_update(skip_locked=True).order_by("heartbeat"):
        if job.state == IngestState.RUNNING:
            job.interruptions += 1
            if job.interruptions > MOST_INTERRUPTIONS:
                sentence = (
                    f"Reading it was interrupted {job.interruptions} times. The worker's log says more."
                )
                report(
                    job, IngestState.FAILED, error=sentence, error_code="interrupted",
                    interruptions=job.interruptions,
                )  # fmt: skip
                continue
            job.become(IngestState.WAITING)
        job.heartbeat = now
        job.save(update_fields=["state", "heartbeat", "interruptions"])
        swept.append(job.id)
    return swept


def forget_unused() -> int:
    """Delete jobs of the week before that became no article; return their number."""
    before = timezone.now() - timedelta(days=KEPT_UNUSED)
    old = (
        IngestJob.objects.filter(article=None, created__lt=before).order_by("created").values("id")[:_AT_ONCE]
    )
    return IngestJob.objects.filter(id__in=list(old.values_list("id", flat=True))).delete()[0]
