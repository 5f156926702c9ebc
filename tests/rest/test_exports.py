"""Exports over HTTP: one article streamed, jobs for many, the vocabulary."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from articles.corpus.models import Article
from articles.exports import tasks
from articles.exports.models import ExportJob
from articles.exports.operations import claim_job, fail_job, run_export
from articles.exports.rules import CONTEXT
from articles.foundation.models import new_id
from tests.factories.annotations import annotation
from tests.rest.caller import Caller


@pytest.fixture(autouse=True)
def _files(settings: Settings, tmp_path: Path) -> None:
    """Keep each test's export files in a folder of its own."""
    storage = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path)},
    }
    settings.STORAGES = {**settings.STORAGES, "default": storage}


@pytest.mark.parametrize(
    ("format", "media_type", "extension"),
    [
        ("ndjson", "application/x-ndjson", "ndjson"),
        (
            "webannotation",
            'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
            "jsonld",
        ),
    ],
)
def test_an_article_is_streamed_as_a_file(
    reader_key: Caller, story: Article, format: str, media_type: str, extension: str
) -> None:
    answer = reader_key.get(f"articles/{story.id}/export/{format}/")
    assert (answer.status, answer.type) == (200, media_type)
    name = f"seoul-said-3000-more-had-gone-kyiv-agreed.{extension}"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    # It was read to its end before it was sent.
    assert answer.headers["Content-Length"] == str(len(answer.content))
    assert orjson.loads(answer.content.splitlines()[0] if format == "ndjson" else answer.content)


def test_a_withheld_article_is_streamed_to_the_newsroom_only(
    reader_key: Caller, editor: Caller, withheld: Article
) -> None:
    address = f"articles/{withheld.id}/export/ndjson/"
    assert (reader_key.get(address).status, editor.get(address).status) == (404, 200)


def test_an_unknown_format_or_parameter_is_refused_by_name(reader_key: Caller, story: Article) -> None:
    unknown = reader_key.get(f"articles/{story.id}/export/papyrus/")
    assert (unknown.status, unknown.type) == (404, "application/problem+json")
    assert "webannotation, ndjson" in unknown.body["detail"]
    assert reader_key.get(f"articles/{story.id}/export/ndjson/?page=2").fields == ["page"]


def test_a_stranger_gets_nothing(story: Article) -> None:
    assert Client().get(f"/api/v1/articles/{story.id}/export/ndjson/").status_code == 401
    assert Client().get("/api/v1/exports/").status_code == 401


def test_offsets_come_in_the_unit_that_is_asked_for(editor: Caller) -> None:
    text = "🪖 Seoul said so.\n\nMore 👩🏽‍🚒 words."
    answer = editor.post("articles/", {"text": text, "again": True})
    row = Article.objects.get(id=answer.body["id"])
    annotation(editor.actor, article=row, words="words")
    start = row.latest.text.index("words")
    shift = len(row.latest.text[:start].encode("utf-16-le")) // 2 - start
    assert shift > 1
    for unit, wanted in (("code_point", start), ("utf16", start + shift)):
        page = editor.get(f"articles/{row.id}/export/webannotation/?offsets={unit}").body
        [item] = page["items"]
        assert (page["offset_unit"], item["target"]["selector"][1]["start"]) == (unit, wanted)
    lines = editor.get(f"articles/{row.id}/export/ndjson/?offsets=utf16").content.splitlines()
    [mark] = [line for line in map(orjson.loads, lines) if line["type"] == "annotation"]
    assert (mark["anchor"]["offset_unit"], mark["anchor"]["pieces"][0]["start"]) == ("utf16", start + shift)


@pytest.mark.parametrize(
    ("format", "offsets", "status"),
    [("ndjson", "bytes", 400), ("tei", "utf16", 422), ("tei", "code_point", 200)],
)
def test_a_unit_that_is_none_or_that_the_format_has_not_is_refused(
    editor: Caller, story: Article, format: str, offsets: str, status: int
) -> None:
    answer = editor.get(f"articles/{story.id}/export/{format}/?offsets={offsets}")
    assert answer.status == status
    assert status == 200 or answer.fields == ["offsets"]


