"""Kinds of answers that rooms make and others send: those that go on for as long as somebody listens, and
those that may be asked for again when there are news.

Under a plain WSGI server the first kind is iterated and waits in the request's thread, and the second is sent
as it is. The front door takes the source out of the first instead, and sends what it gives without a thread;
and it keeps the second, without a thread, until there are news or patience ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol, Self

from django.http import StreamingHttpResponse
from rest_framework.response import Response

from annotator.web.news import Waiter

# In a request's environ: the seconds that the front door has waited before it asks again.
WAITED = "galley.waited"


class Source(Protocol):
    """Where the pieces come from."""

    def take(self, timeout: float) -> bytes | None:
        """Return the next piece; None when there was none for `timeout` seconds."""

    def tell(self, wake: Callable[[], None]) -> None:
        """Call `wake`, from any thread, whenever there may be a piece to take, or the end has come."""

    @property
    def is_over(self) -> bool:
        """Whether nothing comes any more, except what can be taken already."""

    def beat(self) -> bytes:
        """Return what is sent when nothing happened for `silence` seconds, to see whether anybody is
        there.
        """

    @property
    def silence(self) -> float:
        """Seconds without a piece after which the line is tried."""

    def close(self) -> None:
        """Give up what the source holds. May be called more than once."""


class LongAnswer(StreamingHttpResponse):
    """An answer whose body is a `Source`, which is closed with it."""

    def __init__(self, source: Source, **more: Any) -> None:
        super().__init__(waited_for(source), **more)
        self.source = source

    def close(self) -> None:
        """Close the source too: a body that was never begun has nothing else that would do it."""
        self.source.close()
        super().close()


class EventStream(LongAnswer):
    """Server-sent events (HTML Living Standard, section 9.2), which proxies must neither keep nor gather."""

    def __init__(self, source: Source) -> None:
        super().__init__(source, content_type="text/event-stream")
        self["Cache-Control"] = "no-cache, no-transform"
        # What nginx asks for.
        self["X-Accel-Buffering"] = "no"


def waited_for(source: Source) -> Iterator[bytes]:
    """Yield the pieces, waiting for each, then the end."""
    try:
        while True:
            piece = source.take(source.silence)
            if piece is not None:
                yield piece
            elif source.is_over:
                return
            else:
                yield source.beat()
    finally:
        source.close()


class PatientAnswer(Response):
    """An answer with nothing in it, that may be asked for again: once the `waiter` is rung, or in `patience`
    seconds.
    """

    waiter: Waiter
    patience: float

    @classmethod
    def until(cls, waiter: Waiter, patience: float, nothing: object) -> Self:
        """Return the answer; `nothing` is sent by whoever doesn't wait."""
        made = cls(nothing)
        made.waiter, made.patience = waiter, patience
        return made
