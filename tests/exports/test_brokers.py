"""Jobs on RabbitMQ and Redis instead of the queue in the database: each for real, and killed in the middle.

`make test-brokers` runs these; they need programs that a desk doesn't.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction

from articles.exports.models import ExportJob
from articles.exports.operations import start_export
from tests.exports.brokers import Broker, rabbitmq, redis
from tests.exports.workers import ARTICLES, many_articles, ring, wait_until, worker, written
from tests.factories.users import editor

pytestmark = [pytest.mark.brokers, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=[redis, rabbitmq], ids=["redis", "rabbitmq"], scope="module")
def broker(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broker]:
    """A broker of this module's own."""
    with request.param(tmp_path_factory.mktemp("broker")) as running:
        yield running


def state(job: ExportJob) -> ExportJob:
    """Read the job anew."""
    return ExportJob.objects.get(id=job.id)


def has_ended(job: ExportJob) -> bool:
    """Return whether nobody works on it any more."""
    return state(job).state in {"done", "failed"}


def test_a_job_is_done_by_a_worker_that_hears_of_it(broker: Broker, files: Path) -> None:
    actor = editor()
    many_articles(actor)
    job, _ = start_export(actor, format="ndjson", articles=None)
    with worker(files, broker=broker.url) as running:
        ring(job, broker.url)
        wait_until(lambda: has_ended(job), running)
    done = state(job)
    assert (done.state, done.error, done.done, done.attempts) == ("done", "", ARTICLES, 1)
    assert len(written(actor, job)["article"]) == ARTICLES


def test_a_job_survives_the_kill_of_its_worker(broker: Broker, files: Path) -> None:
    actor = editor()
    many_articles(actor)
    job, _ = start_export(actor, format="ndjson", articles=None)
    with worker(files, broker=broker.url) as first:
        ring(job, broker.url)
        wait_until(lambda: state(job).done > 0, first)
        with transaction.atomic(), connection.cursor() as cursor:
            # Whatever the worker is about to read now makes it wait: it dies in the middle for certain.
            cursor.execute("LOCK TABLE annotations_anchor IN ACCESS EXCLUSIVE MODE")
            os.killpg(first.pid, signal.SIGKILL)
            first.wait()
    assert state(job).state == "running"
    with worker(files, clock=True, broker=broker.url) as second:
        wait_until(lambda: has_ended(job), second)
    assert (state(job).state, state(job).done, state(job).attempts) == ("done", ARTICLES, 2)
    ids = written(actor, job)["article"]
    assert len(ids) == len(set(ids)) == ARTICLES


def test_a_job_survives_the_kill_of_the_broker(broker: Broker, files: Path) -> None:
    actor = editor()
    many_articles(actor)
    with worker(files, clock=True, broker=broker.url) as running:
        job, _ = start_export(actor, format="ndjson", articles=None)
        # Its message is never sent: the broker is away. The row is the truth, and the sweeper finds it.
        broker.kill()
        broker.start()
        wait_until(lambda: has_ended(job), running)
    assert (state(job).state, state(job).done) == ("done", ARTICLES)
