"""Requests that wait for news of the feed: answered at once when something is committed, without a thread."""

from __future__ import annotations

import select
import time

import orjson
import pytest

from annotator.door._line import THREADS
from annotator.door._patience import WAITING
from articles.corpus.models import Article
from articles.ledger.operations import end_of_feed
from tests.door.conftest import Call
from tests.door.visitors import PATIENCE
from tests.factories.annotations import annotation as make_annotation
from tests.rest.caller import settle_feed

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_request_that_waits_is_answered_when_something_is_committed(
    call: Call, story: Article, key: str
) -> None:
    waiting = call()
    waiting.send("GET", f"/api/v1/changes/?after={end_of_feed()}&wait=60", key)
    # Whatever was asked for before this one is being waited for now.
    assert call().ask("/api/v1/changes/?after=latest", key).status == 200
    row = make_annotation(article=story)
    answer = waiting.answer()
    assert answer.status == 200
    assert [one["subject"] for one in orjson.loads(answer.body)["results"]] == [str(row.id)]


def test_what_was_committed_just_before_is_answered_at_once(call: Call, story: Article, key: str) -> None:
    place = end_of_feed()
    row = make_annotation(article=story)
    answer = call().ask(f"/api/v1/changes/?after={place}&wait=60", key)
    assert [one["subject"] for one in orjson.loads(answer.body)["results"]] == [str(row.id)]


def test_patience_ends_with_an_empty_page(call: Call, story: Article, key: str) -> None:
    place = end_of_feed()
    begun = time.monotonic()
    answer = call().ask(f"/api/v1/changes/?after={place}&wait=1", key)
    assert time.monotonic() - begun >= 1
    assert orjson.loads(answer.body) == {"next": None, "cursor": str(place), "results": []}


def test_those_who_wait_hold_no_thread_and_nobody_has_all_places(
    call: Call, story: Article, key: str
) -> None:
    settle_feed()
    address = f"/api/v1/changes/?after={end_of_feed()}&wait=60"
    waiting = [call() for _ in range(WAITING.each + 1)]
    assert len(waiting) > THREADS
    for one in waiting:
        one.send("GET", address, key)
    # One too many, and nothing has happened yet.
    [ready], _, _ = select.select([one.socket for one in waiting], [], [], PATIENCE)
    refused = next(one for one in waiting if one.socket is ready)
    answer = refused.answer()
    assert (answer.status, "wait for news already" in answer.detail) == (429, True)
    assert call().ask(f"/api/v1/articles/{story.id}/", key).status == 200
    row = make_annotation(article=story)
    for one in waiting:
        if one is refused:
            continue
        assert str(row.id).encode() in one.answer().body


def test_a_key_hears_that_there_are_changes_and_goes_on_from_its_own_place(
    call: Call, story: Article, key: str
) -> None:
    place = end_of_feed()
    stream = call()
    stream.send("GET", "/api/v1/changes/stream/", key, "Accept: text/event-stream")
    status, headers = stream.head()
    assert (status, headers["content-type"], headers["cache-control"]) == (
        200,
        "text/event-stream",
        "private, no-cache, no-transform",
    )
    row = make_annotation(article=story)
    stream.until(b"event: changes")
    told = call().ask(f"/api/v1/changes/?after={place}", key)
    assert [one["subject"] for one in orjson.loads(told.body)["results"]] == [str(row.id)]
