"""Files for a worker: imports/."""

from __future__ import annotations

import gzip
from typing import Any

import orjson
import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from annotator.accounts.rules import Scope
from annotator.accounts.types import Principal
from articles.corpus.models import Article
from articles.foundation.models import new_id
from articles.importing import tasks
from articles.importing.models import ImportJob
from articles.importing.operations import run_import
from tests.factories.api_keys import api_key
from tests.importing.stories import mark, story
from tests.rest.caller import Answer, Caller

pytestmark = pytest.mark.django_db

CONTENT = b"".join(
    orjson.dumps(one) + b"\n"
    for one in (story(1, mark("note", "Seoul")), story(2, {"kind": "note", "quote": "Nowhere"}))
)


@pytest.fixture
def program() -> Caller:
    """A program that may write."""
    key, secret = api_key(name="importer", scope=Scope.WRITE)
    return Caller(Principal.of_key(key), secret=secret)


def send(
    caller: Caller, content: bytes = CONTENT, query: str = "format=ndjson", kind: str = "application/x-ndjson"
) -> Answer:
    """Send a file."""
    client: Any = caller.client
    return Answer(
        client.post(f"/api/v1/imports/?{query}", content, content_type=kind, headers=caller.headers)
    )


def lines(answer: Answer) -> list[dict[str, Any]]:
    """Return the lines of an answer."""
    return [orjson.loads(line) for line in answer.content.splitlines()]


def test_a_file_is_taken_in_and_a_worker_is_told(
    program: Caller,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(tasks.run_import, "delay", heard.append)
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(program, query="format=ndjson&name=stories.ndjson")
    job = answer.body
    assert (answer.status, job["state"], job["name"], job["size"]) == (
        201, "waiting", "stories.ndjson", len(CONTENT),
    )  # fmt: skip
    assert heard == [job["id"]]
    assert program.get(answer.headers["Location"]).body == job
    assert [one["id"] for one in program.get("imports/?state=waiting").body["results"]] == [job["id"]]


def test_what_became_of_the_lines_is_told_and_the_bad_ones_come_back(program: Caller) -> None:
    job = send(program, gzip.compress(CONTENT), kind="application/gzip").body
    run_import(job["id"])
    job = program.get(f"imports/{job['id']}/").body
    assert (job["state"], job["lines"], job["made"], job["refused"]) == ("done", 2, 1, 1)
    assert [one["outcome"] for one in lines(program.get(job["answers"]))] == ["made", "refused"]
    (refused,) = lines(program.get(f"imports/{job['id']}/answers/?outcome=refused"))
    assert (refused["line"], refused["errors"][0]["field"]) == (2, "annotations.0.quote")
    assert program.get(job["refused_lines"]).content == CONTENT.splitlines(keepends=True)[1]


def test_a_dry_run_writes_nothing(program: Caller) -> None:
    job = send(program, query="format=ndjson&dry_run=true").body
    run_import(job["id"])
    job = program.get(f"imports/{job['id']}/").body
    assert (job["dry_run"], job["state"], job["made"]) == (True, "done", 1)
    assert not Article.objects.exists()


def test_the_same_sent_twice_is_one_job_and_can_be_cancelled(program: Caller) -> None:
    query = f"format=ndjson&id={new_id()}"
    first, second = send(program, query=query), send(program, query=query)
    assert (first.status, second.status, first.body) == (201, 200, second.body)
    path = f"imports/{first.body['id']}/cancel/"
    assert program.post(path).body["state"] == "canceled"
    assert program.post(path).status == 409
    assert send(program, b"other\n", query=query).status == 409


@pytest.mark.parametrize(
    ("query", "kind", "field"),
    [
        ("", "application/x-ndjson", "format"),
        ("format=papyrus", "application/x-ndjson", "format"),
        ("format=ndjson&dry_run=perhaps", "application/x-ndjson", "dry_run"),
        ("format=ndjson&colour=red", "application/x-ndjson", "colour"),
        ("format=ndjson", "multipart/form-data; boundary=x", "Content-Type"),
    ],
)
def test_bad_requests_name_what_is_wrong(program: Caller, query: str, kind: str, field: str) -> None:
    answer = send(program, query=query, kind=kind)
    assert (answer.status in {400, 422}, answer.fields) == (True, [field])
    assert not ImportJob.objects.exists()


def test_others_find_nothing_and_readers_may_not_import(program: Caller, reader_key: Caller) -> None:
    job = send(program).body
    key, secret = api_key(name="another", scope=Scope.WRITE)
    another = Caller(Principal.of_key(key), secret=secret)
    for path in ("", "answers/", "refused/"):
        assert another.get(f"imports/{job['id']}/{path}").status == 404
    assert another.post(f"imports/{job['id']}/cancel/").status == 404
    assert another.get("imports/").body["results"] == []
    assert send(reader_key).status == 403
