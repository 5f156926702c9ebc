"""Export jobs: ordering them, running them, going on after a crash, and sweeping up."""

from __future__ import annotations

import hashlib
import os
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata
from articles.exports import tasks
from articles.exports._reading import find_article
from articles.exports.errors import BadExport, NotFailed, NotReady, Superseded
from articles.exports.models import TRANSITIONS, ExportJob
from articles.exports.operations import (
    claim_job,
    download_job,
    fail_job,
    record_progress,
    retry_export,
    run_export,
    running,
    start_export,
    sweep_exports,
)
from articles.exports.operations.progress import MOST_INTERRUPTIONS, Progress
from articles.exports.types import ExportFormat, ExportState
from articles.foundation.errors import Dangling, Forbidden, Missing
from articles.foundation.models import new_id
from articles.foundation.types import Actor
from articles.ledger.errors import IdInUse
from articles.ledger.models import Entry
from tests.factories.annotations import annotation
from tests.factories.api_keys import reader
from tests.factories.articles import article
from tests.factories.sources import source
from tests.factories.users import editor, nobody

pytestmark = pytest.mark.django_db


def marked(actor: Actor, number: int = 1) -> list[Article]:
    """Make articles with one mark each, all of which name the same source."""
    agency = source(actor)
    rows = [article(actor) for _ in range(number)]
    for row in rows:
        annotation(actor, article=row, words="Seoul", kind="source", source=agency.id)
    return rows


def order(actor: Actor, format: str = "ndjson", articles: list[UUID] | None = None) -> ExportJob:
    """Order an export."""
    return start_export(actor, format=format, articles=articles)[0]


def again(job: ExportJob) -> ExportJob:
    """Read the job anew."""
    return ExportJob.objects.get(id=job.id)


def written(actor: Actor, job: ExportJob) -> bytes:
    """Return the job's finished file."""
    return b"".join(download_job(actor, id=job.id).chunks)


def ids(lines: bytes, kind: str) -> list[str]:
    """Return the ids of the lines of a kind, in the file's order."""
    rows = [orjson.loads(line) for line in lines.splitlines()]
    return [row["id"] for row in rows if row["type"] == kind]


def age(job: ExportJob) -> None:
    """Let the job's last sign of life be long ago."""
    ExportJob.objects.filter(id=job.id).update(heartbeat=timezone.now() - timedelta(hours=1))


