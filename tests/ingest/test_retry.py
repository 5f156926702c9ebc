"""A document that failed is tried again, by whoever sent it, once."""

from __future__ import annotations

import pytest

from articles.corpus.models import Article
from articles.foundation.errors import Forbidden, Missing
from articles.ingest.errors import EmptyInput
from articles.ingest.models import IngestJob
from articles.ingest.operations import retry_ingest, run_ingest, start_ingest
from articles.ingest.types import JobKind, SentDocument
from tests.factories.users import editor, nobody
from tests.ingest.files.pages import page
from tests.ingest.hostile import answer, serving
from tests.ingest.test_jobs import ADDRESS, again, sent

pytestmark = pytest.mark.django_db


def test_a_document_that_failed_is_fetched_anew_and_says_why_until_then() -> None:
    actor = editor()
    job = start_ingest(actor, document=SentDocument(JobKind.URL, url=ADDRESS), saves=True)[0]
    with serving({"/quay": answer(b"<nav>Home</nav>")}) as server:
        run_ingest(job.id, server.network())
    failed = again(job)
    assert (failed.state, failed.error_code) == ("failed", "no_story")
    assert retry_ingest(actor, id=job.id)[1]
    assert retry_ingest(actor, id=job.id)[1] is False
    waiting = again(job)
    assert (waiting.state, waiting.error, waiting.copied, waiting.finished) == (
        "waiting", failed.error, None, None,
    )  # fmt: skip
    with serving({"/quay": answer(page())}) as server:
        run_ingest(job.id, server.network())
    assert (again(job).state, again(job).error, again(job).error_code) == ("done", "", "")
    assert retry_ingest(actor, id=job.id)[1] is False
    assert Article.objects.count() == 1


def test_only_its_sender_may_have_a_document_tried_again_and_not_what_a_redaction_removed() -> None:
    actor = editor()
    job = sent(actor, data=b"<nav>Home</nav>")
    run_ingest(job.id)
    with pytest.raises(Forbidden):
        retry_ingest(nobody(), id=job.id)
    with pytest.raises(Missing):
        retry_ingest(editor(), id=job.id)
    IngestJob.objects.update(sent=None, url="")
    with pytest.raises(EmptyInput):
        retry_ingest(actor, id=job.id)
    assert again(job).state == "failed"
