"""Finished exports that hold the words: their files are removed, and their rows say why."""

from __future__ import annotations

import re
import shutil
from functools import partial
from pathlib import Path
from uuid import UUID

from django.core.files.storage import storages
from django.db import transaction

from articles.exports.models import ExportJob
from articles.exports.types import ExportState
from articles.ledger.models import Entry
from articles.redaction.rules import NO_DIGEST

CHUNK = 1024 * 1024
# Longer than any way of writing the words, in characters.
OVERLAP = 32 * 1024
SENTENCE = "Words in its file were redacted, so the file was removed. Start a new export."


def withdraw_files(
    pattern: str, articles: set[str]
) -> tuple[list[UUID], list[tuple[int, dict[str, object]]]]:
    """Remove every file that holds the words, or may quote a part of them, within the caller's transaction.

    Return the jobs that lost their file, and the hashes of their files that remain in the ledger. A file that
    is being written is started again: its worker finds that another one has the job.
    """
    found = re.compile(pattern)
    lost: list[UUID] = []
    for job in ExportJob.objects.exclude(file="").select_for_update().order_by("pk"):
        if job.state != ExportState.DONE:
            _begin_anew(job)
        elif _concerns(job, articles) or _holds(job, found):
            job.state, job.error, job.sha256 = ExportState.FAILED, SENTENCE, ""
            lost.append(job.id)
        else:
            continue
        folder = Path(storages["default"].path(job.file)).parent
        job.file, job.size = "", None
        job.save()
        transaction.on_commit(partial(shutil.rmtree, folder, ignore_errors=True))
    # A job that has started and reported nothing yet may have read the old text.
    for job in (
        ExportJob.objects.filter(file="", state=ExportState.RUNNING).select_for_update().order_by("pk")
    ):
        _begin_anew(job)
        job.save()
    return lost, _without_hashes(lost)


def _begin_anew(job: ExportJob) -> None:
    """Let a job forget what it has written. A worker on it stops, because the row has another number now."""
    if job.state == ExportState.RUNNING:
        job.state, job.attempts = ExportState.WAITING, job.attempts + 1
    job.done, job.last_article, job.written_bytes, job.written_items = 0, None, 0, 0
    # Without a sign of life for so long that the sweeper rings at once.
    job.heartbeat = job.created


def _concerns(job: ExportJob, articles: set[str]) -> bool:
    """Tell whether a job is about an article whose text was blanked: a quotation may hold a part of the
    words.
    """
    return bool(articles) and (job.articles is None or not articles.isdisjoint(job.articles))


def _holds(job: ExportJob, found: re.Pattern[str]) -> bool:
    """Tell whether a file holds the words. One that can't be read is already gone."""
    behind = ""
    try:
        with Path(storages["default"].path(job.file)).open(encoding="utf-8", errors="replace") as stream:
            while text := stream.read(CHUNK):
                if found.search(behind + text):
                    return True
                behind = text[-OVERLAP:]
    except OSError:
        return True
    return False


def _without_hashes(lost: list[UUID]) -> list[tuple[int, dict[str, object]]]:
    """Return the entries that tell the hashes of files that held the words, without these."""
    changed: list[tuple[int, dict[str, object]]] = []
    for entry in Entry.objects.filter(subject_id__in=lost, verb="export.finished").order_by("id"):
        after = {**(entry.after or {}), "sha256": NO_DIGEST}
        changed.append((entry.pk, {"before": entry.before, "after": after, "agent": entry.agent}))
    return changed
