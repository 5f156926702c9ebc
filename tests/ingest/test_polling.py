"""Feeds are asked by the clock: politely, on condition, and so that one broken item costs no other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from socket import socket

import pytest
from django.utils import timezone

from articles.corpus.models import Article
from articles.corpus.operations import metadata_of
from articles.disclosure.operations import update_article
from articles.foundation.errors import Forbidden, Missing
from articles.foundation.models import new_id
from articles.foundation.types import Actor
from articles.ingest.errors import BadAddress, KnownFeed
from articles.ingest.models import Feed
from articles.ingest.operations import add_feed, due_feeds, hasten_feed, pause_feed, poll_feed, remove_feed
from articles.ledger.models import Entry
from tests.factories.users import admin, editor
from tests.ingest.files.pages import STORY, page, paragraphs
from tests.ingest.hostile import Answer, answer, serving

pytestmark = pytest.mark.django_db

ADDRESS = "http://holt.example/feed.xml"
XML = "application/rss+xml"
NOW = datetime(2025, 3, 27, 9, 30, tzinfo=UTC)


def atom(*items: str) -> Answer:
    """Return the answer with a feed of these entries."""
    text = "".join(items)
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Holt Herald</title>{text}</feed>'
    return answer(feed.encode(), content_type="application/atom+xml", etag='"one"')


def whole(number: int, *, updated: str = "2025-03-27T10:00:00Z", words: Sequence[str] = STORY) -> str:
    """Return an entry that has its whole text."""
    text = paragraphs([f"The quay number {number} shut.", *words, *words])
    return (
        f"<entry><id>holt-{number}</id><title>Quay {number} shut</title><updated>{updated}</updated>"
        f'<link href="http://holt.example/{number}"/>'
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{text}</div></content></entry>'
    )


def teaser(number: int) -> str:
    """Return an entry whose text lies behind its address."""
    return (
        f"<entry><id>holt-{number}</id><title>Ferries {number}</title>"
        f'<link href="http://holt.example/{number}"/><summary>A teaser only.</summary></entry>'
    )


def polled(feed: Feed, answers: dict[str, Answer]) -> tuple[Feed, list[str], list[float]]:
    """Ask the feed once; return it with what was asked of its site, and how long was waited in between."""
    Feed.objects.filter(id=feed.id).update(next_poll=timezone.now())
    waits: list[float] = []
    with serving(answers) as server:
        poll_feed(feed.id, server.network(), waits.append)
        asked = [one.splitlines()[0].split()[1] for one in server.asked]
    return Feed.objects.get(id=feed.id), asked, waits


def test_whole_items_are_taken_and_teasers_fetched() -> None:
    feed = add_feed(admin(), url=ADDRESS)
    answers = {"/feed.xml": atom(whole(2), teaser(1)), "/1": answer(page())}
    row, asked, waits = polled(feed, answers)
    assert (row.title, row.result, row.failures) == ("Holt Herald", "2 new.", 0)
    assert sorted(asked) == ["/1", "/feed.xml", "/robots.txt"]
    assert waits == [1.0]
    found = {one.uri: one for one in Article.objects.select_related("current")}
    assert found.keys() == {"http://holt.example/1", "http://holt.example/2"}
    assert "The quay number 2 shut." in found["http://holt.example/2"].latest.text
    assert found["http://holt.example/1"].created_by_id == feed.created_by_id
    assert {entry.agent for entry in Entry.objects.filter(verb="article.created")} == {"ingest worker"}


def test_what_was_taken_is_not_taken_again_and_what_changed_is_the_next_text() -> None:
    feed = add_feed(admin(), url=ADDRESS)
    polled(feed, {"/feed.xml": atom(whole(1))})
    row, _, _ = polled(feed, {"/feed.xml": atom(whole(1))})
    assert row.result == "Nothing new."
    later = whole(1, updated="2025-03-28T10:00:00Z", words=[*STORY, "It opened again."])
    row, _, _ = polled(feed, {"/feed.xml": atom(later)})
    assert row.result == "1 new."
    [saved] = Article.objects.select_related("current")
    assert (saved.latest.number, "It opened again." in saved.latest.text) == (2, True)


def test_a_change_in_a_feed_brings_back_nothing_that_the_desk_withdrew() -> None:
    feed = add_feed(admin(), url=ADDRESS)
    polled(feed, {"/feed.xml": atom(whole(1))})
    [saved] = Article.objects.with_credits()
    metadata = metadata_of(saved)
    update_article(editor(), id=saved.id, version=1, metadata=metadata.__replace__(pub_status="canceled"))  # type: ignore[attr-defined] # of Python 3.13
    polled(feed, {"/feed.xml": atom(whole(1, updated="2025-03-28T10:00:00Z", words=["Other."]))})
    assert Article.objects.get().pub_status == "canceled"


def test_a_feed_is_asked_on_condition() -> None:
    feed = add_feed(admin(), url=ADDRESS)
    polled(feed, {"/feed.xml": atom(whole(1))})
    asked: list[str] = []
    unchanged = answer(b"", status="304 Not Modified", content_type="", content_length="")

    def conditional(visitor: socket, request: str) -> None:
        asked.append(request.lower())
        unchanged(visitor, request)

    row, _, _ = polled(feed, {"/feed.xml": conditional})
    assert row.result == "Nothing has changed."
    assert 'if-none-match: "one"' in asked[0]


def test_one_item_that_can_not_be_read_costs_no_other_and_is_given_up_until_a_person_asks() -> None:
    feed = add_feed(admin(), url=ADDRESS)
    answers = {"/feed.xml": atom(teaser(1), whole(2)), "/1": answer(status="500 Broken")}
    row, _, _ = polled(feed, answers)
    # Without what it would be asked on condition by, so that the item is tried again.
    assert (row.result, row.etag) == ("1 new, 1 couldn’t be taken.", "")
    assert "out of order" in row.entries.get(article=None).error
    assert [polled(feed, answers)[0].result for _ in range(3)] == [
        "Nothing new, 1 couldn’t be taken.",
        "Nothing new, 1 couldn’t be taken.",
        "Nothing new.",
    ]
    hasten_feed(admin(), id=feed.id)
    assert polled(feed, answers | {"/1": answer(page())})[0].result == "1 new."


@pytest.mark.parametrize(
    ("rules", "result"),
    [
        ("User-agent: *\nDisallow: /", "The site’s robots.txt doesn’t let programs read this feed."),
        ("User-agent: Galley\nDisallow: /feed", "The site’s robots.txt doesn’t let programs read this feed."),
        ("User-agent: other\nDisallow: /", "1 new."),
        ("User-agent: *\nDisallow: /1", "Nothing new, 1 couldn’t be taken."),
    ],
)
def test_what_a_site_forbids_programs_is_not_fetched(rules: str, result: str) -> None:
    feed = add_feed(admin(), url=ADDRESS)
    answers = {
        "/robots.txt": answer(rules.encode(), content_type="text/plain"),
        "/feed.xml": atom(teaser(1)),
        "/1": answer(page()),
    }
    row, asked, _ = polled(feed, answers)
    assert row.result == result
    assert ("/1" in asked) == (result == "1 new.")


def test_a_site_that_can_not_say_its_rules_is_left_alone() -> None:
    feed = add_feed(admin(), url=ADDRESS)
    row, asked, _ = polled(feed, {"/robots.txt": answer(status="503 Busy"), "/feed.xml": atom(whole(1))})
    assert (row.failures, asked) == (1, ["/robots.txt"])


def test_the_delay_that_a_site_asks_for_is_kept_within_reason() -> None:
    feed = add_feed(admin(), url=ADDRESS)
    rules = answer(b"User-agent: *\nCrawl-delay: 4", content_type="text/plain")
    answers = {"/robots.txt": rules, "/feed.xml": atom(teaser(1)), "/1": answer(page())}
    assert polled(feed, answers)[2] == [4.0]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (answer(b"<p>no feed</p>"), "no feed"),
        (answer(b"<!DOCTYPE a [<!ENTITY b 'c'>]><rss/>", content_type=XML), "entities"),
        (answer(status="404 Gone"), "has nothing at this address"),
        (answer(b"", content_type=XML), "is empty"),
    ],
)
def test_a_feed_that_fails_says_why_and_waits_longer(given: Answer, words: str) -> None:
    feed = add_feed(admin(), url=ADDRESS)
    row, _, _ = polled(feed, {"/feed.xml": given})
    assert words in row.result
    assert (row.failures, row.leased_until) == (1, None)
    assert row.next_poll > timezone.now() + timedelta(minutes=29)
    row, _, _ = polled(feed, {"/feed.xml": atom(whole(1))})
    assert (row.failures, row.result) == (0, "1 new.")


def test_a_long_feed_comes_in_parts_a_minute_apart() -> None:
    feed = add_feed(admin(), url=ADDRESS)
    answers = {"/feed.xml": atom(*(whole(number) for number in range(25)))}
    row, _, _ = polled(feed, answers)
    assert (row.result, row.etag) == ("20 new.", "")
    assert row.next_poll < timezone.now() + timedelta(minutes=2)
    row, _, _ = polled(feed, answers)
    assert (row.result, row.etag, Article.objects.count()) == ("5 new.", '"one"', 25)


def test_a_slow_site_has_a_worker_for_two_minutes_and_the_rest_comes_later() -> None:
    feed = add_feed(admin(), url=ADDRESS)
    moments = iter(range(0, 10_000, 50))
    with serving({"/feed.xml": atom(*(whole(number) for number in range(9)))}) as server:
        poll_feed(feed.id, server.network(), clock=lambda: float(next(moments)))
    row = Feed.objects.get()
    assert (row.result, row.etag, Article.objects.count()) == ("2 new.", "", 2)
    assert row.next_poll < timezone.now() + timedelta(minutes=2)


def test_a_story_that_is_here_already_is_tied_to_its_article() -> None:
    actor = admin()
    feed, other = add_feed(actor, url=ADDRESS), add_feed(actor, url="http://holt.example/other.xml")
    answers = {"/feed.xml": atom(whole(1)), "/other.xml": atom(whole(1))}
    polled(feed, answers)
    row, _, _ = polled(other, answers)
    assert (row.result, row.entries.get().article_id) == ("Nothing new.", Article.objects.get().id)


def test_no_two_feeds_of_a_site_are_asked_at_once_and_none_twice() -> None:
    actor = admin()
    one, other = add_feed(actor, url=ADDRESS), add_feed(actor, url="http://holt.example/other.xml")
    elsewhere = add_feed(actor, url="http://veld.example/feed.xml")
    assert set(due_feeds()) == {one.id, other.id, elsewhere.id}
    Feed.objects.filter(id=one.id).update(leased_until=timezone.now() + timedelta(minutes=1))
    for feed in (one, other):
        row, asked, _ = polled(feed, {"/feed.xml": atom(whole(1)), "/other.xml": atom(whole(1))})
        assert (asked, row.polled) == ([], None)
    assert polled(elsewhere, {"/feed.xml": atom(whole(1))})[0].result == "1 new."
    # A worker that died gives it back.
    Feed.objects.filter(id=one.id).update(leased_until=timezone.now() - timedelta(seconds=1))
    assert polled(one, {"/feed.xml": atom(whole(2))})[0].result == "1 new."


def test_a_paused_feed_is_not_asked_until_it_is_followed_again() -> None:
    actor = admin()
    feed = add_feed(actor, url=ADDRESS)
    pause_feed(actor, id=feed.id, paused=True)
    assert due_feeds() == []
    assert polled(feed, {"/feed.xml": atom(whole(1))})[0].polled is None
    pause_feed(actor, id=feed.id, paused=False)
    assert due_feeds() == [feed.id]
    verbs = Entry.objects.filter(subject_id=feed.id).order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["feed.created", "feed.updated", "feed.updated"]


def test_a_feed_that_is_given_up_leaves_its_articles() -> None:
    actor = admin()
    feed = add_feed(actor, url=ADDRESS)
    polled(feed, {"/feed.xml": atom(whole(1))})
    remove_feed(actor, id=feed.id)
    assert (Feed.objects.count(), Article.objects.count()) == (0, 1)
    poll_feed(feed.id)
    with pytest.raises(Missing):
        remove_feed(actor, id=new_id())


@pytest.mark.parametrize(
    "url", ["", "ftp://holt.example/a", "http://holt.example:22/", "holt", "http://a:b@holt.example/"]
)
def test_an_address_where_nothing_may_be_fetched_is_refused(url: str) -> None:
    with pytest.raises(BadAddress):
        add_feed(admin(), url=url)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/feed.xml", "http://[::1]/feed.xml", "http://10.0.0.1/feed.xml"]
)
def test_no_feed_is_asked_within_the_house(url: str) -> None:
    row, asked, _ = polled(add_feed(admin(), url=url), {"/feed.xml": atom(whole(1))})
    assert (row.failures, asked, Article.objects.count()) == (1, [], 0)


def test_a_feed_is_followed_once_and_by_admins_alone() -> None:
    actor: Actor = admin()
    add_feed(actor, url=ADDRESS)
    with pytest.raises(KnownFeed):
        add_feed(actor, url=ADDRESS)
    with pytest.raises(Forbidden):
        add_feed(editor(), url="http://veld.example/feed.xml")
