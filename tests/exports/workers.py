"""Real workers for exports: started on the test's database, and ended with the test."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from urllib.parse import quote

import orjson
import pytest
from django.db import connection
from kombu import Connection

from annotator.queue.operations import transport_options
from articles.anchoring.types import GivenPiece
from articles.annotations.types import AnnotationDraft
from articles.claims.operations import create_passages
from articles.claims.types import PassageDraft
from articles.exports.models import ExportJob
from articles.exports.operations import download_job
from articles.exports.tasks import run_export
from articles.foundation.types import Actor
from tests.factories.articles import article

ROOT = Path(__file__).parents[2]
ARTICLES = 60
MARKS = 5
# Seconds for what takes two or three on a quiet machine.
PATIENCE = 120
STOPPING = 20


@contextmanager
def worker(files: Path, *, clock: bool = False, broker: str = "") -> Iterator[subprocess.Popen[bytes]]:
    """Run a worker on the test's database, and on its queue or another broker; end it, with all its
    processes, at the latest at the end.
    """
    command = [sys.executable, "-m", "celery", "-A", "annotator", "worker", "--pool", "threads"]
    command += ["--concurrency", "2", "--without-gossip", "--without-mingle", "--loglevel", "WARNING"]
    own = environment(files) | {"GALLEY_CLOCK": "1" if clock else ""}
    if broker:
        own["CELERY_BROKER_URL"] = broker
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


def ring(job: ExportJob, broker: str = "") -> None:
    """Send the job's message through the queue, or the broker, that the workers listen to."""
    options = {} if broker else transport_options(connection.settings_dict)
    address = broker or "pgmq://localhost"
    with Connection(address, transport_options=options) as queue, queue.Producer() as producer:
        run_export.apply_async((str(job.id),), producer=producer)


def many_articles(actor: Actor) -> None:
    """Make enough articles that an export of them takes a while."""
    for _ in range(ARTICLES):
        row = article(actor)
        marks = [PassageDraft(AnnotationDraft("note", (GivenPiece(at, at + 1),))) for at in range(MARKS)]
        create_passages(actor, article_id=row.id, drafts=marks)


def written(actor: Actor, job: ExportJob) -> dict[str, list[str]]:
    """Return the ids in a finished NDJSON file, by type."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in download_job(actor, id=job.id).path.read_bytes().splitlines():
        row = orjson.loads(line)
        found[row["type"]].append(row.get("id", ""))
    return found
