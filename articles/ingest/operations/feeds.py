"""Feeds that the desk follows: added, paused, asked at once, given up. The caller wakes a worker."""

from __future__ import annotations

from urllib.parse import urlsplit
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles.foundation.models import new_id
from articles.foundation.operations import creation, lock, require, touch
from articles.foundation.types import Actor, Permission
from articles.ingest._network.addresses import checked_url
from articles.ingest.errors import KnownFeed, TooManyFeeds
from articles.ingest.models import Feed
from articles.ledger import operations as ledger
from articles.ledger.types import Change

MOST_FEEDS = 500


@creation
def add_feed(actor: Actor, *, url: str, id: UUID | None = None) -> Feed:
    """Follow a feed from now on. Raises `Forbidden`, `BadAddress`, `KnownFeed`, `TooManyFeeds`."""
    require(actor, Permission.MANAGE_SOURCES)
    address = checked_url(url)
    if Feed.objects.filter(url=address).exists():
        raise KnownFeed("This feed is followed already.", field="url")
    if Feed.objects.count() >= MOST_FEEDS:
        raise TooManyFeeds(f"{MOST_FEEDS} feeds are followed already. Give one up first.", field="url")
    now = timezone.now()
    host = (urlsplit(address).hostname or "")[:255]
    row = Feed(id=id or new_id(), url=address, host=host, next_poll=now)
    row.created = row.modified = now
    row.created_by_id = actor.user_id
    row.save(force_insert=True)
    ledger.record(actor, Change("feed.created", row.id, after={"url": address}), at=now)
    return row


@transaction.atomic
def pause_feed(actor: Actor, *, id: UUID, paused: bool) -> Feed:
    """Ask a feed no more, or again from now on. Raises `Forbidden`, `Missing`."""
    require(actor, Permission.MANAGE_SOURCES)
    row = lock(Feed.objects.all(), id=id, version=None)
    if row.paused == paused:
        return row
    now = timezone.now()
    row.paused, row.next_poll, row.failures = paused, now, 0
    touch(row, now, by=actor)
    row.save()
    change = Change("feed.updated", row.id, before={"paused": not paused}, after={"paused": paused})
    ledger.record(actor, change, at=now)
    return row


@transaction.atomic
def hasten_feed(actor: Actor, *, id: UUID) -> Feed:
    """Let a feed be asked at once, unless it is paused, and its items that couldn't be taken be tried again.

    Raises `Forbidden`, `Missing`.
    """
    require(actor, Permission.MANAGE_SOURCES)
    row = lock(Feed.objects.all(), id=id, version=None)
    row.next_poll = timezone.now()
    if row.entries.filter(article=None, attempts__gt=0).update(attempts=0):
        # Asked on condition, the feed would say that nothing has changed.
        row.etag = row.last_modified = ""
    row.save(update_fields=["next_poll", "etag", "last_modified"])
    return row


@transaction.atomic
def remove_feed(actor: Actor, *, id: UUID) -> None:
    """Follow a feed no more; its articles stay. Raises `Forbidden`, `Missing`."""
    require(actor, Permission.MANAGE_SOURCES)
    row = lock(Feed.objects.all(), id=id, version=None)
    change = Change("feed.removed", row.id, before={"url": row.url}, after=None)
    row.delete()
    ledger.record(actor, change, at=timezone.now())
