"""Runs a job: writes the file, reports as it grows, and goes on where an interrupted worker stopped.

Each claim writes a file of its own, which begins as a copy of what the row says was safely written. So a
worker that was wrongly taken for dead can't write into its successor's file.
"""

from __future__ import annotations

import errno
import hashlib
import logging
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import IO
from uuid import UUID

from django.conf import settings
from django.core.files.storage import FileSystemStorage, storages
from django.db import DatabaseError
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from articles.annotations.models import Annotation
from articles.corpus.models import Article
from articles.exports import _allowance
from articles.exports._formats.registry import FORMATS
from articles.exports._formats.writer import Writer
from articles.exports._reading import Known, one_moment
from articles.exports.errors import FileTooLarge, Superseded
from articles.exports.models import ExportJob
from articles.exports.operations.progress import (
    Progress,
    claim_job,
    fail_job,
    finish_job,
    record_progress,
    set_total,
)
from articles.exports.types import Envelope
from articles.ledger.operations import present_place

# Annotations to write between two looks at the clock. A single article may have more.
MARKS_AT_ONCE = 10_000
# In NDJSON, the line of a record begins like this. The id follows.
_RECORD_LINES = tuple(b'{"type":"%s","id":"' % kind for kind in (b"source", b"entity", b"claim"))
_UUID_LENGTH = 36

log = logging.getLogger(__name__)


def run_export(id: UUID) -> None:
    """Run the job to its end, if it is waiting.

    An error is recorded on the job's row, as a sentence for people. If the database can't be reached, that is
    impossible: the error is raised, and the sweeper finds the job later.
    """
    job = claim_job(id)
    if job is None:
        return
    try:
        _write(job)
    except Superseded:
        log.info("export %s: another worker has taken it over", id)
    except FileTooLarge as error:
        fail_job(job, error.message)
    except OSError as error:
        log.exception("export %s failed", id)
        fail_job(job, f"The file could not be written: {error.strerror or error}. Make room, then try again.")
    except DatabaseError:
        raise
    except Exception as error:
        fail_job(
            job,
            f"The export hit an unexpected error ({type(error).__name__}). The worker's log says more.",
        )
        raise


def _write(job: ExportJob) -> None:
    """Write the rest of the file, and finish the job."""
    previous = job.file
    path = _storage().path(_name(job))
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    rows = _articles(job)
    set_total(job, rows.count())
    with Path(path).open("w+b") as stream:
        known = _resume(job, stream, previous)
        writer = FORMATS[job.format].writer(_envelope(job))
        writer.items = job.written_items
        if not job.written_bytes:
            stream.write(writer.head())
        _write_articles(job, rows, stream, writer, known)
        stream.writelines(writer.tail())
        _sync(stream)
        size = stream.tell()
        stream.seek(0)
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    finish_job(job, size=size, sha256=digest)
    _remove_others(Path(path))


def _write_articles(
    job: ExportJob, rows: QuerySet[Article], stream: IO[bytes], writer: Writer, known: Known
) -> None:
    """Write all articles after the last one in the file, and report as the file grows.

    `settings.EXPORT_REPORT_INTERVAL` is the number of seconds between two reports.
    """
    done, last, reported = job.done, job.last_article, monotonic()
    for ids in _groups_behind(rows, last):
        with one_moment():
            # Articles that were withheld after the list was read are left out.
            bundle = FORMATS[job.format].read(job.actor, ids, known)
            stream.writelines(writer.articles(bundle))
        _require_room(stream)
        done, last = done + bundle.count, ids[-1]
        if monotonic() - reported >= settings.EXPORT_REPORT_INTERVAL:
            _report(job, stream, writer, done, last)
            reported = monotonic()
    _report(job, stream, writer, done, last)


