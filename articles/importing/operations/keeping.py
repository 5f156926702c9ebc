"""Makes room: removes files and answers that are old, and what killed processes left behind."""

from __future__ import annotations

import shutil
from functools import partial

from django.db import transaction
from django.utils import timezone

from articles.foundation.types import OriginType
from articles.importing import _allowance
from articles.importing._storage import folder, path_of
from articles.importing.models import ImportAnswers, ImportJob
from articles.importing.models.import_job import MOVING
from articles.importing.types import ImportState

SENTENCE = "Words were redacted, so the files of all imports were removed. Send the file again."


def remove_imports() -> int:
    """Remove the files and answers of jobs that ended long ago, and files that belong to no job. Return how
    many jobs lost theirs.
    """
    now = timezone.now()
    ended = ImportJob.objects.exclude(state__in=MOVING).exclude(file="")
    with transaction.atomic():
        old = list(ended.filter(finished__lt=now - _allowance.KEPT_FOR).select_for_update(skip_locked=True))
        for job in old:
            _remove(job)
    known = set(ImportJob.objects.exclude(file="").values_list("file", flat=True))
    quiet = (now - _allowance.GRACE).timestamp()
    for path in folder().iterdir() if folder().is_dir() else ():
        if f"imports/{path.name}/sent" not in known and path.stat().st_mtime < quiet:
            shutil.rmtree(path, ignore_errors=True)
    return len(old)


def withdraw_imports() -> int:
    """Remove the files and answers of all imports, and stop those that aren't done, within the caller's
    transaction: any may hold words that were redacted. Return their number.
    """
    jobs = list(ImportJob.objects.exclude(file="").select_for_update().order_by("pk"))
    for job in jobs:
        if job.state in MOVING:
            # A worker on it stops: the row has another state now.
            job.become(ImportState.FAILED)
            job.finished = timezone.now()
        _remove(job)
        job.name, job.agent, job.error = "", job.agent if job.origin == OriginType.MACHINE else "", SENTENCE
        job.save(update_fields=["name", "agent", "error", "state", "finished"])
    return len(jobs)


def _remove(job: ImportJob) -> None:
    """Remove the file, once that is committed, and the answers."""
    transaction.on_commit(partial(shutil.rmtree, path_of(job.file).parent, ignore_errors=True))
    ImportAnswers.objects.filter(job=job).delete()
    job.file = ""
    job.save(update_fields=["file"])
