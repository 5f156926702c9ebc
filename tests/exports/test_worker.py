"""A real worker, killed in the middle of an export, and the one that takes over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from urllib.parse import quote

import orjson
import pytest
from django.db import connection, transaction
from django.test import Client
from kombu import Connection

from annotator.accounts.models import User
from annotator.queue.operations import transport_options
from articles.anchoring.types import GivenPiece
from articles.annotations.models import Annotation
from articles.annotations.types import AnnotationDraft
from articles.claims.operations import create_passages
from articles.claims.types import PassageDraft
from articles.corpus.models import Article
from articles.exports.models import ExportJob
from articles.exports.operations import start_export
from articles.exports.tasks import run_export
from articles.foundation.types import Actor
from tests.factories.articles import article
from tests.factories.users import editor

ROOT = Path(__file__).parents[2]
ARTICLES = 60
MARKS = 5
# Seconds for what takes two or three on a quiet machine.
PATIENCE = 120
STOPPING = 20


@contextmanager
def worker(files: Path, *, clock: bool = False) -> Iterator[subprocess.Popen[bytes]]:
    """Run a worker on the test's database and queue; end it, with all its processes, at the latest at the
    end.
    """
    command = [sys.executable, "-m", "celery", "-A", "annotator", "worker", "--pool", "threads"]
    command += ["--concurrency", "2", "--without-gossip", "--without-mingle", "--loglevel", "WARNING"]
    own = environment(files) | {"GALLEY_CLOCK": "1" if clock else ""}
    started = subprocess.Popen(command, cwd=ROOT, env=own, start_new_session=True)
    try:
        yield started
    finally:
        if started.poll() is None:
            os.killpg(started.pid, signal.SIGKILL)
            started.wait()


def environment(files: Path) -> dict[str, str]:
    """Return the worker's environment: the test's database, the queue inside it, short patience."""
    own = {name: value for name, value in os.environ.items() if name != "CELERY_BROKER_URL"}
    database = connection.settings_dict
    place = (
        f"{quote(database['HOST'], safe='')}:{database['PORT']}"
        if database["PORT"]
        else quote(database["HOST"], safe="")
    )
    who = quote(database["USER"], safe="") + (
        f":{quote(database['PASSWORD'], safe='')}" if database["PASSWORD"] else ""
    )
    return own | {
        "DATABASE_URL": f"postgres://{who}@{place}/{database['NAME']}",
        "STORAGE_URL": f"file://{files}",
        "DJANGO_SETTINGS_MODULE": "tests.exports.worker_settings",
    }


def wait_until(what: Callable[[], bool], running: subprocess.Popen[bytes]) -> None:
    """Ask the database again and again, until it is so, the worker ends, or patience does."""
    end = monotonic() + PATIENCE
    while not what():
        assert monotonic() < end, "it took too long"
        # Watching for the worker's end leaves it the processor meanwhile.
        with suppress(subprocess.TimeoutExpired):
            running.wait(timeout=0.02)
            pytest.fail("the worker has ended by itself")


def ring(job: ExportJob) -> None:
    """Send the job's message through the queue that the workers listen to."""
    options = transport_options(connection.settings_dict)
    with Connection("pgmq://localhost", transport_options=options) as queue, queue.Producer() as producer:
        run_export.apply_async((str(job.id),), producer=producer)


def many_articles(actor: Actor) -> None:
    """Make enough articles that an export of them takes a while."""
    for _ in range(ARTICLES):
        row = article(actor)
        marks = [PassageDraft(AnnotationDraft("note", (GivenPiece(at, at + 1),))) for at in range(MARKS)]
        create_passages(actor, article_id=row.id, drafts=marks)


@pytest.mark.django_db(transaction=True)
def test_an_export_survives_the_kill_of_its_worker(files: Path) -> None:
    actor = editor()
    many_articles(actor)
    job, _ = start_export(actor, format="ndjson", articles=None)

    def state() -> ExportJob:
        return ExportJob.objects.get(id=job.id)

    with worker(files) as first:
        ring(job)
        wait_until(lambda: state().done > 0, first)
        with transaction.atomic(), connection.cursor() as cursor:
            # Whatever the worker is about to read now makes it wait: it dies in the middle for certain.
            cursor.execute("LOCK TABLE annotations_anchor IN ACCESS EXCLUSIVE MODE")
            os.killpg(first.pid, signal.SIGKILL)
            first.wait()
    left = state()
    assert (left.state, left.total, left.attempts) == ("running", ARTICLES, 1)
    assert 0 < left.done < ARTICLES

    with worker(files, clock=True) as second:
        wait_until(lambda: state().state != "running" and state().state != "waiting", second)
        second.send_signal(signal.SIGTERM)
        assert second.wait(timeout=STOPPING) == 0
    done = state()
    assert (done.state, done.error, done.done, done.attempts) == ("done", "", ARTICLES, 2)

    browser = Client()
    browser.force_login(User.objects.get(id=actor.user_id))
    answer = browser.get(f"/api/v1/exports/{job.id}/download/")
    lines = [orjson.loads(line) for line in b"".join(answer.streaming_content).splitlines()]  # type: ignore[attr-defined]
    for kind, rows in (("article", Article), ("annotation", Annotation)):
        written = [line["id"] for line in lines if line["type"] == kind]
        assert len(written) == len(set(written))
        assert set(written) == {str(id) for id in rows.objects.values_list("id", flat=True)}
