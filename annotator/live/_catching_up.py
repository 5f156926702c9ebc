"""The first events of a stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.db.models import Q

from annotator.live._events import Event, changes, greeting, reset, told
from annotator.live._subscription import Subscription
from articles.ledger.models import Entry
from articles.ledger.types import Cursor

# The most entries that a returning page gets one by one; beyond that it must read everything again.
MOST_MISSED = 500


def first_events(
    newcomers: Iterable[Subscription], place: Cursor
) -> Iterator[tuple[Subscription, list[Event]]]:
    """Yield each stream with its greeting and what it missed up to `place`, where it joins the feed.

    Pages that left at the same place are served by one read: after a restart that is nearly all of them.
    """
    fresh = [one for one in newcomers if one.after is None]
    yield from ((one, [greeting(place)]) for one in fresh)
    back = [(one.after, one) for one in newcomers if one.after is not None]
    for after, pairs in groupby(sorted(back, key=lambda pair: pair[0]), key=lambda pair: pair[0]):
        together = [one for _, one in pairs]
        missed = _missed(together, after, place)
        for one in together:
            yield one, [greeting(after), *_retold(one, missed, place)]


def _missed(together: Iterable[Subscription], after: Cursor, place: Cursor) -> list[Entry] | None:
    """Return what may concern them between two places; None when that is too much."""
    articles = {article for one in together for article in one.articles}
    concerned = Q(article_id__in=articles) | Q(article_id=None)
    rows = told(Entry.objects.committed().after(after).filter(concerned))[: MOST_MISSED + 1]
    # What came since is published to all who were admitted.
    entries = [entry for entry in rows if entry.cursor <= place]
    return None if len(entries) > MOST_MISSED else entries


def _retold(subscription: Subscription, missed: list[Entry] | None, place: Cursor) -> Iterator[Event]:
    if missed is None:
        yield reset(place)
    elif heard := [entry for entry in missed if subscription.hears(entry)]:
        yield changes(heard)
