"""Hands what happens to the pages that it concerns, each through a queue of its own."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable
from uuid import UUID

import orjson

from annotator.live._events import Event, changes
from annotator.live._presence import Board, Whereabouts
from annotator.live._readers import Reader
from annotator.live._subscription import Subscription
from articles.ledger.models import Entry

# Streams that one process keeps open. Each costs a socket and some kB, and gets every change that concerns
# it.
MOST_STREAMS = 200
# Of one person: tabs share a line, so these are browsers. Where tabs can't share one (see net/stream.js),
# they are tabs.
MOST_OF_ONE = 8


class TooMany(Exception):
    """As many streams are open as this process keeps, or as one person may have (`is_theirs`)."""

    def __init__(self, *, is_theirs: bool) -> None:
        super().__init__()
        self.is_theirs = is_theirs


class Hub:
    """The open streams of this process, and the people on the articles that they show.

    A new stream is a newcomer until it has been told the place from which it hears everything.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._streams: set[Subscription] = set()
        # In the order in which they came.
        self._newcomers: dict[Subscription, None] = {}
        self._board = Board()

    @property
    def is_empty(self) -> bool:
        """Whether nobody listens or waits to."""
        return not self._streams and not self._newcomers

    def join(self, subscription: Subscription) -> None:
        """Take a stream in as a newcomer. Raises `TooMany`."""
        with self._lock:
            everybody = [*self._streams, *self._newcomers]
            if reader := subscription.reader:
                own = [one for one in everybody if one.reader and one.reader.user == reader.user]
                if len(own) >= MOST_OF_ONE:
                    raise TooMany(is_theirs=True)
            if len(everybody) >= MOST_STREAMS:
                raise TooMany(is_theirs=False)
            self._newcomers[subscription] = None

    def leave(self, subscription: Subscription) -> None:
        """Forget a stream, if it is known."""
        with self._lock:
            self._streams.discard(subscription)
            self._newcomers.pop(subscription, None)

    def newcomers(self, most: int) -> list[Subscription]:
        """Return the newcomers that have waited longest for their starting place."""
        with self._lock:
            return list(self._newcomers)[:most]

    def admit(self, subscription: Subscription, first: Iterable[Event]) -> None:
        """Give a newcomer its first events, and from here on what happens, unless it has left meanwhile."""
        with self._lock:
            if subscription not in self._newcomers:
                return
            del self._newcomers[subscription]
            for event in first:
                subscription.put(event)
            self._streams.add(subscription)

    def readers(self) -> set[Reader]:
        """Return who listens."""
        with self._lock:
            return {one.reader for one in (*self._streams, *self._newcomers) if one.reader}

    def dismiss(self, readers: Collection[Reader]) -> None:
        """End the streams of these."""
        with self._lock:
            unwelcome = [one for one in (*self._streams, *self._newcomers) if one.reader in readers]
        for one in unwelcome:
            one.end()

    def publish(self, entries: Iterable[Entry]) -> None:
        """Hand entries of the ledger to the streams that they concern."""
        several = list(entries)
        for stream in self._copy():
            if heard := [entry for entry in several if stream.hears(entry)]:
                stream.put(changes(heard))

    def heard(self, where: Whereabouts, now: float) -> None:
        """Note where a page is, and tell the others on its article."""
        with self._lock:
            is_news = self._board.heard(where, now)
        if is_news:
            self._tell({where.article})

    def fade(self, now: float) -> None:
        """Forget the pages that fell silent."""
        with self._lock:
            changed = self._board.faded(now)
        self._tell(changed)

    def presence(self, article: UUID) -> Event:
        """Return who is on an article."""
        with self._lock:
            people = list(self._board.people(article))
        rows = [{"page": one.page, "user": str(one.user), "name": one.name, "at": one.at} for one in people]
        return Event("presence", orjson.dumps({"article": str(article), "people": rows}))

    def _tell(self, articles: Iterable[UUID]) -> None:
        for article in articles:
            event = self.presence(article)
            for stream in self._copy():
                if article in stream.articles:
                    stream.put(event)

    def _copy(self) -> list[Subscription]:
        with self._lock:
            return list(self._streams)


HUB = Hub()
