"""The body of one stream."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator

from django.db import close_old_connections
from django.db.models import Q

from annotator.live._events import changes, greeting, heartbeat, reset, told
from annotator.live._hub import Hub, Subscription
from annotator.live._listener import Listener
from articles.ledger.models import Entry
from articles.ledger.operations import end_of_feed
from articles.ledger.types import Cursor

# Seconds without an event after which the line is tried: so long a closed browser may keep its thread.
SILENCE = 15.0
# Seconds after which a stream ends by itself. The browser connects again at once, and is asked anew who it is.
LIFE = 15 * 60.0
# Entries that are told one by one to whoever comes back; behind more, everything is to be read anew.
MOST_MISSED = 500


def stream(
    hub: Hub, listener: Listener, subscription: Subscription, after: Cursor | None
) -> Generator[bytes]:
    """Yield what has happened since `after`, then what happens, until the browser is gone. Raises `TooMany` at once."""
    with hub.subscribed(subscription):
        # Whatever is committed from here on is queued; so what is read now leaves no gap, and may only come twice.
        listener.join()
        yield from _missed(subscription, after)
        for article in subscription.articles:
            yield bytes(hub.presence(article))
        # The connection goes back: it must not be held for as long as somebody reads an article.
        close_old_connections()
        until = time.monotonic() + LIFE
        while time.monotonic() < until:
            event = subscription.take(SILENCE)
            yield bytes(event) if event else heartbeat()


def _missed(subscription: Subscription, after: Cursor | None) -> Iterator[bytes]:
    """Yield what a page has missed."""
    end = end_of_feed()
    yield greeting(after or end)
    if after is None:
        return
    concerned = Q(article_id__in=subscription.articles) | Q(article_id=None)
    rows = told(Entry.objects.committed().after(after).filter(concerned))[: MOST_MISSED + 1]
    entries = [entry for entry in rows if subscription.hears(entry)]
    if len(rows) > MOST_MISSED:
        yield bytes(reset(end))
    elif entries:
        yield bytes(changes(entries))
