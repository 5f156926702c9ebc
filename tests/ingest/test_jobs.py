"""A document on its way in is a row first: fetched, read, saved once, whatever happens to its workers."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.corpus.errors import AlreadyHere
from articles.corpus.models import Article
from articles.corpus.operations import create_article
from articles.foundation.errors import Forbidden
from articles.foundation.models import new_id
from articles.foundation.types import Actor
from articles.ingest.errors import BadAddress, EmptyInput, TooManyJobs
from articles.ingest.models import IngestJob
from articles.ingest.operations import (
    MOST_UNFINISHED,
    claim_job,
    finish_ingest,
    forget_unused,
    run_ingest,
    running,
    start_ingest,
    sweep_ingest,
)
from articles.ingest.rules import draft_of
from articles.ingest.types import JobKind, RecognisedArticle, SentDocument
from articles.ledger.errors import IdInUse
from tests.factories.users import editor, nobody
from tests.ingest.files.pages import STORY, linked_data, page
from tests.ingest.hostile import answer, serving
from tests.ingest.test_ninjs import CAMEL

pytestmark = pytest.mark.django_db

ADDRESS = "http://holt.example/quay"


def sent(
    actor: Actor, kind: JobKind = JobKind.HTML, data: bytes = b"", *, url: str = "", saves: bool = True
) -> IngestJob:
    """Take in a document."""
    document = SentDocument(kind, data or page(), url)
    return start_ingest(actor, document=document, saves=saves)[0]


def again(job: IngestJob) -> IngestJob:
    return IngestJob.objects.get(id=job.id)


def test_a_web_address_is_fetched_read_and_saved_with_the_copy_kept() -> None:
    actor = editor()
    job = start_ingest(actor, document=SentDocument(JobKind.URL, url=ADDRESS), saves=True)[0]
    body = page(head=linked_data(publisher={"name": "Holt Herald"}))
    with serving({"/quay": answer(body, etag='"a"', content_type="text/html; charset=utf-8")}) as server:
        run_ingest(job.id, server.network())
    done = again(job)
    assert (done.state, done.error, done.data) == ("done", "", body)
    assert (done.copy_url, done.copy_headers["etag"], done.charset) == (ADDRESS, '"a"', "utf-8")
    assert done.copied is not None
    saved = Article.objects.with_credits().select_related("current").get(id=str(done.article_id))
    assert saved.latest.text == "\n\n".join(["Holt shuts its north quay", *STORY])
    assert (saved.uri, saved.created_by_id) == (ADDRESS, actor.user_id)
    assert [(one.name, one.role) for one in saved.info_sources] == [("Holt Herald", "publisher")]


def test_ninjs_keeps_its_status_and_its_embargo() -> None:
    job = sent(editor(), JobKind.NINJS, json.dumps(CAMEL).encode())
    run_ingest(job.id)
    saved = again(job).article
    assert saved is not None
    assert (saved.uri, saved.pub_status, saved.slugline) == ("urn:holt:wire:1204", "withheld", "HOLT-QUAY")
    assert saved.embargoed_until is not None
    assert saved.embargoed_until.year == 2035


def version_of(**said: object) -> bytes:
    """Return an item of ninjs, as one of its versions has it."""
    return json.dumps(CAMEL | {"pubStatus": "usable", "embargoedUntil": None} | said).encode()


def taken_in(actor: Actor, data: bytes) -> IngestJob:
    """Take in an item, and give what became of the job."""
    job = sent(actor, JobKind.NINJS, data)
    run_ingest(job.id)
    return again(job)


def test_a_later_version_of_an_item_is_the_next_text_of_its_article() -> None:
    actor = editor()
    first = taken_in(actor, version_of())
    body = [{"role": "main", "contentType": "text/plain", "value": "Holt opened its north quay again."}]
    second = taken_in(actor, version_of(version="4", versionCreated="2025-03-27T10:10:00+01:00", bodies=body))
    assert (second.state, second.article_id) == ("done", first.article_id)
    [row] = Article.objects.select_related("current")
    assert (row.latest.number, row.version_created) == (2, datetime(2025, 3, 27, 9, 10, tzinfo=UTC))
    assert "opened its north quay again" in row.latest.text


def test_an_older_version_and_the_same_one_again_change_nothing() -> None:
    actor = editor()
    first = taken_in(actor, version_of())
    older = taken_in(actor, version_of(versionCreated="2025-03-26T10:00:00Z", headlines="Another"))
    assert (older.state, older.error_code, older.article) == ("failed", "older_version", None)
    same = taken_in(actor, version_of())
    assert (same.error_code, same.article_id) == ("already_here", first.article_id)
    [row] = Article.objects.select_related("current")
    assert (row.latest.number, row.version) == (1, 1)


def test_a_canceled_item_withdraws_its_article_also_without_a_body() -> None:
    actor = editor()
    first = taken_in(actor, version_of())
    killed = taken_in(actor, version_of(pubStatus="canceled", bodies=[], descriptions=[]))
    assert (killed.state, killed.article_id) == ("done", first.article_id)
    [row] = Article.objects.select_related("current")
    assert (row.pub_status, row.latest.number) == ("canceled", 1)


def test_a_kill_notice_for_what_is_not_here_makes_no_article() -> None:
    job = taken_in(editor(), version_of(pubStatus="canceled", bodies=[], descriptions=[]))
    assert (job.state, job.error_code, Article.objects.count()) == ("failed", "no_story", 0)


def test_without_saving_what_was_read_waits_for_a_person() -> None:
    actor = editor()
    job = sent(actor, saves=False)
    run_ingest(job.id)
    read = again(job)
    assert (read.state, Article.objects.count()) == ("read", 0)
    assert isinstance(read.recognised, RecognisedArticle)
    assert [block.text for block in read.recognised.blocks][1:] == list(STORY)


def test_the_same_text_is_saved_once_and_its_article_named() -> None:
    actor = editor()
    first, second = sent(actor), sent(actor, url="https://elsewhere.example/a")
    run_ingest(first.id)
    run_ingest(second.id)
    failed = again(second)
    assert (failed.state, failed.error_code) == ("failed", "already_here")
    assert failed.article_id == again(first).article_id
    assert Article.objects.count() == 1


def test_an_address_that_is_here_is_refused_at_once_unless_it_is_wanted_again() -> None:
    actor = editor()
    run_ingest(sent(actor, url=ADDRESS).id)
    document = SentDocument(JobKind.URL, url=ADDRESS)
    with pytest.raises(AlreadyHere) as refused:
        start_ingest(actor, document=document, saves=True)
    assert refused.value.article == Article.objects.get().id
    assert start_ingest(actor, document=document, saves=True, again=True)[1]


def test_a_document_that_cannot_be_read_says_why_on_its_row() -> None:
    actor = editor()
    empty = sent(actor, data=b"<nav>Home</nav>")
    away = start_ingest(actor, document=SentDocument(JobKind.URL, url=ADDRESS), saves=True)[0]
    inside = start_ingest(actor, document=SentDocument(JobKind.URL, url="http://127.0.0.1/"), saves=True)[0]
    with serving({"/quay": answer(b"", status="404 Not Found")}) as server:
        for job in (empty, away, inside):
            run_ingest(job.id, server.network())
    assert [(again(job).state, again(job).error_code) for job in (empty, away, inside)] == [
        ("failed", "no_story"),
        ("failed", "refused"),
        ("failed", "bad_address"),
    ]
    assert "404" in again(away).error


def test_the_same_order_twice_is_one_job_and_running_it_twice_makes_one_article() -> None:
    actor, id_ = editor(), new_id()
    document = SentDocument(JobKind.HTML, page())
    job, new = start_ingest(actor, document=document, saves=True, id=id_)
    same, anew = start_ingest(actor, document=document, saves=True, id=id_)
    assert (same.id, new, anew) == (job.id, True, False)
    with pytest.raises(IdInUse):
        start_ingest(editor(), document=document, saves=True, id=id_)
    run_ingest(id_)
    run_ingest(id_)
    assert Article.objects.count() == 1


class Killed(BaseException):
    """Ends a run as abruptly as a kill."""


def test_a_job_that_was_killed_goes_on_with_its_copy_and_saves_nothing_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    job = start_ingest(editor(), document=SentDocument(JobKind.URL, url=ADDRESS), saves=True)[0]

    def killed(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patch, serving({"/quay": answer(page())}) as server:
        patch.setattr(running, "read_document", killed)
        with pytest.raises(Killed):
            run_ingest(job.id, server.network())
    assert sweep_ingest() == []
    IngestJob.objects.update(heartbeat=timezone.now() - timedelta(hours=1))
    assert sweep_ingest() == [job.id]
    # The server is gone: what was fetched is read.
    run_ingest(job.id)
    assert again(job).state == "done"
    assert Article.objects.count() == 1


def test_a_document_that_kills_its_workers_is_given_up() -> None:
    job = sent(editor())
    for _ in range(3):
        claim_job(job.id)
        IngestJob.objects.update(heartbeat=timezone.now() - timedelta(hours=1))
        sweep_ingest()
    assert (again(job).state, again(job).error_code) == ("failed", "interrupted")


def test_what_cannot_be_taken_in_is_refused_before_there_is_a_row() -> None:
    actor = editor()
    with pytest.raises(BadAddress):
        start_ingest(actor, document=SentDocument(JobKind.URL, url="ftp://holt.example/"), saves=True)
    with pytest.raises(EmptyInput):
        start_ingest(actor, document=SentDocument(JobKind.HTML, b" "), saves=True)
    with pytest.raises(Forbidden):
        start_ingest(nobody(), document=SentDocument(JobKind.HTML, page()), saves=True)
    for _ in range(MOST_UNFINISHED):
        sent(actor)
    with pytest.raises(TooManyJobs):
        sent(actor)
    assert IngestJob.objects.count() == MOST_UNFINISHED


def test_what_nobody_saved_is_forgotten_after_a_week_and_what_became_an_article_is_not() -> None:
    actor = editor()
    kept, unused = sent(actor), sent(actor, saves=False)
    run_ingest(kept.id)
    run_ingest(unused.id)
    assert forget_unused() == 0
    IngestJob.objects.update(created=timezone.now() - timedelta(days=8))
    assert forget_unused() == 1
    assert [job.id for job in IngestJob.objects.all()] == [kept.id]


def test_a_draft_that_a_person_saved_names_its_article() -> None:
    actor = editor()
    job = sent(actor, saves=False)
    run_ingest(job.id)
    read = again(job)
    assert read.recognised is not None
    article, _ = create_article(actor, draft=draft_of(read.recognised), id=read.article_id_wanted)
    finish_ingest(actor, article=article)
    assert (again(job).state, again(job).article_id, again(job).found) == ("done", article.id, None)
