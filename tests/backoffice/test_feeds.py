"""Feeds in the back office."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.ingest.models import Feed, FeedEntry
from articles.ingest.operations import add_feed
from articles.ingest.tasks import poll_feed
from tests.factories.articles import article
from tests.factories.users import admin as admin_actor

LIST = "/admin/articles_ingest/feed/"
ADDRESS = "https://holt.example/feed.xml"


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The feeds for which a worker was woken."""
    found: list[str] = []
    monkeypatch.setattr(poll_feed, "delay", found.append)
    return found


@pytest.mark.django_db(transaction=True)
def test_a_feed_is_followed_and_asked_at_once(admin: Client, rung: list[str]) -> None:
    page = admin.post(f"{LIST}add/", {"url": ADDRESS}, follow=True).text
    row = Feed.objects.get()
    assert (row.url, row.host, rung) == (ADDRESS, "holt.example", [str(row.id)])
    assert "To be asked" in page


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "This field is required"),
        ("holt", "Enter a valid URL"),
        (ADDRESS, "This feed is followed already"),
        ("https://holt.example:22/feed", "port"),
    ],
)
def test_an_address_that_can_not_be_followed_is_refused_with_the_reason(
    url: str, reason: str, admin: Client
) -> None:
    add_feed(admin_actor(), url=ADDRESS)
    assert reason in admin.post(f"{LIST}add/", {"url": url}).text
    assert Feed.objects.count() == 1


def test_its_page_shows_what_became_of_its_items(admin: Client) -> None:
    actor = admin_actor()
    feed, row = add_feed(actor, url=ADDRESS), article(text="Quay shut\n\nIt shut.")
    FeedEntry.objects.create(feed=feed, key="a", seen=timezone.now(), article=row)
    FeedEntry.objects.create(
        feed=feed, key="b", seen=timezone.now(), url="https://holt.example/<b>", error="Gone."
    )
    page = admin.get(f"{LIST}{feed.id}/change/").text
    assert f'<a href="/articles/{row.id}/"><bdi>Quay shut</bdi></a>' in page
    assert "<bdi>https://holt.example/&lt;b&gt;</bdi>: Gone." in page
    assert re.search(r"field-taken[^>]*>1<", admin.get(LIST).text)


def test_feeds_are_paused_followed_again_and_given_up_from_the_list(admin: Client) -> None:
    feed = add_feed(admin_actor(), url=ADDRESS)

    def act(action: str) -> str:
        return admin.post(LIST, {"action": action, "_selected_action": [str(feed.id)]}, follow=True).text

    assert "Paused" in act("pause")
    assert Feed.objects.get().paused
    act("resume")
    assert not Feed.objects.get().paused
    assert ADDRESS in act("give_up")
    assert Feed.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_feed_is_asked_now(admin: Client, rung: list[str]) -> None:
    feed = add_feed(admin_actor(), url=ADDRESS)
    Feed.objects.update(next_poll=timezone.now() + timedelta(hours=5))
    admin.post(LIST, {"action": "ask", "_selected_action": [str(feed.id)]})
    assert rung == [str(feed.id)]
    assert Feed.objects.get().next_poll <= timezone.now()


def test_nobody_else_follows_feeds(editor: Client) -> None:
    assert editor.post(f"{LIST}add/", {"url": ADDRESS}).status_code in {302, 403}
    assert Feed.objects.count() == 0
