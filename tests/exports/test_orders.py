"""Ordering exports: what a job writes, for whom, and who may fetch it."""

from __future__ import annotations

import hashlib

import orjson
import pytest

from articles.corpus.types import ArticleMetadata
from articles.exports.errors import BadExport, NotFailed, NotReady
from articles.exports.models import TRANSITIONS, ExportJob
from articles.exports.operations import (
    claim_job,
    download_job,
    fail_job,
    retry_export,
    run_export,
    start_export,
)
from articles.exports.types import ExportFormat, ExportState
from articles.foundation.errors import Dangling, Forbidden, Missing
from articles.foundation.models import new_id
from articles.ledger.errors import IdInUse
from articles.ledger.models import Entry
from tests.exports.orders import again, ids, marked, order, unpacked, written
from tests.factories.api_keys import reader
from tests.factories.articles import article
from tests.factories.users import editor, nobody

pytestmark = pytest.mark.django_db


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
    # CoNLL-2003 has no place for an id.
    found = [b"-DOCSTART-"] * 3 if format == "conll2003" else [str(row.id).encode() for row in rows]
    assert all(unpacked(content).count(one) >= found.count(one) for one in found)


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