def _require_room(stream: IO[bytes]) -> None:
    """Raise `FileTooLarge`, or `OSError` if the disk is nearly full: the database needs the rest."""
    if stream.tell() > _allowance.MOST_BYTES_EACH:
        raise FileTooLarge(_allowance.too_large_sentence())
    free = os.fstatvfs(stream.fileno())
    if free.f_bavail * free.f_frsize < _allowance.LEFT_FREE:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _report(job: ExportJob, stream: IO[bytes], writer: Writer, done: int, last: UUID | None) -> None:
    """Make sure that everything written so far survives a crash, and record that on the row."""
    _sync(stream)
    record_progress(job, Progress(done, last, stream.tell(), writer.items, _name(job)))


def _resume(job: ExportJob, stream: IO[bytes], previous: str) -> Known:
    """Begin with what the last claim had safely written, or from scratch if its file is gone. Return the
    file's records.
    """
    resumable = previous and FORMATS[job.format].resumable
    source = Path(_storage().path(previous)) if resumable else None
    if source is None or not source.exists() or source.stat().st_size < job.written_bytes:
        job.done, job.last_article, job.written_bytes, job.written_items = 0, None, 0, 0
        return Known()
    with source.open("rb") as old:
        shutil.copyfileobj(old, stream)
    stream.truncate(job.written_bytes)
    stream.seek(0)
    known = Known(_records_in(stream))
    stream.seek(job.written_bytes)
    return known


def _records_in(stream: IO[bytes]) -> Iterator[UUID]:
    """Yield the ids of the records in the lines. Formats other than NDJSON have no such lines."""
    for line in stream:
        for beginning in _RECORD_LINES:
            if line.startswith(beginning):
                start = len(beginning)
                yield UUID(line[start : start + _UUID_LENGTH].decode())


def _articles(job: ExportJob) -> QuerySet[Article]:
    """Return the articles that were ordered, as far as the job's creator may see them."""
    rows = Article.objects.visible_to(job.actor)
    return rows if job.articles is None else rows.filter(id__in=job.articles)


def _groups_behind(rows: QuerySet[Article], last: UUID | None) -> Iterator[list[UUID]]:
    """Yield the articles' ids in order, starting after `last`, in groups that are worth a handful of queries.

    Where a group ends depends only on where it begins. So a file that was interrupted ends up the same as one
    that wasn't.
    """
    count = Annotation.objects.live().filter(article=OuterRef("pk")).order_by().values("article")
    counted = rows.annotate(marks=Coalesce(Subquery(count.annotate(count=Count("pk")).values("count")), 0))
    while True:
        rest = counted.order_by("id") if last is None else counted.filter(id__gt=last).order_by("id")
        marks = 0
        group: list[UUID] = []
        for id, number in rest.values_list("id", "marks")[: settings.EXPORT_ARTICLES_AT_ONCE]:
            if group and marks + number > MARKS_AT_ONCE:
                break
            group.append(id)
            marks += number
        if not group:
            return
        yield group
        last = group[-1]


def _envelope(job: ExportJob) -> Envelope:
    """Return what the file says about itself."""
    collection = f"urn:galley:export:{job.id}"
    title = f"Galley export of {job.created:%Y-%m-%d %H:%M} UTC"
    return Envelope(f"{collection}:0", collection, title, str(present_place()))


def _name(job: ExportJob) -> str:
    """Return the path, in the storage, of the present claim's file."""
    return f"exports/{job.id}/{job.attempts}.{FORMATS[job.format].extension}"


def _storage() -> FileSystemStorage:
    """Return the storage. It must keep real files, because we append to a file and copy its beginning."""
    storage = storages["default"]
    if not isinstance(storage, FileSystemStorage):
        raise OSError("exports need a storage of real files")
    return storage


def _sync(stream: IO[bytes]) -> None:
    """Wait until everything written is on the disk."""
    stream.flush()
    os.fsync(stream.fileno())


def _remove_others(path: Path) -> None:
    """Remove the files of the job's earlier claims."""
    for other in path.parent.iterdir():
        if other != path:
            other.unlink(missing_ok=True)
