"""Files are imported by a worker, block by block; whatever happens to it, no line is lost or doubled."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest
from django.conf import settings
from django.db import OperationalError
from django.utils import timezone

from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.corpus.models import Article
from articles.foundation.errors import Forbidden, Missing
from articles.foundation.models import new_id
from articles.importing._storage import folder, path_of
from articles.importing.errors import BadImport, NotMoving, TooManyImports
from articles.importing.models import ImportAnswers, ImportJob
from articles.importing.operations import (
    answers_of,
    cancel_import,
    refused_lines,
    remove_imports,
    run_import,
    running,
    start_import,
    sweep_imports,
    withdraw_imports,
)
from articles.importing.types import ImportState
from articles.ledger.errors import IdInUse
from articles.ledger.models import Entry
from tests.factories.users import editor, nobody
from tests.importing.stories import mark, story

pytestmark = pytest.mark.django_db


def file_of(*lines: dict[str, Any] | bytes) -> bytes:
    """Return a file of lines."""
    return b"".join(one if isinstance(one, bytes) else orjson.dumps(one) + b"\n" for one in lines)


def order(actor: Principal, content: bytes, **more: Any) -> ImportJob:
    """Take a file in."""
    return start_import(actor, format="ndjson", chunks=[content], **more)[0]


def done(job: ImportJob) -> ImportJob:
    """Run the job, and read it again."""
    run_import(job.id)
    job.refresh_from_db()
    return job


def told(job: ImportJob) -> list[tuple[int, str]]:
    """Return what became of each line."""
    answers = [json.loads(line) for chunk in answers_of(job) for line in chunk.splitlines()]
    return [(one["line"], one["outcome"]) for one in answers]


def folders() -> set[Path]:
    """Return the folders of all imports."""
    return set(folder().iterdir()) if folder().is_dir() else set()


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write two lines at a time."""
    monkeypatch.setattr(running, "_MOST_LINES", 2)


def test_a_file_becomes_articles_and_every_line_is_answered(program: Principal, small_blocks: None) -> None:
    bad = b"{not json\n"
    content = file_of(
        story(1, mark("note", "Seoul")), bad, b"\r\n", story(2), story(3, colour="red"), story(1)
    )
    job = done(order(program, content, name="stories.ndjson"))
    assert (job.state, job.error) == (ImportState.DONE, "")
    assert told(job) == [(1, "made"), (2, "refused"), (4, "made"), (5, "refused"), (6, "here")]
    counted = (job.lines, job.made, job.here, job.refused, job.annotations, job.read)
    assert counted == (6, 2, 1, 2, 1, len(content))
    assert b"".join(refused_lines(job)) == bad + file_of(story(3, colour="red"))
    assert {json.loads(line)["line"] for line in answers_of(job, refused=True)} == {2, 5}
    assert [one.verb for one in Entry.objects.filter(subject_id=job.id).order_by("id")] == [
        "import.created", "import.finished",
    ]  # fmt: skip


def test_marks_of_a_persons_file_are_the_files_and_not_the_persons() -> None:
    done(order(editor(), file_of(story(1, mark("note", "Seoul"))), name="old desk.ndjson"))
    made = Annotation.objects.get()
    assert (made.origin_type, made.origin_agent) == ("import", "old desk.ndjson")


