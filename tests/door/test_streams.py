"""Event streams: how many there may be, who may keep one, and what a storm of them does to others."""

from __future__ import annotations

import time

import pytest
from django.contrib.sessions.models import Session

from annotator.live._hub import MOST_OF_ONE, MOST_STREAMS
from articles.corpus.models import Article
from articles.ledger.operations import end_of_feed
from tests.door.conftest import Call, session_of
from tests.door.visitors import Visitor
from tests.factories.annotations import annotation as make_annotation
from tests.factories.users import user as make_user

pytestmark = pytest.mark.django_db(transaction=True)


def listen(call: Call, story: Article, cookie: str, *, after: str = "") -> Visitor:
    """Open a stream and return once it has begun."""
    visitor = call()
    visitor.send("GET", f"/live/?article={story.id}&after={after}", cookie, "Connection: close")
    status, headers = visitor.head()
    assert (status, headers["content-type"]) == (200, "text/event-stream")
    visitor.until(b"event: presence")
    return visitor


def test_one_person_has_a_few_streams_and_is_told_so_about_more(call: Call, story: Article) -> None:
    cookie = session_of(make_user())
    open_ones = [listen(call, story, cookie) for _ in range(MOST_OF_ONE)]
    answer = call().ask(f"/live/?article={story.id}", cookie)

    assert (answer.status, answer.headers["content-type"]) == (429, "application/problem+json")
    assert "streams open already" in answer.detail
    assert int(answer.headers["retry-after"]) > 0
    # Somebody else isn't kept out, and room comes back when a window closes.
    listen(call, story, session_of(make_user()))
    open_ones[0].close()
    until_answered(call, story, cookie, 200)


def test_a_storm_of_browsers_that_come_back_finds_room_and_leaves_others_theirs(
    call: Call, story: Article, key: str
) -> None:
    place = str(end_of_feed())
    missed = make_annotation(article=story)
    cookies = [session_of(make_user()) for _ in range(MOST_STREAMS)]
    storm = [call() for _ in cookies]
    for visitor, cookie in zip(storm, cookies, strict=True):
        visitor.send("GET", f"/live/?article={story.id}&after={place}", cookie)
    for _ in range(10):
        begun = time.monotonic()
        assert call().ask(f"/api/v1/articles/{story.id}/", key).status == 200
        # What is asked of the desk beside a storm; generous beside the second that is promised on a quiet
        # machine.
        assert time.monotonic() - begun < 5

    for visitor in storm:
        assert visitor.head()[0] == 200
        visitor.until(b"event: ready")
        visitor.until(f"{missed.id}".encode())
    full = call().ask(f"/live/?article={story.id}", session_of(make_user()))
    assert (full.status, "Too many streams" in full.detail) == (503, True)
    # And all hear what happens.
    fresh = make_annotation(article=story)
    for visitor in storm:
        visitor.until(f"{fresh.id}".encode())


def test_the_streams_of_those_who_may_not_read_any_more_end(call: Call, story: Article) -> None:
    gone, roleless, signed_out, renewed = (make_user(password="a long password") for _ in range(4))
    cookies = [session_of(user) for user in (gone, roleless, signed_out, renewed)]
    stays = listen(call, story, session_of(make_user()))
    # All at once: each look at who may still read is some seconds after the one before.
    ending = [listen(call, story, cookie) for cookie in cookies]
    gone.is_active = False
    roleless.roles = []
    Session.objects.filter(session_key=cookies[2].partition("=")[2]).delete()
    renewed.set_password("another long password")
    for user in (gone, roleless, renewed):
        user.save()

    for visitor in ending:
        visitor.until_end()
    # Whatever happens is told to those who stay.
    row = make_annotation(article=story)
    stays.until(f"{row.id}".encode())


def test_streams_outlast_the_silence_of_others_and_hear_in_order(call: Call, story: Article) -> None:
    visitor = listen(call, story, session_of(make_user()))
    for _ in range(3):
        row = make_annotation(article=story)
        visitor.until(f"{row.id}".encode())


def until_answered(call: Call, story: Article, cookie: str, status: int) -> None:
    """Ask until the answer has this status."""
    end = time.monotonic() + 20
    while True:
        visitor = call()
        visitor.send("GET", f"/live/?article={story.id}", cookie)
        if visitor.head()[0] == status:
            return
        assert time.monotonic() < end
