"""Whoever is silent or slow keeps nobody waiting, and is given up."""

from __future__ import annotations

import time

import pytest
from django.conf import settings

from articles.corpus.models import Article
from tests.door.conftest import Call, session_of
from tests.factories.users import user as make_user

pytestmark = pytest.mark.django_db(transaction=True)

# Seconds. What is asked takes some ms; a thread that waits for a slow caller would take ten times this.
BOUND = 3.0


def assert_answers(call: Call, key: str, story: Article) -> None:
    """Ask for something of everybody's kind, and hear of it at once."""
    begun = time.monotonic()
    assert call().ask(f"/api/v1/articles/{story.id}/", key).status == 200
    assert call().ask("/sign-in/").status == 200
    assert call().ask("/readyz").status in {200, 503}
    assert time.monotonic() - begun < BOUND


def test_three_hundred_sockets_that_say_nothing_or_half_a_header_keep_nobody_waiting(
    call: Call, key: str, story: Article
) -> None:
    for number in range(300):
        visitor = call()
        if number % 3:
            visitor.socket.sendall(
                b"GET /sign-in/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half: " + b"a" * (number % 3)
            )

    assert_answers(call, key, story)


def test_slow_bodies_keep_nobody_waiting_and_are_given_up_with_a_reason(
    call: Call, key: str, story: Article
) -> None:
    length = f"Content-Length: {settings.DATA_UPLOAD_MAX_MEMORY_SIZE}"
    programs = [call() for _ in range(50)]
    for one in programs:
        one.send(
            "POST", "/api/v1/articles/", key, length, "Content-Type: application/json", body=b'{"text": "'
        )
    strangers = [call() for _ in range(50)]
    for one in strangers:
        one.send("POST", "/sign-in/", "Content-Length: 1000", body=b"username=a")

    assert_answers(call, key, story)
    # A byte now and then doesn't help.
    end = time.monotonic() + 5
    while time.monotonic() < end:
        for one in (*programs, *strangers):
            one.socket.sendall(b"x")
        assert_answers(call, key, story)
    for one in programs:
        answer = one.answer()
        assert (answer.status, answer.headers["content-type"]) == (408, "application/problem+json")
        assert "too slowly" in answer.detail
    for one in strangers:
        answer = one.answer()
        assert (answer.status, answer.headers["content-type"]) == (408, "text/plain; charset=utf-8")
        assert one.until_end() == b""


def test_a_body_that_breaks_off_changes_nothing_and_keeps_nothing(call: Call, key: str) -> None:
    for _ in range(20):
        visitor = call()
        visitor.send("POST", "/api/v1/articles/", key, "Content-Length: 100000", body=b'{"text": "A."}')
        visitor.close()

    assert call().ask("/healthz").status == 200
    assert not Article.objects.exists()


def test_whoever_asks_for_much_at_once_leaves_room_for_others(call: Call, key: str, story: Article) -> None:
    greedy = session_of(make_user())
    for _ in range(150):
        call().send("GET", "/api/v1/articles/?page_size=1000", greedy)

    assert_answers(call, key, story)
