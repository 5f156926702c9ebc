"""Running jobs: claims, going on after a crash, failing, and sweeping up."""

from __future__ import annotations

import os
import re
import threading
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction

from articles.exports import tasks
from articles.exports._reading import one_moment
from articles.exports.errors import Superseded
from articles.exports.models import ExportJob
from articles.exports.operations import (
    claim_job,
    record_progress,
    retry_export,
    run_export,
    running,
    sweep_exports,
)
from articles.exports.operations.progress import MOST_INTERRUPTIONS, Progress
from articles.exports.types import ExportFormat
from articles.foundation.models import new_id
from tests.exports.orders import again, age, ids, marked, order, written
from tests.factories.users import editor

pytestmark = pytest.mark.django_db


def test_a_job_is_claimed_once() -> None:
    job = order(editor())
    assert claim_job(job.id) is not None
    assert claim_job(job.id) is None
    assert claim_job(new_id()) is None


@pytest.mark.django_db(transaction=True)
def test_of_two_claims_at_the_same_moment_one_passes_by() -> None:
    job = order(editor())
    found: list[ExportJob | None] = []

    def other() -> None:
        found.append(claim_job(job.id))
        connection.close()

    with transaction.atomic():
        mine = claim_job(job.id)
        thread = threading.Thread(target=other)
        thread.start()
        # It must not wait for this transaction, or a second worker would stand still beside the first.
        thread.join(timeout=30)
    assert mine is not None
    assert found == [None]
    assert again(job).attempts == 1


def test_running_a_job_twice_writes_it_once() -> None:
    actor = editor()
    marked(actor, 2)
    job = order(actor)
    run_export(job.id)
    first = again(job)
    run_export(job.id)
    assert (again(job).attempts, again(job).finished) == (1, first.finished)


class Killed(BaseException):
    """Ends a run as abruptly as a kill: nothing gets a chance to write it down."""


def killed_after(monkeypatch: pytest.MonkeyPatch, articles: int, *, reports: bool = True) -> None:
    """Let the next run end right after writing this many articles."""
    seen: list[Any] = []

    def moment() -> AbstractContextManager[None]:
        if len(seen) == articles:
            monkeypatch.setattr(running, "one_moment", one_moment)
            raise Killed
        seen.append(articles)
        return one_moment()

    monkeypatch.setattr(running, "one_moment", moment)
    monkeypatch.setattr(settings, "EXPORT_ARTICLES_AT_ONCE", 1)
    monkeypatch.setattr(settings, "EXPORT_REPORT_INTERVAL", 0 if reports else 1000)


@pytest.mark.parametrize("format", ExportFormat.values)
@pytest.mark.parametrize("reports", [True, False])
def test_after_a_kill_the_next_worker_goes_on_and_nothing_is_lost_or_doubled(
    monkeypatch: pytest.MonkeyPatch, files: Path, format: str, reports: bool
) -> None:
    actor = editor()
    marked(actor, 5)
    monkeypatch.setattr(settings, "EXPORT_ARTICLES_AT_ONCE", 1)
    whole = order(actor, format)
    run_export(whole.id)
    job = order(actor, format)
    killed_after(monkeypatch, 3, reports=reports)
    with pytest.raises(Killed):
        run_export(job.id)
    assert (again(job).state, again(job).done) == ("running", 3 if reports else 0)
    # Half an article stood behind the last safe byte when the worker died.
    for left in (files / "exports" / str(job.id)).iterdir():
        with left.open("ab") as stream:
            stream.write(b'{"type":"annotation","id":"half')
    age(job)
    assert sweep_exports() == [job.id]
    run_export(job.id)
    expected = written(actor, whole).replace(str(whole.id).encode(), str(job.id).encode())
    # The label names the minute of the order, which may have passed between the two.
    old, new = (f"{one.created:%Y-%m-%d %H:%M} UTC".encode() for one in (whole, job))
    expected = expected.replace(old, new)
    # So does the place in the feed at which each was begun.
    assert [_cut(written(actor, job)), _cut(expected)] == [_cut(expected)] * 2
    assert (again(job).state, again(job).done, again(job).attempts) == ("done", 5, 2)
    assert len(list((files / "exports" / str(job.id)).iterdir())) == 1


