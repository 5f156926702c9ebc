"""A feed that is asked for new articles by the clock, and what became of its items."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from articles.corpus.models import Article
from articles.foundation.models import Versioned, id_field
from articles.foundation.types import Permission, StandIn
from articles.ingest.types import WORKER


class FeedQuerySet(models.QuerySet["Feed"]):
    """Feeds as the clock and the pages need them."""

    def due(self, moment: datetime) -> Self:
        """Keep the feeds that are to be asked by now, and that nobody is asking."""
        free = Q(leased_until=None) | Q(leased_until__lt=moment)
        return self.filter(free, paused=False, next_poll__lte=moment)


class Feed(Versioned):
    """A feed. What the clock writes down after each poll changes no `version`: nobody edits that."""

    url = models.CharField(max_length=2000, unique=True)
    # As the feed calls itself.
    title = models.CharField(max_length=300, blank=True)
    paused = models.BooleanField(default=False)
    # Two feeds of one site aren't asked at once.
    host = models.CharField(max_length=255)
    # What the site said of the feed, to be asked only for what has changed.
    etag = models.CharField(max_length=1000, blank=True)
    last_modified = models.CharField(max_length=1000, blank=True)
    polled = models.DateTimeField(null=True)
    next_poll = models.DateTimeField()
    # Until then a worker has it; one that dies gives it back so.
    leased_until = models.DateTimeField(null=True)
    # Polls in a row that failed.
    failures = models.PositiveIntegerField(default=0)
    # What the last poll brought or why it failed: one sentence, for people to read.
    result = models.TextField(blank=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        db_table = "ingest_feed"
        verbose_name = "feed"
        indexes = [
            # What the clock asks.
            models.Index(fields=["next_poll"], name="feed_due", condition=Q(paused=False)),
            # Who else of a site is being asked.
            models.Index(fields=["host"], name="feed_by_host"),
        ]

    def __str__(self) -> str:
        return self.title or self.url

    @property
    def actor(self) -> StandIn:
        """The actor for whom the clock works: whoever added the feed."""
        rights = frozenset({Permission.READ, Permission.READ_WITHHELD, Permission.WRITE_ARTICLES})
        return StandIn(self.created_by_id, WORKER, rights)


class FeedEntry(models.Model):
    """An item of a feed that was seen. `key` is the digest of its id."""

    id = id_field()
    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="entries")
    key = models.CharField(max_length=64)
    url = models.CharField(max_length=2000, blank=True)
    # When its site changed it last, as the feed said when it was taken.
    changed = models.DateTimeField(null=True)
    seen = models.DateTimeField()
    article = models.ForeignKey(Article, null=True, on_delete=models.PROTECT, related_name="feed_entries")
    # Why it became no article, and how often that was tried.
    error = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "ingest_feed_entry"
        verbose_name = "item of a feed"
        verbose_name_plural = "items of feeds"
        constraints = [models.UniqueConstraint(fields=["feed", "key"], name="feed_entry_once")]

    def __str__(self) -> str:
        return self.url or self.key
