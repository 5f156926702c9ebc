"""Makes room: removes files that are old or too many, and what killed workers left behind."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.core.files.storage import storages
from django.db import transaction
from django.db.models import F, Q, QuerySet, Sum, Window
from django.utils import timezone

from articles.exports import _allowance
from articles.exports.models import ExportJob
from articles.exports.types import ExportState
from articles.ledger import operations as ledger
from articles.ledger.types import Change


def remove_exports() -> int:
    """Remove old and surplus files, and files that belong to no export. Return how many exports lost theirs.

    A file is kept for `KEPT_FOR`, unless its owner, or everybody together, has more bytes than allowed: then
    the oldest files are removed.
    """
    now = timezone.now()
    ids = {
        *_expired(now),
        *_beyond(_allowance.MOST_BYTES_EACH, "created_by"),
        *_beyond(_allowance.MOST_BYTES_TOGETHER),
    }
    removed = sum(_remove(id, now) for id in sorted(ids))
    _remove_strays(now)
    return removed


def _kept() -> QuerySet[ExportJob]:
    """The exports that have a file, or the beginning of one, and that no worker is writing."""
    return ExportJob.objects.filter(state__in=[ExportState.DONE, ExportState.FAILED], removed=None)


def _expired(now: datetime) -> Iterable[UUID]:
    """Return the exports that are too old."""
    return _kept().filter(finished__lt=now - _allowance.KEPT_FOR).values_list("id", flat=True)


def _beyond(most: int, *each: str) -> Iterable[UUID]:
    """Return the exports that no longer fit, if the newest ones are kept."""
    newest = [F("finished").desc(), F("id").desc()]
    so_far = Window(Sum("size"), partition_by=[F(name) for name in each] or None, order_by=newest)
    return (
        _kept()
        .filter(size__gt=0)
        .annotate(so_far=so_far)
        .filter(so_far__gt=most)
        .values_list("id", flat=True)
    )


@transaction.atomic
def _remove(id: UUID, now: datetime) -> bool:
    """Remove one export's files, and record that on its row. Return whether there was anything to remove."""
    job = _kept().select_for_update(skip_locked=True, of=("self",)).filter(id=id).first()
    if job is None:
        return False
    job.removed = now
    job.save(update_fields=["removed"])
    ledger.record(job.actor, Change("export.removed", job.id, after={"size": job.size}), at=now)
    # If the commit fails, the file is gone and the row doesn't say so. A download finds out by itself.
    shutil.rmtree(_folder() / str(id), ignore_errors=True)
    return True


def _remove_strays(now: datetime) -> None:
    """Remove files of claims that didn't end well, and folders that belong to no export."""
    if not _folder().is_dir():
        return
    quiet = (now - _allowance.GRACE).timestamp()
    folders = {path.name: path for path in _folder().iterdir() if path.stat().st_mtime < quiet}
    known = dict(
        ExportJob.objects.filter(_ends_itself())
        .filter(id__in=[name for name in folders if _is_id(name)])
        .values_list("id", "file")
    )
    moving = set(ExportJob.objects.filter(~_ends_itself()).values_list("id", flat=True))
    for name, path in folders.items():
        id = UUID(name) if _is_id(name) else None
        if id in moving:
            continue
        wanted = known.get(id) if id else None
        if wanted is None:
            shutil.rmtree(path, ignore_errors=True)
            continue
        for file in path.iterdir():
            if file.name != Path(wanted).name and file.stat().st_mtime < quiet:
                file.unlink(missing_ok=True)


def _ends_itself() -> Q:
    """The condition on exports that no worker is writing."""
    return Q(state__in=[ExportState.DONE, ExportState.FAILED])


def _is_id(name: str) -> bool:
    try:
        return str(UUID(name)) == name
    except ValueError:
        return False


def _folder() -> Path:
    """Return the folder of all exports' files."""
    return Path(storages["default"].path("exports"))