@pytest.mark.parametrize("format", ExportFormat.values)
def test_a_job_writes_all_that_its_creator_may_see(format: str) -> None:
    actor = editor()
    rows = marked(actor, 3)
    job = order(actor, format)
    run_export(job.id)
    job = again(job)
    content = written(actor, job)
    assert (job.state, job.done, job.total, job.error) == ("done", 3, 3, "")
    assert (job.size, job.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert all(str(row.id).encode() in content for row in rows)


def test_a_web_annotation_file_is_one_page_of_all_articles() -> None:
    actor = editor()
    marked(actor, 3)
    job = order(actor, "webannotation")
    run_export(job.id)
    page = orjson.loads(written(actor, job))
    assert (len(page["items"]), page["partOf"]["total"], page["partOf"]["id"]) == (
        3,
        3,
        f"urn:galley:export:{job.id}",
    )


def test_a_job_for_some_articles_writes_these() -> None:
    actor = editor()
    rows = marked(actor, 3)
    job = order(actor, articles=[rows[0].id, rows[2].id, rows[0].id])
    run_export(job.id)
    assert ids(written(actor, job), "article") == [str(rows[0].id), str(rows[2].id)]


def test_a_job_sees_what_its_creator_could_see_when_they_ordered() -> None:
    actor, key = editor(), reader()
    free, held = article(actor), article(actor, metadata=ArticleMetadata(pub_status="withheld"))
    for who, expected in ((actor, {str(free.id), str(held.id)}), (key, {str(free.id)})):
        job = order(who)
        run_export(job.id)
        assert set(ids(written(who, job), "article")) == expected


def test_an_order_names_what_is_wrong_with_it() -> None:
    actor, key = editor(), reader()
    held = article(actor, metadata=ArticleMetadata(pub_status="withheld"))
    with pytest.raises(BadExport) as bad:
        start_export(actor, format="papyrus", articles=[])
    assert [problem.field for problem in bad.value.problems] == ["format", "articles"]
    with pytest.raises(Dangling) as dangling:
        start_export(key, format="ndjson", articles=[article(actor).id, held.id])
    assert [problem.field for problem in dangling.value.problems] == ["articles.1"]
    with pytest.raises(Forbidden):
        start_export(nobody(), format="ndjson", articles=None)
    assert not ExportJob.objects.exists()


def test_the_same_order_sent_twice_is_one_job() -> None:
    actor, id = editor(), new_id()
    _, first = start_export(actor, format="ndjson", articles=None, id=id)
    _, second = start_export(actor, format="ndjson", articles=None, id=id)
    assert (first, second, ExportJob.objects.count()) == (True, False, 1)
    with pytest.raises(IdInUse):
        start_export(actor, format="webannotation", articles=None, id=id)
    with pytest.raises(IdInUse):
        start_export(editor(), format="ndjson", articles=None, id=id)


def test_the_ledger_knows_who_ordered_and_that_a_worker_finished() -> None:
    actor = editor()
    job = order(actor)
    run_export(job.id)
    entries = Entry.objects.about(job.id)
    assert [(e.verb, e.actor_id, e.agent) for e in entries] == [
        ("export.created", actor.user_id, ""),
        ("export.finished", actor.user_id, "export worker"),
    ]


def test_nobody_else_sees_a_job_or_its_file() -> None:
    actor = editor()
    job = order(actor)
    run_export(job.id)
    assert not ExportJob.objects.visible_to(editor()).exists()
    with pytest.raises(Missing):
        download_job(editor(), id=job.id)


def test_a_file_can_be_fetched_only_once_it_is_complete() -> None:
    actor = editor()
    job = order(actor)
    with pytest.raises(NotReady, match="waiting"):
        download_job(actor, id=job.id)


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

    def found(actor: Actor, id: UUID) -> Article | None:
        if len(seen) == articles:
            monkeypatch.setattr(running, "find_article", find_article)
            raise Killed
        seen.append(id)
        return find_article(actor, id)

    monkeypatch.setattr(running, "find_article", found)
    monkeypatch.setattr(settings, "EXPORT_REPORT_INTERVAL", 0 if reports else 1000)


@pytest.mark.parametrize("format", ExportFormat.values)
@pytest.mark.parametrize("reports", [True, False])
def test_after_a_kill_the_next_worker_goes_on_and_nothing_is_lost_or_doubled(
    monkeypatch: pytest.MonkeyPatch, files: Path, format: str, reports: bool
) -> None:
    actor = editor()
    marked(actor, 5)
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
    assert written(actor, job) == expected
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
        "It was interrupted 6 times at the same place",
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

    def broken(_actor: Actor, _id: UUID) -> None:
        raise RuntimeError("a secret of the machine room")

    monkeypatch.setattr(running, "find_article", broken)
    with pytest.raises(RuntimeError):
        run_export(job.id)
    assert (again(job).state, "RuntimeError" in again(job).error) == ("failed", True)
    assert "secret" not in again(job).error


def test_only_a_failed_job_is_tried_again_and_only_by_its_creator() -> None:
    actor = editor()
    job = order(actor)
    with pytest.raises(NotFailed):
        retry_export(actor, id=job.id)
    claimed = claim_job(job.id)
    assert claimed is not None
    fail_job(claimed, "No.")
    with pytest.raises(Missing):
        retry_export(editor(), id=job.id)
    assert retry_export(actor, id=job.id).state == ExportState.WAITING


def test_a_state_changes_only_as_the_table_allows() -> None:
    job = order(editor())
    for state, allowed in TRANSITIONS.items():
        for wanted in set(ExportState) - allowed:
            job.state = state
            with pytest.raises(ValueError, match="can't become"):
                job.become(wanted)


def test_the_tasks_ring_for_what_was_swept_up(monkeypatch: pytest.MonkeyPatch) -> None:
    job = order(editor())
    age(job)
    rung: list[str] = []
    monkeypatch.setattr(tasks.run_export, "delay", rung.append)
    tasks.sweep_exports()
    assert rung == [str(job.id)]
    tasks.run_export(str(job.id))
    assert again(job).state == "done"
