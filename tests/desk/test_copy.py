"""The copy of the document that an article was made of."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata
from articles.foundation.models import new_id
from articles.foundation.types import Actor
from articles.ingest.models import IngestJob
from tests.factories.articles import article
from tests.factories.users import editor as editor_actor

FETCHED = datetime(2025, 3, 27, 9, 30, tzinfo=UTC)
PAGE = "<p>The quay shut.</p><script>steal()</script> caf\xe9".encode("latin-1")


@pytest.fixture
def actor(db: None) -> Actor:
    return editor_actor()


def copied(actor: Actor, row: Article, data: bytes = PAGE, **more: Any) -> str:
    """Keep a copy for the article; return the address of its page."""
    said = {"charset": "iso-8859-1", "media_type": "text/html", "copy_headers": {"etag": '"a"'}} | more
    IngestJob.objects.create(
        kind="url", url="https://holt.example/quay", copy_url="https://holt.example/quay", saves=True,
        again=False, copy=gzip.compress(data), copied=FETCHED, article=row, article_id_wanted=new_id(),
        state="done", heartbeat=FETCHED, sees_withheld=True, created=FETCHED, created_by_id=actor.user_id,
        **said,
    )  # fmt: skip
    return f"/articles/{row.id}/copy/"


def test_it_is_shown_as_source_with_what_its_site_said(editor: Client, actor: Actor) -> None:
    page = editor.get(copied(actor, article(actor))).text
    for words in ("27 Mar 2025, 09:30 UTC", "https://holt.example/quay", '<dt dir="ltr">etag</dt>', "café"):
        assert words in page
    assert "&lt;script&gt;steal()" in page
    assert "<script>steal()" not in page


def test_the_details_lead_there_only_if_there_is_one(editor: Client, actor: Actor) -> None:
    row = article(actor)
    assert "/copy/" not in editor.get(f"/articles/{row.id}/details/").text
    address = copied(actor, row)
    assert address in editor.get(f"/articles/{row.id}/details/").text


def test_its_bytes_are_a_file_that_no_browser_runs(editor: Client, actor: Actor) -> None:
    answer = editor.get(f"{copied(actor, article(actor))}?file")
    assert answer.content == PAGE
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("charset", ["no-such-charset", "base64", "", "utf-16"])
def test_a_charset_that_is_none_or_wrong_shows_what_can_be_read(
    charset: str, editor: Client, actor: Actor
) -> None:
    answer = editor.get(copied(actor, article(actor), b"Quay\0 \xff", charset=charset))
    assert (answer.status_code, "\0" in answer.text) == (200, False)


def test_what_is_no_text_can_only_be_saved(editor: Client, actor: Actor) -> None:
    page = editor.get(copied(actor, article(actor), b"%PDF-1.7", media_type="application/pdf")).text
    assert "can’t be shown here" in page
    assert "%PDF" not in page


def test_a_long_copy_is_cut_and_says_so(editor: Client, actor: Actor) -> None:
    page = editor.get(copied(actor, article(actor), b"a" * 300_000)).text
    assert "first 200,000 bytes" in page
    assert len(page) < 250_000


def test_there_is_none_of_an_article_that_was_pasted_and_of_no_article(editor: Client, actor: Actor) -> None:
    assert editor.get(f"/articles/{article(actor).id}/copy/").status_code == 404
    assert editor.get(f"/articles/{new_id()}/copy/").status_code == 404


def test_only_who_writes_articles_sees_it(client: Client, editor: Client, actor: Actor) -> None:
    address = copied(actor, article(actor, metadata=ArticleMetadata()))
    assert client.get(address).status_code == 302
    assert editor.post(address).status_code == 405
