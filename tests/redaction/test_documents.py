"""Redacted words are gone from documents on their way in, too: as they came, and as they were read."""

from __future__ import annotations

import pytest

from articles.ingest.models import IngestJob
from articles.ingest.operations import run_ingest, start_ingest
from articles.ingest.types import JobKind, SentDocument
from articles.redaction._documents import withdraw_documents
from articles.redaction.rules import pattern_of
from tests.factories.users import editor
from tests.ingest.files.documents import lines, pdf
from tests.ingest.files.pages import page

pytestmark = pytest.mark.django_db


def taken_in(data: bytes, kind: JobKind = JobKind.HTML, *, saves: bool = True) -> IngestJob:
    job = start_ingest(editor(), document=SentDocument(kind, data, name="a"), saves=saves)[0]
    run_ingest(job.id)
    return IngestJob.objects.get(id=job.id)


def test_what_holds_the_words_is_removed_and_the_rest_stays() -> None:
    secret = pdf([[(72, 740, 20, "Holt shuts its quay"), *lines(["Ada Lind told nobody."])]])
    kept = taken_in(page(b"".join([b"<p>The ferries sail on Friday, said the company.</p>"] * 5).decode()))
    draft, saved = taken_in(secret, JobKind.FILE, saves=False), taken_in(page())
    assert withdraw_documents(pattern_of("Ada Lind"), set()) == 2
    assert not IngestJob.objects.filter(id=draft.id).exists()
    saved.refresh_from_db()
    kept.refresh_from_db()
    assert (saved.data, saved.found, saved.state) == (None, None, "done")
    assert kept.data is not None


def test_what_became_an_article_whose_text_was_blanked_is_removed() -> None:
    saved = taken_in(page())
    assert withdraw_documents(pattern_of("words that stand nowhere"), {str(saved.article_id)}) == 1
    saved.refresh_from_db()
    assert saved.data is None


def test_a_document_that_is_being_read_is_given_up() -> None:
    job = start_ingest(editor(), document=SentDocument(JobKind.HTML, page()), saves=True)[0]
    assert withdraw_documents(pattern_of("Ada Lind"), set()) == 1
    run_ingest(job.id)
    job.refresh_from_db()
    assert (job.state, job.sent) == ("failed", None)
    assert "redacted" in job.error
