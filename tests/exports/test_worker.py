"""A real worker, killed in the middle of an export, and the one that takes over."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from django.db import connection, transaction

from articles.annotations.models import Annotation
from articles.corpus.models import Article
from articles.exports.models import ExportJob
from articles.exports.operations import start_export
from tests.exports.workers import ARTICLES, STOPPING, many_articles, ring, wait_until, worker, written
from tests.factories.users import editor


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

    ids = written(actor, job)
    for kind, rows in (("article", Article), ("annotation", Annotation)):
        assert len(ids[kind]) == len(set(ids[kind]))
        assert set(ids[kind]) == {str(id) for id in rows.objects.values_list("id", flat=True)}
