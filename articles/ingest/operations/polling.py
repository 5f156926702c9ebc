"""Asks feeds for what is new. The clock's task claims one feed at a time, and no two of one site at once."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from time import monotonic, sleep
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from articles.anchoring.errors import UnfitText
from articles.corpus.errors import AlreadyHere
from articles.corpus.models import Article
from articles.corpus.operations import create_article
from articles.foundation.errors import DomainError
from articles.ingest._network.fetching import FEEDS, fetch
from articles.ingest._network.guard import OPEN, Network
from articles.ingest._network.robots import Robots
from articles.ingest._polling import MOST_TAKEN, Seen, key_of, next_poll, to_take
from articles.ingest._reading import kind_of, read_document, read_feed
from articles.ingest.errors import IngestError, NotAllowed, Refused
from articles.ingest.models import Feed, FeedEntry
from articles.ingest.operations.updating import follow, new_draft
from articles.ingest.rules import draft_of
from articles.ingest.types import Feed as Read
from articles.ingest.types import FeedItem, RecognisedArticle

log = logging.getLogger(__name__)
# In minutes: longer than any poll may last.
_LEASE = 15
_MOST_SECONDS = 120.0
_LONGEST_TITLE, _LONGEST_VALIDATOR, _LONGEST_URL = 300, 1000, 2000


def due_feeds() -> list[UUID]:
    """Return the feeds that are to be asked now."""
    return list(Feed.objects.due(timezone.now()).order_by("next_poll").values_list("id", flat=True))


def poll_feed(
    id: UUID,
    network: Network = OPEN,
    pause: Callable[[float], None] = sleep,
    clock: Callable[[], float] = monotonic,
) -> None:
    """Ask a feed, if it is due, and take what is new in it. An item that can't be taken keeps its error; the
    others are taken all the same. `pause` waits and `clock` tells, both in seconds.
    """
    feed = _claimed(id)
    if feed is None:
        return
    web = _Web(network, Robots(network), pause, clock, until=clock() + _MOST_SECONDS)
    try:
        read = _read(feed, web)
        taken, more, failed = _take(feed, read, web) if read else (0, False, 0)
    except (IngestError, UnfitText) as error:
        wait = error.wait if isinstance(error, Refused) else None
        _give_back(feed, result=error.message, failures=feed.failures + 1, wait=wait)
        return
    except Exception as error:
        result = f"Reading it hit an unexpected error ({type(error).__name__}). The worker's log says more."
        _give_back(feed, result=result, failures=feed.failures + 1)
        raise
    _give_back(feed, result=_told(taken, failed, read), failures=0, more=more)


@dataclass(frozen=True, slots=True)
class _Web:
    """How a poll reaches sites, what they allow, how it waits between two requests, and until when it may."""

    network: Network
    robots: Robots
    pause: Callable[[float], None]
    clock: Callable[[], float]
    until: float

    def story(self, item: FeedItem) -> RecognisedArticle:
        """Return the story behind a teaser. Raises `NotAllowed`, and the errors of fetching and reading."""
        if item.error or not item.url:
            raise NotAllowed(item.error or "The item has neither a text nor an address.", field="url")
        if not self.robots.allow(item.url):
            raise NotAllowed("The site’s robots.txt doesn’t let programs read this page.", field="url")
        self.pause(self.robots.delay(item.url))
        got = fetch(item.url, network=self.network)
        kind = kind_of(got.body, got.url, got.media_type)
        return read_document(got.body, kind, url=got.url, charset=got.charset)


@transaction.atomic
def _claimed(id: UUID) -> Feed | None:
    """Claim a feed. None, if it isn't due, or if another feed of its site is being asked."""
    now = timezone.now()
    feed = Feed.objects.due(now).filter(id=id).select_for_update(skip_locked=True).first()
    if feed is None:
        return None
    with connection.cursor() as cursor:
        # If two feeds of a site are claimed at once, the second waits for the first, and sees it.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"feeds of {feed.host}"])
    if Feed.objects.filter(host=feed.host, leased_until__gte=now).exclude(id=id).exists():
        return None
    feed.leased_until = now + timedelta(minutes=_LEASE)
    feed.save(update_fields=["leased_until"])
    return feed