@pytest.mark.parametrize("at", range(4))
def test_a_worker_that_dies_in_the_middle_loses_and_doubles_nothing(
    program: Principal, small_blocks: None, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    lines = [story(number, {"kind": "note", "quote": "Seoul"}) for number in range(1, 8)]
    job = order(program, file_of(*lines))
    keep = running._keep
    blocks = iter(range(10))

    def die(*given: Any, **more: Any) -> None:
        keep(*given, **more)
        if next(blocks) == at:
            # After everything of the block is written, and before it is committed.
            raise OperationalError("the connection is gone")

    monkeypatch.setattr(running, "_keep", die)
    with pytest.raises(OperationalError):
        run_import(job.id)
    assert Article.objects.count() == ImportJob.objects.get().lines == at * 2
    monkeypatch.setattr(running, "_keep", keep)
    ImportJob.objects.update(heartbeat=timezone.now() - timedelta(seconds=settings.EXPORT_SILENCE + 1))
    assert sweep_imports() == [job.id]
    job = done(job)
    assert (job.state, job.attempts, job.lines, job.made, job.here) == (ImportState.DONE, 2, 7, 7, 0)
    assert told(job) == [(number, "made") for number in range(1, 8)]
    assert (Article.objects.count(), Annotation.objects.count()) == (7, 7)


def test_a_worker_that_was_taken_for_dead_writes_nothing_more(
    program: Principal, small_blocks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = order(program, file_of(*(story(number) for number in range(1, 6))))
    keep = running._keep

    def overtaken(*given: Any, **more: Any) -> None:
        ImportJob.objects.update(attempts=7)
        keep(*given, **more)

    monkeypatch.setattr(running, "_keep", overtaken)
    run_import(job.id)
    assert not Article.objects.exists()


def test_a_cancelled_import_stops_and_keeps_what_it_has_made(
    program: Principal, small_blocks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = order(program, file_of(*(story(number) for number in range(1, 6))))
    keep = running._keep

    def cancelled_after(*given: Any, **more: Any) -> None:
        keep(*given, **more)
        cancel_import(program, id=job.id)

    monkeypatch.setattr(running, "_keep", cancelled_after)
    job = done(job)
    assert (job.state, job.lines, Article.objects.count()) == (ImportState.CANCELED, 2, 2)
    with pytest.raises(NotMoving):
        cancel_import(program, id=job.id)
    with pytest.raises(Missing):
        cancel_import(editor(), id=job.id)


def test_a_dry_run_says_the_same_and_writes_nothing(program: Principal, small_blocks: None) -> None:
    claim, article = str(new_id()), str(new_id())
    lines = (
        {"type": "claim", "id": claim, "statement": "3,000 more went."},
        story(1, mark("claim", "3,000 more had gone", claim=claim), id=article),
        {"type": "annotation", "id": str(new_id()), "article": article, "kind": "note", "quote": "Seoul"},
        story(1),
        story(2, {"kind": "note", "pieces": [{"start": 5, "end": 5_000}]}),
    )
    before = Entry.objects.count()
    tried = done(order(program, file_of(*lines), dry_run=True))
    assert (tried.state, tried.made, tried.here, tried.refused) == (ImportState.DONE, 3, 1, 1)
    assert not Article.objects.exists()
    assert Entry.objects.count() == before + 2
    assert told(done(order(program, file_of(*lines)))) == told(tried)


def packed(content: bytes) -> bytes:
    """Pack by gzip."""
    return gzip.compress(content)


@pytest.mark.parametrize(
    "written",
    [
        packed,
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: content.replace(b"\n", b"\r\n"),
        lambda content: content.removesuffix(b"\n"),
    ],
)
def test_files_as_other_programs_write_them(program: Principal, written: Callable[[bytes], bytes]) -> None:
    job = done(order(program, written(file_of(story(1), story(2)))))
    assert told(job) == [(1, "made"), (2, "made")]


def test_a_file_that_breaks_off_within_its_packing_fails_with_what_it_had(program: Principal) -> None:
    content = packed(file_of(*(story(number, note=str(new_id())) for number in range(50))))
    job = done(order(program, content[:-20]))
    assert (job.state, "damaged" in job.error) == (ImportState.FAILED, True)


def test_bad_lines_of_every_kind_are_refused_alone(program: Principal) -> None:
    invalid = b'{"type": "article", "text": "\xff\xfe"}\n'
    nul = story(2, note="x") | {"headline": "a\x00b"}
    nul.pop("note")
    huge = orjson.dumps(story(3) | {"by": "x" * 40_000_000}) + b"\n"
    job = done(order(program, file_of(invalid, nul, huge, b"[1]\n", b"null\n", story(4))))
    assert told(job) == [
        (1, "refused"),
        (2, "refused"),
        (3, "refused"),
        (4, "refused"),
        (5, "refused"),
        (6, "made"),
    ]


def test_a_line_without_an_end_is_refused_without_being_read_whole(
    program: Principal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.importing._formats.ndjson.LONGEST", 1_000)
    monkeypatch.setattr("articles.importing.operations.lines.LONGEST", 1_000)
    job = done(order(program, file_of(b"x" * 5_500 + b"\n", story(1), b"y" * 2_001)))
    assert told(job) == [(1, "refused"), (2, "made"), (3, "refused")]
    assert [len(line) for line in refused_lines(job)] == [1_002, 1_002]


def test_of_many_lines_a_few_bad_ones_are_named(program: Principal) -> None:
    lines = [{"type": "claim", "statement": f"Number {number}."} for number in range(2_000)]
    for bad in (3, 777, 1_999):
        lines[bad]["statement"] = ""
    job = done(order(program, file_of(*lines)))
    assert (job.lines, job.made, job.refused) == (2_000, 1_997, 3)
    assert {json.loads(line)["line"] for line in answers_of(job, refused=True)} == {4, 778, 2_000}


def test_a_connection_that_breaks_leaves_nothing(program: Principal) -> None:
    def broken() -> Iterator[bytes]:
        yield file_of(story(1))
        raise ConnectionError("cut")

    before = folders()
    with pytest.raises(ConnectionError):
        start_import(program, format="ndjson", chunks=broken())
    assert not ImportJob.objects.exists()
    assert folders() == before


def test_the_same_file_sent_twice_under_one_id_is_one_job(program: Principal) -> None:
    id, before = new_id(), folders()
    first, second = order(program, b"x", id=id), order(program, b"x", id=id)
    assert first.id == second.id
    assert folders() - before == {path_of(second.file).parent}
    with pytest.raises(IdInUse):
        order(program, b"y", id=id)


def test_what_is_refused_at_once(program: Principal, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Forbidden):
        order(nobody(), b"x")
    with pytest.raises(BadImport):
        start_import(program, format="papyrus", chunks=[b"x"])
    with pytest.raises(BadImport):
        order(program, b"")
    monkeypatch.setattr("articles.importing._allowance.MOST_BYTES", 5)
    with pytest.raises(BadImport):
        order(program, b"123456")
    for _ in range(5):
        order(program, b"x")
    with pytest.raises(TooManyImports):
        order(program, b"x")


def test_files_are_removed_after_a_week_and_by_a_redaction(program: Principal) -> None:
    old, new = done(order(program, b"x")), order(program, b"y")
    ImportJob.objects.filter(id=old.id).update(finished=timezone.now() - timedelta(days=8))
    assert remove_imports() == 1
    old.refresh_from_db()
    assert (old.file, ImportAnswers.objects.count()) == ("", 0)
    with pytest.raises(Missing):
        refused_lines(old)
    assert withdraw_imports() == 1
    new.refresh_from_db()
    assert (new.state, new.file, new.name) == (ImportState.FAILED, "", "")


def test_an_import_that_kills_its_workers_is_given_up(program: Principal) -> None:
    job = order(program, b"x")
    long_ago = timezone.now() - timedelta(seconds=settings.EXPORT_SILENCE + 1)
    ImportJob.objects.update(state=ImportState.RUNNING, heartbeat=long_ago, interruptions=5)
    assert sweep_imports() == []
    job.refresh_from_db()
    assert (job.state, "interrupted" in job.error) == (ImportState.FAILED, True)
