"""Hands what happens to the pages that it concerns, each through a queue of its own."""

from __future__ import annotations

import queue
import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

import orjson

from annotator.live._events import SHOWN, Event, changes
from annotator.live._presence import Board, Whereabouts
from articles.ledger.models import Entry

# Messages that wait for one page. A page that is further behind is told to read everything anew.
MOST_WAITING = 100
# Streams that one process keeps open: each holds a thread. The Procfile's --blocking-threads leaves room beside them.
MOST_STREAMS = 200


class TooMany(Exception):
    """As many streams are open as this process keeps."""


class Subscription:
    """What one open stream waits for. `knows_hidden`: whether entries about claims of other articles may be told."""

    def __init__(self, articles: Collection[UUID], *, knows_hidden: bool) -> None:
        self.articles = frozenset(articles)
        self._knows_hidden = knows_hidden
        self._waiting: queue.Queue[Event] = queue.Queue(MOST_WAITING)
        self._overrun = threading.Event()

    def hears(self, entry: Entry) -> bool:
        """Tell whether an entry concerns these articles, or a record that any article may name."""
        noun = entry.verb.partition(".")[0]
        if noun not in SHOWN:
            return False
        if entry.article_id:
            return entry.article_id in self.articles
        return self._knows_hidden or noun in {"source", "entity"}

    def put(self, event: Event) -> None:
        """Queue an event; never waits. Whoever can't keep up loses all of it and is told so."""
        try:
            self._waiting.put_nowait(event)
        except queue.Full:
            self._overrun.set()

    def take(self, timeout: float) -> Event | None:
        """Return the next event; None after `timeout` seconds without one."""
        if self._overrun.is_set():
            return self._start_anew()
        try:
            return self._waiting.get(timeout=timeout)
        except queue.Empty:
            return None

    def _start_anew(self) -> Event:
        """Empty the queue and say that everything is to be read anew, from the last place that was in it."""
        self._overrun.clear()
        place = ""
        while True:
            try:
                place = self._waiting.get_nowait().place or place
            except queue.Empty:
                return Event("reset", b"{}", place)


class Hub:
    """The open streams of this process, and the people on the articles that they show."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._streams: set[Subscription] = set()
        self._board = Board()

    @property
    def is_empty(self) -> bool:
        """Whether nobody listens."""
        return not self._streams

    @contextmanager
    def subscribed(self, subscription: Subscription) -> Iterator[None]:
        """Keep a stream subscribed. Raises `TooMany`."""
        with self._lock:
            if len(self._streams) >= MOST_STREAMS:
                raise TooMany
            self._streams.add(subscription)
        try:
            yield
        finally:
            with self._lock:
                self._streams.discard(subscription)

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
