"""Nobody has more of exports than fits: orders, bytes and days; and what was left behind is swept."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from articles.exports import _allowance
from articles.exports.errors import TooManyExports
from articles.exports.models import ExportJob
from articles.exports.operations import (
    claim_job,
    download_job,
    fail_job,
    remove_exports,
    retry_export,
    run_export,
    start_export,
)
from articles.foundation.errors import Missing
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from tests.exports.orders import again, marked, order, written
from tests.factories.api_keys import reader
from tests.factories.users import editor

pytestmark = pytest.mark.django_db

WEEK_AND_MORE = _allowance.KEPT_FOR + timedelta(hours=1)


def done(job: ExportJob, *, ago: timedelta = timedelta()) -> ExportJob:
    """Run the job, and let that have been so long ago."""
    run_export(job.id)
    ExportJob.objects.filter(id=job.id).update(finished=timezone.now() - ago)
    return again(job)


def folders(files: Path) -> set[str]:
    return {path.name for path in (files / "exports").iterdir()}


def test_who_has_many_orders_waits_and_others_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_allowance, "MOST_UNFINISHED", 2)
    actor = editor()
    id = new_id()
    first = start_export(actor, format="ndjson", articles=None, id=id)[0]
    order(actor)
    with pytest.raises(TooManyExports, match="Wait until one is done") as refused:
        order(actor)
    assert refused.value.wait > 0
    # The same order sent again is no order more.
    assert start_export(actor, format="ndjson", articles=None, id=id) == (first, False)
    assert order(reader()).state == "waiting"
    run_export(first.id)
    assert order(actor).state == "waiting"


def test_trying_again_counts_as_an_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_allowance, "MOST_UNFINISHED", 1)
    actor = editor()
    failed = order(actor)
    claimed = claim_job(failed.id)
    assert claimed
    fail_job(claimed, "No room.")
    order(actor)
    with pytest.raises(TooManyExports):
        retry_export(actor, id=failed.id)


def test_an_old_file_is_removed_and_said_to_be(files: Path) -> None:
    actor = editor()
    marked(actor)
    old, young = done(order(actor), ago=WEEK_AND_MORE), done(order(actor))
    assert folders(files) == {str(old.id), str(young.id)}
    assert (remove_exports(), remove_exports()) == (1, 0)
    assert folders(files) == {str(young.id)}
    assert (again(old).removed is None, again(young).removed) == (False, None)
    with pytest.raises(Missing, match="removed to make room"):
        download_job(actor, id=old.id)
    assert written(actor, young)
    assert Entry.objects.about(old.id).values_list("verb", flat=True).last() == "export.removed"


def test_the_oldest_make_room_for_what_their_owner_ordered_later(
    files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor, other = editor(), editor()
    marked(actor)
    theirs = done(order(other), ago=timedelta(hours=5))
    mine = [done(order(actor), ago=timedelta(hours=hours)) for hours in (3, 2, 1)]
    monkeypatch.setattr(_allowance, "MOST_BYTES_EACH", 2 * (mine[0].size or 0))
    remove_exports()
    assert folders(files) == {str(one.id) for one in (theirs, *mine[1:])}


def test_the_oldest_of_all_make_room_when_all_together_have_too_much(
    files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor, other = editor(), editor()
    marked(actor)
    done(order(other), ago=timedelta(hours=5))
    mine = done(order(actor))
    monkeypatch.setattr(_allowance, "MOST_BYTES_TOGETHER", mine.size)
    remove_exports()
    assert folders(files) == {str(mine.id)}


def test_what_killed_workers_left_is_swept_and_what_is_used_is_not(files: Path) -> None:
    actor = editor()
    marked(actor)
    finished, waiting = done(order(actor)), order(actor)
    claimed = claim_job(waiting.id)
    assert claimed
    left = files / "exports" / str(finished.id) / "7.ndjson"
    half = files / "exports" / str(waiting.id) / "1.ndjson"
    strays = [files / "exports" / str(new_id()), files / "exports" / "not-ours"]
    for folder in (*strays, half.parent):
        folder.mkdir()
    for path in (left, half):
        path.write_bytes(b"half a line")
    fresh = files / "exports" / str(new_id())
    fresh.mkdir()
    for path in (left, half, half.parent, left.parent, *strays, files / finished.file):
        os.utime(path, (0, 0))
    remove_exports()
    assert folders(files) == {str(finished.id), str(waiting.id), fresh.name}
    assert (left.exists(), half.exists(), written(actor, finished) != b"") == (False, True, True)


@pytest.mark.parametrize(
    ("limit", "value", "sentence"),
    [
        ("MOST_BYTES_EACH", 10, "Order fewer articles"),
        ("LEFT_FREE", 2**62, "Make room, then try again"),
    ],
)
def test_a_file_that_grows_too_large_or_takes_the_database_s_room_is_not_written_on(
    monkeypatch: pytest.MonkeyPatch, limit: str, value: int, sentence: str
) -> None:
    actor = editor()
    marked(actor)
    monkeypatch.setattr(_allowance, limit, value)
    job = order(actor)
    run_export(job.id)
    failed = again(job)
    assert failed.state == "failed"
    assert sentence in failed.error
