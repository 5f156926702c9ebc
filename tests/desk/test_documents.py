"""Adding an article by its address or as a file: it is read by a worker, and corrected like a paste."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.corpus.models import Article
from articles.ingest.models import IngestJob
from articles.ingest.operations import run_ingest
from tests.desk.conftest import browser_of
from tests.desk.pasting import fields_of
from tests.factories.users import user
from tests.ingest.files.documents import lines, pdf
from tests.ingest.files.pages import STORY, page
from tests.ingest.hostile import answer, serving

PDF = pdf([[(72, 740, 20, "Holt shuts its north quay"), *lines(["The council voted on Monday."])]])


def upload(editor: Client, data: bytes, name: str) -> str:
    """Send a file; return the address of the page that follows."""
    sent = editor.post("/articles/new/", {"text": "", "url": "", "file": SimpleUploadedFile(name, data)})
    assert sent.status_code == 302
    return str(sent.headers["Location"])


def test_a_pdf_is_read_by_a_worker_corrected_and_saved_once(editor: Client) -> None:
    address = upload(editor, PDF, "release.pdf")
    waiting = editor.get(address).text
    assert "Reading it" in waiting
    assert "release.pdf" in waiting
    assert 'hx-trigger="every 1s"' in editor.get(f"{address}state/").text
    job = IngestJob.objects.get()
    run_ingest(job.id)
    assert editor.get(f"{address}state/").headers["HX-Refresh"] == "true"
    fields = fields_of(editor.get(address).text)
    assert fields["blocks-0-text"] == "Holt shuts its north quay"
    fields["blocks-1-text"] = "The council voted on Tuesday."
    editor.post("/articles/new/save/", fields)
    editor.post("/articles/new/save/", fields)
    saved = Article.objects.select_related("current").get()
    assert saved.latest.text.endswith("The council voted on Tuesday.")
    job.refresh_from_db()
    assert (job.state, job.article_id) == ("done", saved.id)
    assert saved.headline in editor.get(address).text


def test_a_web_address_leads_to_the_same_preview(editor: Client) -> None:
    sent = editor.post("/articles/new/", {"text": "", "url": "http://holt.example/quay"})
    with serving({"/quay": answer(page())}) as server:
        run_ingest(IngestJob.objects.get().id, server.network())
    fields = fields_of(editor.get(sent.headers["Location"]).text)
    assert fields["uri"] == "http://holt.example/quay"
    assert fields["blocks-1-text"] == STORY[0]


def test_a_document_that_cannot_be_read_says_why_and_how_to_go_on(editor: Client) -> None:
    address = upload(editor, b"%PDF-1.7 cut off", "release.pdf")
    run_ingest(IngestJob.objects.get().id)
    shown = editor.get(address).text
    assert "it is damaged, or cut off" in shown
    assert "Paste it instead" in shown
    assert 'hx-trigger="every 1s"' not in shown


def test_a_document_that_failed_is_tried_again_from_its_page(editor: Client) -> None:
    sent = editor.post("/articles/new/", {"text": "", "url": "http://holt.example/quay"})
    address, job = sent.headers["Location"], IngestJob.objects.get()
    with serving({"/quay": answer(b"", status="503 Service Unavailable")}) as server:
        run_ingest(job.id, server.network())
    assert "Try again" in editor.get(address).text
    assert editor.post(f"{address}retry/").headers["Location"] == address
    waiting = editor.get(address).text
    assert "The last time this went wrong" in waiting
    assert "503" in waiting
    assert 'hx-trigger="every 1s"' in waiting
    with serving({"/quay": answer(page())}) as server:
        run_ingest(job.id, server.network())
    assert fields_of(editor.get(address).text)["blocks-1-text"] == STORY[0]
    assert browser_of(user()).post(f"{address}retry/").status_code == 404


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"url": "ftp://holt.example/"}, "must begin with http"),
        ({"url": "http://u:p@holt.example/"}, "holds a name or a password"),
        ({"url": "http://holt.example/", "text": "Words"}, "text in the box as well"),
        ({}, "There is no text yet"),
    ],
)
def test_what_cannot_be_taken_is_said_beside_its_field(
    editor: Client, fields: dict[str, str], said: str
) -> None:
    shown = editor.post("/articles/new/", {"text": "", "url": "", **fields})
    assert shown.status_code == 422
    assert said in re.sub(r"\s+", " ", shown.text)
    assert not IngestJob.objects.exists()


def test_another_persons_document_is_not_shown(editor: Client) -> None:
    address = upload(editor, PDF, "release.pdf")
    assert browser_of(user()).get(address).status_code == 404