def test_an_export_is_ordered_run_and_fetched(
    reader_key: Caller,
    story: Article,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    rung: list[str] = []
    monkeypatch.setattr(tasks.run_export, "delay", rung.append)
    annotation(article=story, words="Seoul")
    with django_capture_on_commit_callbacks(execute=True):
        made = reader_key.post("exports/", {"format": "ndjson", "articles": [str(story.id)]})
    assert made.status == 201
    assert rung == [made.body["id"]]
    assert (made.body["state"], made.body["download"], made.body["articles"]) == (
        "waiting",
        None,
        [str(story.id)],
    )
    address = made.headers["Location"]
    early = reader_key.get(f"exports/{made.body['id']}/download/")
    assert (early.status, early.type) == (409, "application/problem+json")
    run_export(ExportJob.objects.get().id)
    done = reader_key.get(address).body
    assert (done["state"], done["done"], done["total"]) == ("done", 1, 1)
    file = reader_key.get(done["download"])
    assert (file.status, len(file.content)) == (200, done["size"])
    assert file.headers["Content-Length"] == str(done["size"])
    assert b'"type":"annotation"' in file.content


def test_the_same_order_sent_twice_is_one_export_and_one_bell(
    reader_key: Caller,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    rung: list[str] = []
    monkeypatch.setattr(tasks.run_export, "delay", rung.append)
    body = {"id": str(new_id()), "format": "webannotation"}
    with django_capture_on_commit_callbacks(execute=True):
        statuses = [reader_key.post("exports/", body).status for _ in range(2)]
    assert (statuses, rung) == ([201, 200], [body["id"]])
    assert reader_key.post("exports/", body | {"format": "ndjson"}).status == 409


def test_an_order_is_kept_while_the_queue_is_away(
    reader_key: Caller,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    def away(_id: str) -> None:
        raise OSError("the queue is away")

    monkeypatch.setattr(tasks.run_export, "delay", away)
    with django_capture_on_commit_callbacks(execute=True):
        made = reader_key.post("exports/", {"format": "ndjson"})
    assert made.status == 201
    assert ExportJob.objects.get().state == "waiting"


@pytest.mark.parametrize(
    ("body", "status", "fields"),
    [
        ({"format": "papyrus"}, 422, ["format"]),
        ({}, 400, ["format"]),
        ({"format": "ndjson", "articles": []}, 422, ["articles"]),
        ({"format": "ndjson", "articles": ["x"]}, 400, ["articles.0"]),
        ({"format": "ndjson", "articles": [str(new_id())]}, 422, ["articles.0"]),
        ({"format": "ndjson", "colour": "red"}, 400, ["colour"]),
    ],
)
def test_a_bad_order_is_refused_by_field(
    reader_key: Caller, body: dict[str, Any], status: int, fields: list[str]
) -> None:
    answer = reader_key.post("exports/", body)
    assert (answer.status, answer.fields) == (status, fields)
    assert not ExportJob.objects.exists()


def test_each_sees_only_their_own_exports(reader_key: Caller, editor: Caller) -> None:
    id = editor.post("exports/", {"format": "ndjson"}).body["id"]
    assert [row["id"] for row in editor.get("exports/?format=ndjson&state=waiting").body["results"]] == [id]
    assert editor.get("exports/?state=done").body["results"] == []
    assert reader_key.get("exports/").body["results"] == []
    for address in (f"exports/{id}/", f"exports/{id}/download/"):
        assert reader_key.get(address).status == 404
    assert reader_key.post(f"exports/{id}/retry/").status == 404


def test_a_failed_export_says_why_and_is_tried_again(editor: Caller) -> None:
    id = editor.post("exports/", {"format": "ndjson"}).body["id"]
    assert editor.post(f"exports/{id}/retry/").status == 409
    job = claim_job(ExportJob.objects.get().id)
    assert job is not None
    fail_job(job, "The disk is full.")
    assert editor.get(f"exports/{id}/").body["error"] == "The disk is full."
    again = editor.post(f"exports/{id}/retry/")
    assert (again.status, again.body["state"], again.body["error"]) == (200, "waiting", "")


def test_the_vocabulary_is_served_to_anybody_from_anywhere() -> None:
    answer = Client().get("/ns/galley.jsonld")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/ld+json")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer.json() == {"@context": CONTEXT}
