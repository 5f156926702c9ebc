"""What one open stream waits for."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Collection
from uuid import UUID

from annotator.live._events import SHOWN, Event
from annotator.live._readers import Reader
from articles.ledger.models import Entry
from articles.ledger.types import Cursor

# Messages that wait for one page. A page that is further behind must read everything again.
MOST_WAITING = 100


class Subscription:
    """The articles of one stream, who reads it, and the events that wait for it.

    `knows_hidden`: whether entries about claims of other articles may be told. `after`: where the page heard
    last.
    """

    def __init__(
        self,
        articles: Collection[UUID],
        *,
        knows_hidden: bool,
        reader: Reader | None = None,
        after: Cursor | None = None,
    ) -> None:
        self.articles = frozenset(articles)
        self.reader = reader
        self.after = after
        self._knows_hidden = knows_hidden
        self._news = threading.Condition()
        self._waiting: deque[Event] = deque()
        self._overrun = False
        self._ended = False
        self._wake: Callable[[], None] = _nothing

    def hears(self, entry: Entry) -> bool:
        """Tell whether an entry concerns these articles, or a record that any article may name."""
        noun = entry.verb.partition(".")[0]
        if noun not in SHOWN:
            return False
        if entry.article_id:
            return entry.article_id in self.articles
        return self._knows_hidden or noun in {"source", "entity"}

    def put(self, event: Event) -> None:
        """Queue an event; never waits. A page that can't keep up loses all of them and is told so."""
        with self._news:
            if len(self._waiting) < MOST_WAITING:
                self._waiting.append(event)
            else:
                self._overrun = True
            self._ring()

    def end(self) -> None:
        """End it: nothing more is sent, not even waiting events, since the listener may not hear them."""
        with self._news:
            self._ended = True
            self._waiting.clear()
            self._ring()

    @property
    def is_ended(self) -> bool:
        """Whether the stream is to end."""
        return self._ended

    def tell(self, wake: Callable[[], None]) -> None:
        """Call `wake`, in the thread that brings the news, whenever there are some."""
        with self._news:
            self._wake = wake
            wake()

    def take(self, timeout: float) -> Event | None:
        """Return the next event; None after `timeout` seconds without one, or at the end."""
        with self._news:
            self._news.wait_for(self._has_news, timeout)
            if self._ended:
                return None
            if self._overrun:
                return self._start_anew()
            return self._waiting.popleft() if self._waiting else None

    def _has_news(self) -> bool:
        return bool(self._waiting) or self._overrun or self._ended

    def _ring(self) -> None:
        self._news.notify_all()
        self._wake()

    def _start_anew(self) -> Event:
        """Empty the queue, and tell the page to read everything again, from the last place that was in it."""
        self._overrun = False
        place = ""
        while self._waiting:
            place = self._waiting.popleft().place or place
        return Event("reset", b"{}", place)


def _nothing() -> None:
    """Wake nobody: somebody waits in `take`."""
