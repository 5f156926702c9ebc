"""Which items of a feed a poll takes, and when the feed is asked again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from articles.ingest._polling import Seen, key_of, next_poll, to_take
from articles.ingest.types import FeedItem

NOW = datetime(2025, 3, 27, 9, 30, tzinfo=UTC)


def item(number: int, changed: datetime | None = None) -> FeedItem:
    return FeedItem(f"holt-{number}", f"http://holt.example/{number}", "", changed, None)


def test_new_changed_and_failed_items_are_wanted_the_oldest_first_and_each_once() -> None:
    items = [item(5), item(4, NOW), item(3, NOW), item(2), item(1), item(5)]
    seen = {
        key_of(items[1]): Seen(NOW - timedelta(hours=1), taken=True, attempts=1),
        key_of(items[2]): Seen(NOW, taken=True, attempts=1),
        key_of(items[3]): Seen(None, taken=False, attempts=2),
        key_of(items[4]): Seen(None, taken=False, attempts=3),
    }
    assert [one.id for one in to_take(items, seen)] == ["holt-5", "holt-2", "holt-4"]


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ({"failures": 0, "more": False}, 15),
        ({"failures": 0, "more": True}, 1),
        ({"failures": 1, "more": False}, 30),
        ({"failures": 3, "more": False}, 120),
        ({"failures": 900, "more": False}, 1440),
        ({"failures": 1, "more": False, "wait": 7200}, 120),
        ({"failures": 1, "more": False, "wait": 5}, 30),
    ],
)
def test_a_feed_that_fails_is_asked_ever_more_seldom(said: dict[str, int], minutes: int) -> None:
    assert next_poll(NOW, **said) == NOW + timedelta(minutes=minutes)  # type: ignore[arg-type] # as named above
