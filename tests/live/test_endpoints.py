"""Opening a stream and saying where a page is: who may, and what is refused."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from annotator.accounts.models import User
from annotator.accounts.rules import EDITOR
from annotator.live import _hub, views
from annotator.live._hub import Hub
from annotator.live._listener import Listener
from articles.corpus.models import Article
from tests.factories.articles import article as make_article
from tests.factories.users import user as make_user
from tests.live.conftest import Listen, Message, read

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ada() -> User:
    """An editor."""
    return make_user(username="ada", roles=(EDITOR,))


@pytest.fixture
def browser(ada: User, hub: Hub, listener: Listener, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A signed-in browser, whose streams end with the test."""
    monkeypatch.setattr(views, "HUB", hub)
    monkeypatch.setattr(views, "LISTENER", listener)
    client = Client(enforce_csrf_checks=False)
    client.force_login(ada)
    return client


@pytest.fixture
def story() -> Article:
    """An article that is open."""
    return make_article()


def first_of(answer: Any) -> Message:
    """Return the first event of a stream, and end it."""
    message = read(next(iter(answer.streaming_content)))
    answer.close()
    return message


def said(story: Article, **more: Any) -> dict[str, Any]:
    return {"article": str(story.id), "page": "p1", "at": 0, **more}


def test_an_editor_gets_a_stream_that_no_proxy_keeps(browser: Client, story: Article) -> None:
    answer = browser.get(f"/live/?article={story.id}")

    assert answer["Content-Type"] == "text/event-stream"
    assert answer["Cache-Control"] == "no-cache, no-transform, no-store"
    assert first_of(answer).name == "ready"


def test_where_the_browser_left_off_counts_more_than_where_the_page_began(
    browser: Client, story: Article
) -> None:
    answer = browser.get(f"/live/?article={story.id}&after=1-1", headers={"Last-Event-ID": "7-7"})

    assert first_of(answer).id == "7-7"


def test_strangers_and_those_without_a_role_get_no_stream(browser: Client, story: Article) -> None:
    address = f"/live/?article={story.id}"
    assert Client().get(address).status_code == 401
    browser.force_login(make_user(roles=()))
    assert browser.get(address).status_code == 403


def test_an_article_that_is_not_there_is_not_found_and_does_not_end_the_stream_of_others(
    browser: Client, story: Article
) -> None:
    assert browser.get(f"/live/?article={uuid4()}").status_code == 404
    answer = browser.get(f"/live/?article={uuid4()}&article={story.id}")
    assert answer.status_code == 200
    answer.close()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "between 1 and 50"),
        ("article=x", "UUID"),
        ("article={id}&color=red", "no parameter color"),
        ("article={id}&after=yesterday", "not a place in the feed"),
        ("article={id}" + "&article={id}" * 50, "between 1 and 50"),
    ],
)
def test_a_question_that_makes_no_sense_is_answered_with_why(
    browser: Client, story: Article, query: str, words: str
) -> None:
    answer = browser.get("/live/?" + query.format(id=story.id))

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert words in answer.json()["detail"]


def test_when_there_is_no_room_for_another_stream_that_is_said(
    browser: Client, story: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_hub, "MOST_STREAMS", 0)

    assert browser.get(f"/live/?article={story.id}").status_code == 503


def test_wrong_methods_are_refused(browser: Client, story: Article) -> None:
    assert browser.post(f"/live/?article={story.id}").status_code == 405
    assert browser.get("/live/presence/").status_code == 405


def test_where_a_page_is_reaches_the_others_on_the_article(
    browser: Client, ada: User, story: Article, listen: Listen
) -> None:
    ear = listen(story.id)
    assert ear.until("presence").data["people"] == []
    answer = browser.post("/live/presence/", said(story, at=12), content_type="application/json")

    assert answer.status_code == 204
    message = ear.until("presence")
    assert message.data == {
        "article": str(story.id),
        "people": [{"page": "p1", "user": str(ada.id), "name": "ada", "at": 12}],
    }
    # Where the feed goes on isn't moved by it.
    assert message.id == ""

    browser.post("/live/presence/", said(story, gone=True), content_type="application/json")
    assert ear.until("presence").data["people"] == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b'{"article": "x", "page": "p"}',
        b'{"article": "01a21476-3509-7406-a6e7-00e30221e795", "page": ""}',
        b'{"article": "01a21476-3509-7406-a6e7-00e30221e795", "page": "a\\u0000"}',
        b'{"article": "01a21476-3509-7406-a6e7-00e30221e795", "page": "p", "at": -1}',
        b'{"article": "01a21476-3509-7406-a6e7-00e30221e795", "page": "p", "at": "here"}',
        b'{"article": "01a21476-3509-7406-a6e7-00e30221e795", "page": "p", "name": "Somebody else"}',
    ],
)
def test_what_says_nothing_of_a_page_is_refused(browser: Client, body: bytes) -> None:
    answer = browser.post("/live/presence/", body, content_type="application/json")

    assert answer.status_code == 400
    assert answer.json()["detail"]


def test_presence_on_an_article_that_is_not_there_is_not_found(browser: Client, story: Article) -> None:
    gone = said(story) | {"article": str(uuid4())}

    assert browser.post("/live/presence/", gone, content_type="application/json").status_code == 404


def test_presence_needs_the_pages_own_token(ada: User, story: Article) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)

    assert client.post("/live/presence/", said(story), content_type="application/json").status_code == 403