def test_a_job_whose_half_file_is_gone_begins_anew(monkeypatch: pytest.MonkeyPatch, files: Path) -> None:
    actor = editor()
    rows = marked(actor, 3)
    job = order(actor)
    killed_after(monkeypatch, 2)
    with pytest.raises(Killed):
        run_export(job.id)
    (files / again(job).file).unlink()
    age(job)
    sweep_exports()
    run_export(job.id)
    assert ids(written(actor, job), "article") == [str(row.id) for row in rows]


def test_a_worker_that_was_taken_for_dead_stops_when_it_wakes() -> None:
    job = order(editor())
    sleeper = claim_job(job.id)
    assert sleeper is not None
    age(job)
    sweep_exports()
    successor = claim_job(job.id)
    assert successor is not None
    with pytest.raises(Superseded):
        record_progress(sleeper, Progress(9, None, 9, 9, "theirs"))
    record_progress(successor, Progress(1, None, 1, 1, "mine"))
    assert again(job).file == "mine"


def test_a_job_whose_message_was_lost_is_swept_up() -> None:
    job = order(editor())
    assert sweep_exports() == []
    age(job)
    assert sweep_exports() == [job.id]
    # It has been rung for: no second bell before the next silence.
    assert sweep_exports() == []
    assert again(job).interruptions == 0


def test_a_job_that_moves_and_one_that_has_ended_are_left_alone() -> None:
    actor = editor()
    moving, done = order(actor), order(actor)
    claim_job(moving.id)
    run_export(done.id)
    age(done)
    assert sweep_exports() == []


def test_a_job_that_kills_every_worker_fails_in_the_end_and_says_so() -> None:
    job = order(editor())
    for _ in range(MOST_INTERRUPTIONS):
        assert claim_job(job.id) is not None
        age(job)
        assert sweep_exports() == [job.id]
    claim_job(job.id)
    age(job)
    assert sweep_exports() == []
    job = again(job)
    assert (job.state, job.error.partition(".")[0]) == (
        "failed",
        "The export was interrupted 6 times at the same place",
    )


def test_a_full_disk_is_named_and_the_job_can_be_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    actor = editor()
    rows = marked(actor, 2)
    job = order(actor)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        run_export(job.id)
    failed = again(job)
    assert failed.state == "failed"
    assert failed.error == (
        "The file could not be written: No space left on device. Make room, then try again."
    )
    retry_export(actor, id=job.id)
    run_export(job.id)
    assert (again(job).state, again(job).error) == ("done", "")
    assert ids(written(actor, job), "article") == [str(row.id) for row in rows]


def test_an_unexpected_error_is_written_down_and_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    actor = editor()
    marked(actor)
    job = order(actor)

    def broken() -> None:
        raise RuntimeError("a secret of the machine room")

    monkeypatch.setattr(running, "one_moment", broken)
    with pytest.raises(RuntimeError):
        run_export(job.id)
    assert (again(job).state, "RuntimeError" in again(job).error) == ("failed", True)
    assert "secret" not in again(job).error


def test_the_tasks_ring_for_what_was_swept_up(monkeypatch: pytest.MonkeyPatch) -> None:
    job = order(editor())
    age(job)
    rung: list[str] = []
    monkeypatch.setattr(tasks.run_export, "delay", rung.append)
    tasks.sweep_exports()
    assert rung == [str(job.id)]
    tasks.run_export(str(job.id))
    assert again(job).state == "done"


def _cut(file: bytes) -> bytes:
    """Return a file without the place in the feed at which it was cut."""
    return re.sub(rb'"as_of": ?"[^"]*"', b"", file)
