"""Takes files in as jobs. The caller enqueues `tasks.run_import` on commit; a sweeper sees to lost
messages.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from articles.foundation.errors import Missing, Problem
from articles.foundation.models import new_id
from articles.foundation.operations import require
from articles.foundation.types import Actor, Origin, OriginType, Permission
from articles.importing import _allowance
from articles.importing._storage import name_of, path_of
from articles.importing.errors import BadImport, NotMoving, TooManyImports
from articles.importing.models import ImportJob
from articles.importing.models.import_job import MOVING
from articles.importing.types import ImportFormat, ImportState
from articles.ledger import operations as ledger
from articles.ledger.errors import IdInUse
from articles.ledger.types import Change, Snapshot

_LONGEST_NAME = 255
_LONGEST_AGENT = 200


@dataclass(frozen=True, slots=True)
class _Sent:
    """A file that was taken in."""

    name: str
    size: int
    sha256: str


def start_import(
    actor: Actor,
    *,
    format: str,
    chunks: Iterable[bytes],
    name: str = "",
    dry_run: bool = False,
    id: UUID | None = None,
) -> tuple[ImportJob, bool]:
    """Take a file in, to be imported by a worker. Return the job and whether it is new.

    With `dry_run`, the worker only says what would come of each line. The same file sent twice under one id
    makes one job. If the chunks break off, nothing is kept. Raises `Forbidden`, `BadImport`, `IdInUse`,
    `TooManyImports`, and `OSError` if the disk is full.
    """
    require(actor, Permission.WRITE_ARTICLES)
    require(actor, Permission.ANNOTATE)
    if format not in ImportFormat.values:
        known = ", ".join(ImportFormat.values)
        raise BadImport(
            "This can't be imported.",
            problems=[Problem("format", f"Unknown format. Choose one of: {known}.")],
        )
    _refuse_too_many(actor)
    # Under a name of its own until the row is there: two may send under one id at the same moment.
    job = ImportJob(id=id or new_id(), format=format, name=name[:_LONGEST_NAME], dry_run=dry_run)
    path = path_of(name_of(new_id()))
    path.parent.mkdir(parents=True)
    try:
        sent = _spool(chunks, path, most=_allowance.MOST_BYTES_DRY if dry_run else _allowance.MOST_BYTES)
        return _order(actor, job, sent, path)
    except BaseException:
        shutil.rmtree(path.parent, ignore_errors=True)
        raise


@transaction.atomic
def cancel_import(actor: Actor, *, id: UUID) -> ImportJob:
    """Stop an import. What it has written stays. Raises `Forbidden`, `Missing`, `NotMoving`."""
    require(actor, Permission.WRITE_ARTICLES)
    job = ImportJob.objects.visible_to(actor).select_for_update(of=("self",)).filter(id=id).first()
    if job is None:
        raise Missing(f"There is no import with the id {id}.")
    if job.state not in MOVING:
        raise NotMoving(f"This import is {job.get_state_display().lower()} already.")
    now = timezone.now()
    job.become(ImportState.CANCELED)
    job.finished = job.heartbeat = now
    job.save(update_fields=["state", "finished", "heartbeat"])
    ledger.record(actor, Change("import.canceled", job.id, after={"lines": job.lines}), at=now)
    return job


def _spool(chunks: Iterable[bytes], path: Path, *, most: int) -> _Sent:
    """Write what comes into the file, until it is on the disk; say what it is. Raises `BadImport`."""
    size, digest = 0, hashlib.sha256()
    with path.open("xb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > most:
                raise BadImport(_too_large(most), field="file")
            digest.update(chunk)
            file.write(chunk)
        _require_room(path)
        file.flush()
        os.fsync(file.fileno())
    if not size:
        raise BadImport("There is nothing in this file.", field="file")
    return _Sent(str(path), size, digest.hexdigest())


@transaction.atomic
def _order(actor: Actor, job: ImportJob, sent: _Sent, path: Path) -> tuple[ImportJob, bool]:
    """Save the job, or find the one that the same order made."""
    _one_at_a_time(actor)
    if old := ImportJob.objects.filter(id=job.id).first():
        said = (old.created_by_id, old.format, old.dry_run, old.sha256)
        if said != (actor.user_id, job.format, job.dry_run, sent.sha256):
            raise IdInUse(f"The id {old.id} is already in use with other content. Use a new id.", field="id")
        shutil.rmtree(path.parent, ignore_errors=True)
        return old, False
    _refuse_too_many(actor)
    now = timezone.now()
    origin = _origin(actor, job.name)
    job.file, job.size, job.sha256 = f"imports/{path.parent.name}/{path.name}", sent.size, sent.sha256
    job.rights = [one.value for one in Permission if actor.can(one)]
    job.origin, job.agent = origin.type, origin.agent
    job.created_by_id, job.created, job.heartbeat = actor.user_id, now, now
    job.save(force_insert=True)
    ledger.record(actor, Change("import.created", job.id, after=_summary(job)), at=now)
    return job, True


def _origin(actor: Actor, name: str) -> Origin:
    """Return what is recorded as the maker of the marks: the program; or, for a person who sends a file, the
    file, since the person hasn't looked at each mark.
    """
    if actor.origin.type != OriginType.PERSON:
        return actor.origin
    return Origin(OriginType.IMPORT, (name or "file")[:_LONGEST_AGENT])


def _one_at_a_time(actor: Actor) -> None:
    """Wait for other orders of the actor, which then count."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"imports {actor.user_id}"])


def _refuse_too_many(actor: Actor) -> None:
    """Raise `TooManyImports` if the actor has as many unfinished jobs as allowed."""
    unfinished = ImportJob.objects.filter(created_by=actor.user_id, state__in=MOVING).count()
    if unfinished >= _allowance.MOST_UNFINISHED:
        message = f"{unfinished} of your imports are waiting or running, which is the limit. Wait for one."
        raise TooManyImports(message, wait=60)


def _require_room(path: Path) -> None:
    """Raise `BadImport` if the disk is nearly full: the database needs the rest."""
    if shutil.disk_usage(path.parent).free < _allowance.LEFT_FREE:
        raise BadImport(
            "The desk has no room for this file now. Make room, then send it again.", field="file"
        )


def _too_large(most: int) -> str:
    """Return why a file isn't taken."""
    megabytes = most // _allowance.MEGABYTE
    if most == _allowance.MOST_BYTES_DRY:
        return f"A dry run takes files of up to {megabytes} MB. Try it with the first lines of the file."
    return f"The file has more than {megabytes:,} MB. Split it, or pack it with gzip."


def _summary(job: ImportJob) -> Snapshot:
    """Return what the ledger keeps of an order."""
    return {"format": job.format, "size": job.size, "dry_run": job.dry_run}
