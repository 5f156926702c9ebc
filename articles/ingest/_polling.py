"""What a poll decides: which items of a feed are to be taken, and when the feed is asked again. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from articles.ingest.types import FeedItem

# In minutes.
EVERY, _LONGEST_PAUSE = 15, 24 * 60
# Items that one poll takes; the others are taken by the next, a minute later.
MOST_TAKEN = 20
MOST_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of an item: when it was changed as it was taken, whether it became an article, and how
    often it was tried.
    """

    changed: datetime | None
    taken: bool
    attempts: int


def key_of(item: FeedItem) -> str:
    """Return by what an item is known again: its id, else its address."""
    return sha256((item.id or item.url).encode()).hexdigest()


def to_take(items: Sequence[FeedItem], seen: Mapping[str, Seen]) -> list[FeedItem]:
    """Return the items that are new, were changed, or could not be taken yet, the oldest first.

    A feed lists its latest first. Each item comes once, as the feed has it first.
    """
    once = {key_of(item): item for item in reversed(items)}
    return [item for key, item in once.items() if _is_wanted(item, seen.get(key))]


def _is_wanted(item: FeedItem, known: Seen | None) -> bool:
    if known is None:
        return True
    if not known.taken:
        return known.attempts < MOST_ATTEMPTS
    return item.changed is not None and known.changed is not None and item.changed > known.changed


def next_poll(now: datetime, *, failures: int, more: bool, wait: int | None = None) -> datetime:
    """Return when a feed is asked again: a minute later if there is `more` to take, else after a quarter of
    an hour, twice as long after each failure in a row, up to a day; never before its site allows, in `wait`
    seconds.
    """
    minutes = 1 if more else min(EVERY * 2 ** min(failures, 10), _LONGEST_PAUSE)
    return now + max(timedelta(minutes=minutes), timedelta(seconds=wait or 0))
