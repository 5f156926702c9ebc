"""One stream as the source of an answer."""

from __future__ import annotations

import time
from collections.abc import Callable

from annotator.live._events import heartbeat
from annotator.live._hub import Hub
from annotator.live._subscription import Subscription

# Seconds without an event after which the line is tried, and a browser that is gone found out.
SILENCE = 15.0
# Seconds after which a stream ends. The browser reconnects at once, and its rights are checked again.
LIFE = 15 * 60.0


class Stream:
    """The events for one page, until it is gone, its time is over, or it may no longer hear them."""

    def __init__(self, hub: Hub, subscription: Subscription) -> None:
        """Take part. Raises `TooMany`."""
        self._hub = hub
        self._subscription = subscription
        self._until = time.monotonic() + LIFE
        hub.join(subscription)

    @property
    def silence(self) -> float:
        """Seconds without an event after which the line is tried."""
        return SILENCE

    @property
    def is_over(self) -> bool:
        """Whether the stream is to end."""
        return self._subscription.is_ended or time.monotonic() >= self._until

    def take(self, timeout: float) -> bytes | None:
        """Return the next event, or None after `timeout` seconds without one."""
        event = self._subscription.take(timeout)
        return bytes(event) if event else None

    def tell(self, wake: Callable[[], None]) -> None:
        """Call `wake` whenever something happens."""
        self._subscription.tell(wake)

    def beat(self) -> bytes:
        """Return what keeps the line open."""
        return heartbeat()

    def close(self) -> None:
        """Take part no longer."""
        self._hub.leave(self._subscription)