def _give_back(
    feed: Feed, *, result: str, failures: int, more: bool = False, wait: int | None = None
) -> None:
    """Write down what the poll brought, and when the next one is due."""
    now = timezone.now()
    # Nothing happens to a feed that was given up meanwhile.
    Feed.objects.filter(id=feed.id).update(
        leased_until=None,
        polled=now,
        result=result,
        failures=failures,
        next_poll=next_poll(now, failures=failures, more=more, wait=wait),
        title=feed.title,
        etag=feed.etag,
        last_modified=feed.last_modified,
    )


def _read(feed: Feed, web: _Web) -> Read | None:
    """Return what the feed has now; None, if it says that nothing has changed."""
    if not web.robots.allow(feed.url):
        raise NotAllowed("The site’s robots.txt doesn’t let programs read this feed.", field="url")
    asked = {"if-none-match": feed.etag, "if-modified-since": feed.last_modified}
    headers = {name: value for name, value in asked.items() if value}
    got = fetch(feed.url, network=web.network, types=FEEDS, headers=headers)
    if got.status != 200:  # noqa: PLR2004 - 304, as no other is let through
        return None
    read = read_feed(got.body, url=got.url, charset=got.charset)
    feed.title = read.title[:_LONGEST_TITLE]
    feed.etag = got.headers.get("etag", "")[:_LONGEST_VALIDATOR]
    feed.last_modified = got.headers.get("last-modified", "")[:_LONGEST_VALIDATOR]
    return read


def _take(feed: Feed, read: Read, web: _Web) -> tuple[int, bool, int]:
    """Take the items that are wanted, up to `MOST_TAKEN`. Return how many became articles or new texts,
    whether there are more, and how many failed.
    """
    entries = {row.key: row for row in feed.entries.filter(key__in=[key_of(item) for item in read.items])}
    seen = {
        key: Seen(row.changed, taken=row.article_id is not None, attempts=row.attempts)
        for key, row in entries.items()
    }
    wanted = to_take(read.items, seen)
    taken = known = failed = 0
    for item in wanted[:MOST_TAKEN]:
        # A slow site takes no more of a worker's time; the rest comes with the next poll.
        if web.clock() > web.until:
            break
        entry = entries.get(key_of(item)) or FeedEntry(feed=feed, key=key_of(item))
        entry.url, entry.changed, entry.seen = item.url[:_LONGEST_URL], item.changed, timezone.now()
        entry.attempts += 1
        try:
            entry.article = _taken(feed, entry, item, web)
            # A story that its site goes on changing is never tried too often.
            entry.error, entry.attempts = "", 0
            taken += 1
        except AlreadyHere as error:
            entry.article_id, entry.error = error.article, ""
            known += 1
        except (DomainError, UnfitText) as error:
            entry.error = error.message
            failed += 1
        entry.save()
    more = taken + failed + known < len(wanted)
    if more or failed:
        # Asked on condition, the feed would say that nothing has changed.
        feed.etag = feed.last_modified = ""
    return taken, more, failed


def _taken(feed: Feed, entry: FeedEntry, item: FeedItem, web: _Web) -> Article:
    """Return the article that an item became, or whose next text it brought."""
    found = item.article if item.whole and item.article else web.story(item)
    found = replace(found, uri=found.uri or item.url)
    if (row := entry.article) is not None:
        # A feed says nothing of these; the desk may have.
        kept = replace(found, pub_status=row.pub_status, embargoed_until=row.embargoed_until)
        return follow(feed.actor, row, draft_of(kept))
    return create_article(feed.actor, draft=new_draft(found), once=True)[0]


def _told(taken: int, failed: int, read: Read | None) -> str:
    """Return what a poll brought, as a sentence."""
    if read is None:
        return "Nothing has changed."
    news = f"{taken} new" if taken else "Nothing new"
    return f"{news}{f', {failed} couldn’t be taken' if failed else ''}."
